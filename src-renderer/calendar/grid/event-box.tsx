import { Repeat } from 'lucide-react';
import { memo } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import { t } from '../../../src-shared/words/words.ts';
import { clockPart } from '../../ui/place.ts';
import type { Place } from '../../ui/place.ts';
import { SyncMark } from '../../ui/sync-mark.tsx';
import type { Drawn } from '../drawn.ts';
import { showLook } from '../quick-look-store.ts';
import styles from './event-box.module.css';
import looks from './looks.module.css';
import { samePropsBut } from './same-props.ts';

type Props = {
  item: Drawn;
  /** Where it stands: parts of what it stands in, or pixels. */
  style: Readonly<CSSProperties>;
  /** How much room there is in it, in pixels; `height` is null for a row in a month or of whole days. */
  room: { width: number; height: number | null };
  isStart: boolean;
  isEnd: boolean;
  isPast: boolean;
  /** The person has it in hand, and it is drawn elsewhere. */
  isHeld: boolean;
};

/** What there has to be for a second line, a third, the time beside a name in a month, a whole name; and all of it in one line. */
const room = {
  secondLine: 36,
  thirdLine: 49,
  timeInMonth: 119,
  name: 87,
  allBeside: 340,
};

/** A booking or somebody else's event in the calendar; its name for those who hear it is one whole sentence. */
export const EventBox = memo(EventBoxOnce, samePropsBut('style', 'room'));

function EventBoxOnce({ item, style, room: size, ...ends }: Props): ReactNode {
  const isRow = size.height === null;
  const isWide = !isRow && size.width >= room.allBeside;
  const isShort = size.height === null || size.height < (isWide ? room.thirdLine : room.secondLine);
  const isNarrow = size.width < room.name;
  const words = wordsOf(item, { ...size, isShort });
  const name = (
    <>
      <span className={styles['title']}>{words.title}</span>
      {words.time !== null && !isNarrow && <span className={styles['time']}>{words.time}</span>}
    </>
  );
  const inner = (
    <div
      aria-hidden="true"
      title={item.spoken}
      className={styles['content']}
      data-row={isRow}
      data-short={isShort}
      data-narrow={isNarrow}
      data-wide={isWide}
      data-marks={marksOf(item)}
    >
      {isShort && !isRow && !isWide ? <span className={styles['line']}>{name}</span> : name}
      {words.second !== null && !isNarrow && (
        <span className={styles['second']}>{words.second}</span>
      )}
      {item.kind === 'booking' && (
        <span className={styles['mark']}>
          {item.booking.seriesId !== null && (
            <Repeat size={11} className={styles['repeat'] ?? ''} />
          )}
          <SyncMark status={item.booking.sync.status} />
        </span>
      )}
    </div>
  );
  const className = classOf(item, isRow, ends);
  if (item.kind === 'busy')
    return (
      <div role="note" aria-label={item.spoken} data-busy className={className} style={style}>
        {inner}
      </div>
    );
  const { booking, place } = item;
  const isFixed = booking.status === 'cancelled';
  const isResizable = !isFixed && ends.isEnd && (!isRow || place.allDay);
  return (
    <div
      role="button"
      tabIndex={0}
      aria-label={item.spoken}
      data-booking={booking.id}
      data-fixed={isFixed}
      className={className}
      style={
        {
          ...style,
          '--service': `var(--service-${booking.serviceColor ?? 'gray'})`,
        } as CSSProperties
      }
      onClick={({ currentTarget }) => showLook(booking.id, currentTarget)}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' '))
          return;
        event.preventDefault();
        showLook(booking.id, event.currentTarget);
      }}
    >
      {inner}
      {isResizable && <span data-resizer className={styles[isRow ? 'rightEnd' : 'lowerEnd']} />}
    </div>
  );
}

/** How many marks stand at its end. */
function marksOf(item: Drawn): number {
  if (item.kind === 'busy') return 0;
  return item.booking.seriesId === null ? 1 : 2;
}

type Words = { title: string; time: string | null; second: string | null };

function wordsOf(item: Drawn, size: Props['room'] & { isShort: boolean }): Words {
  const { place } = item;
  if (item.kind === 'busy')
    return {
      title: item.block.title || t('calendar:drawn.busy'),
      time: place.allDay ? null : timeWords(place, size),
      second: null,
    };
  const { booking } = item;
  const isTitled = booking.title !== null && booking.title !== '';
  const title = isTitled ? booking.displayTitle : (booking.clientName ?? booking.displayTitle);
  const other = isTitled
    ? booking.clientName
    : booking.clientName === null
      ? null
      : booking.serviceName;
  if (place.allDay) return { title, time: null, second: other };
  const isWide = size.width >= room.allBeside;
  const hasRoom = size.height !== null && (isWide || size.height >= room.thirdLine);
  return { title, time: timeWords(place, size), second: hasRoom ? other : null };
}

/** From when to when, or only from when where there is one line; null where a month has no room for it either. */
function timeWords(
  place: Extract<Place, { allDay: false }>,
  { width, height, isShort }: Props['room'] & { isShort: boolean },
): string | null {
  if (!isShort || (height !== null && width >= room.allBeside))
    return `${clockPart(place.start)}–${clockPart(place.end)}`;
  return height === null && width < room.timeInMonth ? null : clockPart(place.start);
}

function classOf(
  item: Drawn,
  isRow: boolean,
  { isStart, isEnd, isPast, isHeld }: Pick<Props, 'isStart' | 'isEnd' | 'isPast' | 'isHeld'>,
): string {
  const names = ['event', isRow ? 'row' : 'column'];
  if (item.kind === 'busy') names.push('busy');
  else names.push(`status-${item.booking.status}`, `sync-${item.booking.sync.status}`);
  if (isPast) names.push('past');
  if (isHeld) names.push('left');
  if (item.kind === 'booking' && item.isMoving) names.push('movedByKeys');
  if (!isStart) names.push('continued');
  if (!isEnd) names.push('continues');
  return names.map((name) => looks[name] ?? '').join(' ');
}
