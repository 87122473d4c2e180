import type { OpeningRules } from '../../src-shared/domain/availability.ts';
import type { FreeTimes } from '../../src-shared/domain/clash.ts';
import { nextFreeTimes } from '../../src-shared/domain/free-times.ts';
import type { Settings } from '../../src-shared/domain/settings.ts';
import { spanOf } from '../../src-shared/domain/time.ts';
import { readOpeningRules } from '../availability/opening-repo.ts';
import { readFreshness } from '../calendars/busy-repo.ts';
import { readBusyBlocks } from '../calendars/busy-service.ts';
import type { Db } from '../database/schema.ts';
import { takenSpans } from './taken-repo.ts';

/** What a free time is wanted for. */
export type Wanted = {
  minutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  fromAt: number;
  count: number;
  apartMinutes: number;
  /** A booking that is to be moved: its own time is free for it. */
  exceptId: string | null;
};

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** How far ahead is looked, in parts: mostly the first has the answer, and the other need not be read. */
const daysAhead = [14, 90];

/** The next free starts within 90 days, and how old what is known of the calendar is. Works without a network. */
export async function findFreeTimes(
  db: Db,
  wanted: Wanted,
  settings: Settings,
  now: number,
): Promise<FreeTimes> {
  const rules = withUsualHours(await readOpeningRules(db), settings);
  const firstAt = Math.max(wanted.fromAt, now);
  const starts: number[] = [];
  let fromAt = firstAt;
  for (const days of daysAhead) {
    if (starts.length >= wanted.count) break;
    const untilAt = firstAt + days * dayMs;
    const { minutes, bufferBeforeMinutes, bufferAfterMinutes, apartMinutes } = wanted;
    const last = starts.at(-1);
    starts.push(
      ...nextFreeTimes({
        minutes,
        bufferBeforeMinutes,
        bufferAfterMinutes,
        apartMinutes,
        fromAt: last === undefined ? fromAt : Math.max(fromAt, last + apartMinutes * minuteMs),
        untilAt,
        count: wanted.count - starts.length,
        rules,
        taken: await takenWithin(db, wanted, rules.timeZone, fromAt, untilAt),
        now,
        noticeMinutes: settings.minimumNoticeMinutes,
        stepMinutes: settings.startStepMinutes,
      }),
    );
    fromAt = untilAt;
  }
  return { starts, asOf: await readFreshness(db) };
}

/** What is taken of the time that starts within [fromAt, untilAt) can need. */
async function takenWithin(
  db: Db,
  { minutes, bufferBeforeMinutes, bufferAfterMinutes, exceptId }: Wanted,
  timeZone: string,
  fromAt: number,
  untilAt: number,
) {
  const range = {
    fromAt: fromAt - bufferBeforeMinutes * minuteMs,
    toAt: untilAt + (minutes + bufferAfterMinutes) * minuteMs,
  };
  const busy = await readBusyBlocks(db, range);
  return [
    ...(await takenSpans(db, range, exceptId)),
    ...busy.map(({ when }) => spanOf(when, timeZone)),
  ];
}

/** Where no hours of the week were said nothing is closed; but nobody wants to be offered three in the morning. */
function withUsualHours(rules: OpeningRules, settings: Settings): OpeningRules {
  if (rules.weekly.length > 0) return rules;
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  const hours = { from: clock(settings.dayStartsAtHour), to: clock(settings.dayEndsAtHour) };
  const weekdays = [1, 2, 3, 4, 5, 6, 7];
  return {
    ...rules,
    weekly: weekdays.map((weekday) => ({ weekday, hours, validFrom: null, validUntil: null })),
  };
}
