import { addDays } from '../../src-shared/domain/time.ts';
import { Repeat } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { Day } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';
import { formatDay, formatHours, formatLongDay } from '../ui/format.ts';
import { SyncMark } from '../ui/sync-mark.tsx';
import type { AgendaLine } from './agenda-days.ts';
import styles from './agenda.module.css';
import { spokenBooking, spokenBusy } from './drawn.ts';
import { showLook } from './quick-look-store.ts';

type Props = { line: AgendaLine; today: Day; timeZone: string };

/** One line of the agenda. */
export function AgendaRow({ line, today, timeZone }: Props): ReactNode {
  switch (line.kind) {
    case 'day':
      return (
        <h2 className={styles['day']} data-today={line.day === today}>
          {dayWords(line.day, today)}
        </h2>
      );
    case 'nothing':
      return <span className={styles['soft']}>{t('calendar:agenda.nothingToday')}</span>;
    case 'holiday':
      return (
        <span className={styles['off']} data-kind="holiday">
          <span>{t('calendar:agenda.holiday', { name: line.name })}</span>
        </span>
      );
    case 'time-off':
      return (
        <span className={styles['off']} data-kind="time-off">
          <span>{timeOffWords(line)}</span>
        </span>
      );
    case 'busy':
      return (
        <span role="note" aria-label={spokenBusy(line.block, timeZone)} className={styles['busy']}>
          <span className={styles['time']}>{formatHours(line.block.when, timeZone)}</span>
          <span className={styles['name']}>{line.block.title || t('calendar:drawn.busy')}</span>
        </span>
      );
    case 'booking':
      return <BookingRow booking={line.booking} timeZone={timeZone} />;
  }
}

function BookingRow({ booking, timeZone }: { booking: BookingView; timeZone: string }): ReactNode {
  const color = { '--color': `var(--service-${booking.serviceColor ?? 'gray'})` } as CSSProperties;
  return (
    <button
      type="button"
      className={styles['booking']}
      style={color}
      data-status={booking.status}
      data-booking={booking.id}
      aria-label={spokenBooking(booking, timeZone)}
      onClick={({ currentTarget }) => showLook(booking.id, currentTarget)}
    >
      <span aria-hidden="true" className={styles['seen']}>
        <span className={styles['time']}>{formatHours(booking.when, timeZone)}</span>
        <span className={styles['name']}>{booking.displayTitle}</span>
        {booking.status !== 'confirmed' && (
          <span className={styles['soft']}>{t(`calendar:status.${booking.status}`)}</span>
        )}
        <span className={styles['place']}>{booking.location}</span>
        {booking.seriesId !== null && <Repeat size={12} />}
        <SyncMark status={booking.sync.status} size={14} />
      </span>
    </button>
  );
}

function dayWords(day: Day, today: Day): string {
  const words = formatLongDay(day);
  if (day === today) return t('calendar:agenda.today', { day: words });
  return day === addDays(today, 1) ? t('calendar:agenda.tomorrow', { day: words }) : words;
}

function timeOffWords({ day, label, endDay }: Extract<AgendaLine, { kind: 'time-off' }>): string {
  const named = label === '' ? t('calendar:day.timeOff') : label;
  const lastDay = addDays(endDay, -1);
  if (lastDay === day) return t('calendar:agenda.timeOff', { label: named });
  return t('calendar:agenda.timeOffUntil', { day: formatDay(lastDay), label: named });
}
