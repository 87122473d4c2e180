import { useEffect, useState } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { dayOf, spanOf, startOfDay } from '../../src-shared/domain/time.ts';
import type { When } from '../../src-shared/domain/time.ts';
import { ask } from '../bridge.ts';
import { useSettings } from '../store/settings-store.ts';
import { addDays } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { freeStarts } from './free-times.ts';

export type Clash = {
  /** The bookings that have the time already. */
  taken: BookingView[];
  /** The nearest free starts on the same day. */
  free: number[];
};
const noClash: Clash = { taken: [], free: [] };
const hour = 60 * 60_000;

async function findClash(
  when: When,
  except: string | null,
  hours: [from: number, to: number],
  timeZone: string,
): Promise<Clash> {
  const taken = await ask('bookings.overlaps', { when, except });
  if (taken.length === 0 || when.allDay) return { taken, free: [] };
  const day = dayOf(when.startAt, timeZone);
  const fromAt = startOfDay(day, timeZone);
  const others = await ask('bookings.inRange', {
    fromAt,
    toAt: startOfDay(addDays(day, 1), timeZone),
  });
  const spans = others
    .filter((other) => other.id !== except && other.status !== 'cancelled')
    .map((other) => spanOf(other.when, timeZone));
  const open = { startAt: fromAt + hours[0] * hour, endAt: fromAt + hours[1] * hour };
  return { taken, free: freeStarts(spans, open, when.endAt - when.startAt, when.startAt) };
}

/** What stands in the way of a time, looked up as soon as the time is clear. */
export function useClash(when: When | null, except: string | null): Clash {
  const { practiceTimeZone, dayStartsAtHour, dayEndsAtHour } = useSettings(
    (state) => state.settings,
  );
  const [clash, setClash] = useState<Clash>(noClash);
  const asked = when === null ? null : JSON.stringify(when);

  useEffect(() => {
    if (asked === null) return undefined;
    let isCurrent = true;
    findClash(JSON.parse(asked) as When, except, [dayStartsAtHour, dayEndsAtHour], practiceTimeZone)
      .then((found) => {
        if (isCurrent) setClash(found);
      })
      .catch(tellFailure);
    return () => {
      isCurrent = false;
    };
  }, [asked, except, practiceTimeZone, dayStartsAtHour, dayEndsAtHour]);

  return asked === null ? noClash : clash;
}
