import type { ReactNode } from 'react';
import type { Day } from '../../../src-shared/domain/time.ts';
import { clockPart, daysOfPlace } from '../../ui/place.ts';
import type { Place } from '../../ui/place.ts';
import { colorOf } from './hand-in-lane.tsx';
import styles from './hand.module.css';
import { useHand } from './hand-store.ts';
import looks from './looks.module.css';

/** What the person has in hand, where a day is one field: in a month anything, above the hours what lasts whole days. */
export function HandInCell({ day, isMonth }: { day: Day; isMonth: boolean }): ReactNode {
  const { mark, held } = useHand();
  const isMarked = mark !== null && isIn(day, mark, isMonth);
  const isHeld = held !== null && isIn(day, held.place, isMonth);
  if (!isMarked && !isHeld) return null;
  return (
    <div aria-hidden="true" className={`${looks['drawn']} ${styles['inCell']}`}>
      {held !== null && isHeld && daysOfPlace(held.place).first === day && (
        <div className={styles['held']} style={colorOf(held.booking.serviceColor)}>
          {!held.place.allDay && <span>{clockPart(held.place.start)}</span>}
          <strong>{held.booking.clientName ?? held.booking.displayTitle}</strong>
        </div>
      )}
    </div>
  );
}

function isIn(day: Day, place: Place, isMonth: boolean): boolean {
  if (!isMonth && !place.allDay) return false;
  const { first, last } = daysOfPlace(place);
  return first <= day && day <= last;
}
