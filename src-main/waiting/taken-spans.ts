import { spanOf, type TimeRange } from '../../src-shared/domain/time.ts';
import type { Span } from '../../src-shared/domain/waiting.ts';
import { overlapsOf } from '../bookings/overlap-rule.ts';
import type { BusyService } from '../calendars/busy-service.ts';
import type { Db } from '../database/schema.ts';
import { readPracticeTimeZone } from '../settings/settings-repo.ts';

const minuteMs = 60_000;

/** What in a range nobody can have: other bookings with their buffers, and what is in the calendars. */
export async function takenSpans(
  db: Db,
  busy: Pick<BusyService, 'busyInRange'>,
  { fromAt, toAt }: TimeRange,
): Promise<Span[]> {
  const zone = await readPracticeTimeZone(db);
  const range = { allDay: false, startAt: fromAt, endAt: toAt, timeZone: zone } as const;
  const bookings = await overlapsOf(db, { when: range }, null);
  const blocks = await busy.busyInRange({ fromAt, toAt });
  return [
    ...bookings.map(({ when, bufferBeforeMinutes, bufferAfterMinutes }) => {
      const { startAt, endAt } = spanOf(when, zone);
      return {
        startAt: startAt - bufferBeforeMinutes * minuteMs,
        endAt: endAt + bufferAfterMinutes * minuteMs,
      };
    }),
    ...blocks.map((block) => spanOf(block.when, zone)),
  ];
}
