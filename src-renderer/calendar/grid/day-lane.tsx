import { memo, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Day } from '../../../src-shared/domain/time.ts';
import { formatLongDay } from '../../ui/format.ts';
import type { Drawn } from '../drawn.ts';
import type { DayOff, Stretch } from '../opening-hours.ts';
import styles from './day-lane.module.css';
import { EventBox } from './event-box.tsx';
import { HandInLane } from './hand-in-lane.tsx';
import looks from './looks.module.css';
import { samePropsBut } from './same-props.ts';
import { segmentOn, sideBySide } from './segments.ts';
import type { Segment } from './segments.ts';

type Props = {
  day: Day;
  /** What of everything that is drawn lies in this day. */
  items: readonly Drawn[];
  closed: readonly Stretch[];
  off: DayOff;
  /** The minute it is, today; other days are over as a whole or not at all. */
  nowMinute: number | null;
  isOver: boolean;
  /** How wide the day is, and how high a minute of it, in pixels. */
  width: number;
  pixelsPerMinute: number;
  heldId: string | null;
};

const fullDay = 24 * 60;
/** The least height in which a name can be read, and what is free at the sides of a day, in pixels. */
const leastHeight = 20;
const sides = 10;

/** The hours of one day, with everything that is in them. A stop for the Tab key: from there the arrow keys choose a time. */
export const DayLane = memo(DayLaneOnce, samePropsBut('items'));

function DayLaneOnce(props: Props): ReactNode {
  const { day, items, closed, off, nowMinute, isOver, width, pixelsPerMinute, heldId } = props;
  const leastMinutes = leastHeight / pixelsPerMinute;
  const boxes = useMemo(
    () =>
      sideBySide(
        items.flatMap((drawn) => partOf(drawn, day)),
        leastMinutes,
      ),
    [items, day, leastMinutes],
  );
  const buffers = useMemo(
    () =>
      items
        .flatMap((drawn) => drawn.buffers)
        .flatMap(({ key, place }) => {
          const segment = segmentOn(day, place);
          return segment === null ? [] : [{ key, ...segment }];
        }),
    [items, day],
  );
  const classes = [styles['lane'], nowMinute === null ? '' : styles['today']];
  if (off !== null) classes.push(looks[`off-${off}`]);
  return (
    <div
      role="group" // no cell: as a target it would take the room around the bookings in it
      aria-label={formatLongDay(day)}
      tabIndex={0} // oxlint-disable-line jsx-a11y/no-noninteractive-tabindex -- the grid has its keys
      data-lane={day}
      className={classes.join(' ')}
    >
      {closed.map((stretch) => (
        <div
          key={stretch.fromMinute}
          className={`${styles['stretch'] ?? ''} ${looks['closed'] ?? ''}`}
          style={spanOfDay(stretch)}
        />
      ))}
      {nowMinute !== null && (
        <div
          className={`${styles['now'] ?? ''} ${looks['nowLine'] ?? ''}`}
          style={{ top: part(nowMinute) }}
        />
      )}
      <div className={styles['boxes']}>
        {buffers.map((buffer) => (
          <div
            key={buffer.key}
            className={`${styles['stretch'] ?? ''} ${looks['buffer'] ?? ''}`}
            style={spanOfDay(buffer)}
          />
        ))}
        {boxes.map(({ item: { drawn, ...segment }, left, width: share }) => (
          <EventBox
            key={drawn.key}
            item={drawn}
            style={{ ...spanOfDay(segment), left: `${left * 100}%`, width: `${share * 100}%` }}
            room={{
              width: Math.floor((width - sides) * share),
              height: Math.max(
                (segment.toMinute - segment.fromMinute) * pixelsPerMinute,
                leastHeight,
              ),
            }}
            isStart={segment.isStart}
            isEnd={segment.isEnd}
            isPast={isOver || (nowMinute !== null && segment.toMinute <= nowMinute)}
            isHeld={drawn.key === heldId}
          />
        ))}
        <HandInLane day={day} />
      </div>
    </div>
  );
}

/** From where to where in the day, in parts of its height. */
function spanOfDay({ fromMinute, toMinute }: Stretch): { top: string; height: string } {
  return { top: part(fromMinute), height: part(toMinute - fromMinute) };
}

const part = (minutes: number): string => `${(minutes / fullDay) * 100}%`;

function partOf(drawn: Drawn, day: Day): (Segment & { drawn: Drawn })[] {
  const segment = segmentOn(day, drawn.place);
  return segment === null ? [] : [{ ...segment, drawn }];
}
