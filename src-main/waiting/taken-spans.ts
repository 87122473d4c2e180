import { spanOf, type TimeRange } from '../../src-shared/domain/time.ts';
import type { Span } from '../../src-shared/domain/waiting.ts';
import type { BusyService } from '../calendars/busy-service.ts';
import { takenSpans as bookedSpans } from '../clashes/taken-repo.ts';
import type { Db } from '../database/schema.ts';
import { readPracticeTimeZone } from '../settings/settings-repo.ts';

/** What in a range nobody can have: other bookings with their buffers, and what is in the calendars. */
export async function takenSpans(
  db: Db,
  busy: Pick<BusyService, 'busyInRange'>,
  range: TimeRange,
): Promise<Span[]> {
  const zone = await readPracticeTimeZone(db);
  const blocks = await busy.busyInRange(range);
  return [
    ...(await bookedSpans(db, range, null)),
    ...blocks.map((block) => spanOf(block.when, zone)),
  ];
}
