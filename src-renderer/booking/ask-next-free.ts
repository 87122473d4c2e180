import type { FreeTimes } from '../../src-shared/domain/clash.ts';
import { ask } from '../bridge.ts';
import { now } from '../ui/clock.ts';

/** What a free time is looked for: as the fields of the dialog say it. */
export type NextFreeQuestion = {
  serviceId: string | null;
  minutes: number;
  /** The start in the fields; null while it is unclear. */
  startAt: number | null;
  except: string | null;
};

const mostMinutesApart = 60;

/** The next free times after the one in the fields. */
export function askNextFree(
  { startAt, ...wanted }: NextFreeQuestion,
  count: number,
): Promise<FreeTimes> {
  return ask('availability.nextFree', {
    ...wanted,
    fromAt: startAt === null ? now() : startAt + 1, // the one in the fields is known already
    count,
    apartMinutes: Math.min(wanted.minutes, mostMinutesApart),
  });
}
