import type { EventDisplayInfo } from '@fullcalendar/react';
import { Repeat } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import { SyncMark } from '../ui/sync-mark.tsx';
import { wallTimePart } from './dropped-time.ts';
import styles from './event-content.module.css';
import { drawnOf } from './event-inputs.ts';

/** The hours as they are, or become while it is dragged; in a box of one line there is room for the start only. */
function timeWords({ event, isShort, view }: EventDisplayInfo): string {
  const [start, end] = [event.startStr, event.endStr].map((iso) => wallTimePart(iso).slice(11));
  return isShort || view.type === 'dayGridMonth' || event.endStr === ''
    ? (start ?? '')
    : `${start}–${end}`;
}

/**
 * What stands in one box of the calendar. What is seen is hidden from screen readers, which get one
 * whole sentence instead; that sentence is also the box's accessible name.
 */
export function EventContent(info: EventDisplayInfo): ReactNode {
  const isMonth = info.view.type === 'dayGridMonth';
  const isRow = isMonth || info.event.allDay;
  const drawn = drawnOf(info.event);
  if (drawn === null) return <span className={styles['time']}>{timeWords(info)}</span>;
  if (drawn.kind === 'busy') {
    return (
      <div
        role="note"
        aria-label={drawn.spoken}
        title={drawn.spoken}
        className={styles['content']}
        data-month={isMonth}
        data-short={isRow || info.isShort}
        data-all-day={isRow}
      >
        <span className={styles['title']}>{drawn.block.title || t('calendar:drawn.busy')}</span>
        {!info.event.allDay && <span className={styles['time']}>{timeWords(info)}</span>}
      </div>
    );
  }
  const { booking } = drawn;
  const isTitled = booking.title !== null && booking.title !== '';
  const first = isTitled ? booking.displayTitle : (booking.clientName ?? booking.displayTitle);
  const second = isTitled
    ? booking.clientName
    : booking.clientName === null
      ? null
      : booking.serviceName;
  return (
    <>
      <span className="spoken-only">{drawn.spoken}</span>
      <div
        aria-hidden="true"
        title={drawn.spoken}
        data-booking={booking.id}
        className={styles['content']}
        data-month={isMonth}
        data-short={isRow || info.isShort}
        data-all-day={isRow}
      >
        <span className={styles['title']}>{first}</span>
        <span className={styles['time']}>{info.event.allDay ? second : timeWords(info)}</span>
        {!isRow && second !== null && <span className={styles['second']}>{second}</span>}
        <span className={styles['mark']}>
          {booking.seriesId !== null && <Repeat size={11} className={styles['repeat'] ?? ''} />}
          <SyncMark status={booking.sync.status} />
        </span>
      </div>
    </>
  );
}
