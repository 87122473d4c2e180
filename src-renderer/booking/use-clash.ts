import { useEffect, useState } from 'react';
import type { ClashAnswer } from '../../src-shared/domain/clash.ts';
import type { When } from '../../src-shared/domain/time.ts';
import { ask, on } from '../bridge.ts';
import { tellFailure } from '../ui/notify.tsx';

const noClash: ClashAnswer = { clashes: [], free: { starts: [], asOf: null } };

/** The same answer is no news: the whole form would be drawn anew for it. */
const isSame = (a: ClashAnswer, b: ClashAnswer) => JSON.stringify(a) === JSON.stringify(b);

/**
 * What stands in the way of a time, looked up as soon as the time is clear, and again when bookings, calendar or hours change.
 * `except` is the booking that is to have it.
 */
export function useClash(
  when: When | null,
  except: string | null,
  serviceId: string | null,
): ClashAnswer {
  const [clash, setClash] = useState<ClashAnswer>(noClash);
  const asked = when === null ? null : JSON.stringify(when);

  useEffect(() => {
    if (asked === null) return undefined;
    let isCurrent = true;
    function look(): void {
      ask('bookings.clashes', { when: JSON.parse(asked ?? '') as When, except, serviceId })
        .then((found) => {
          if (isCurrent) setClash((last) => (isSame(last, found) ? last : found));
        })
        .catch(tellFailure);
    }
    look();
    const stops = [
      on('bookings.changed', look),
      on('calendar.changed', look),
      on('hours.changed', look),
    ];
    return () => {
      isCurrent = false;
      for (const stop of stops) stop();
    };
  }, [asked, except, serviceId]);

  return asked === null ? noClash : clash;
}
