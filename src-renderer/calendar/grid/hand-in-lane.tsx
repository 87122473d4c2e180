import type { ReactNode } from 'react';
import type { Day } from '../../../src-shared/domain/time.ts';
import { clockPart } from '../../ui/place.ts';
import type { Place } from '../../ui/place.ts';
import styles from './hand.module.css';
import { useHand } from './hand-store.ts';
import looks from './looks.module.css';
import { segmentOn } from './segments.ts';

/** What the person has in hand, in the hours of a day: the time they mark, and the booking they drag. */
export function HandInLane({ day }: { day: Day }): ReactNode {
  const { mark, held } = useHand();
  return (
    <>
      {mark !== null && (
        <Part day={day} place={mark} className={`${looks['drawn']} ${styles['mark']}`} />
      )}
      {held !== null && (
        <Part
          day={day}
          place={held.place}
          className={styles['held']}
          title={held.booking.clientName ?? held.booking.displayTitle}
          color={held.booking.serviceColor}
        />
      )}
    </>
  );
}

type PartProps = {
  day: Day;
  place: Place;
  className: string | undefined;
  title?: string;
  color?: string | null;
};

function Part({ day, place, className, title, color }: PartProps): ReactNode {
  const segment = segmentOn(day, place);
  if (segment === null || place.allDay) return null;
  const { fromMinute, toMinute, isStart } = segment;
  const [top, height] = [fromMinute, toMinute - fromMinute].map(
    (minutes) => `${(minutes / (24 * 60)) * 100}%`,
  );
  return (
    <div
      aria-hidden="true"
      className={`${className} ${styles['inHours']}`}
      style={{ top, height, ...colorOf(color) }}
    >
      {isStart && (
        <>
          <span>{`${clockPart(place.start)}–${clockPart(place.end)}`}</span>
          {title !== undefined && <strong>{title}</strong>}
        </>
      )}
    </div>
  );
}

/** The color of the service, for the styles. */
export function colorOf(color: string | null | undefined): object {
  return color === undefined ? {} : { '--service': `var(--service-${color ?? 'gray'})` };
}
