import type { BookingService } from '../../src-main/bookings/booking-service.ts';
import type { OpenDatabase } from '../../src-main/database/open.ts';
import type { Booking } from '../../src-shared/domain/booking.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import type { When } from '../../src-shared/domain/time.ts';
import type { SeededRandom } from '../simulation/random.ts';
import { bookingDraft } from '../support/drafts.ts';
import type { AppMessage } from './messages.ts';

type Act = Extract<AppMessage, { kind: 'committed' }>['act'];
export type Committed = { id: string; revision: number; act: Act };

const quarter = 15 * 60_000;
/** Monday, 4 January 2027, 08:00 UTC; the bookings lie within a year from it. */
const firstAt = Date.UTC(2027, 0, 4, 8);

/** Above this many bookings few are added, so that a long run stays about edits too. */
const plenty = 400;

/** Someone at the app's window: one act at a time, of what a front desk does. */
export function createPerson(
  { sqlite }: OpenDatabase,
  bookings: BookingService,
  random: SeededRandom,
) {
  const some = sqlite.prepare(
    `SELECT id, revision FROM booking WHERE deleted_at IS NULL AND (status = 'cancelled') = ?
     ORDER BY seq LIMIT 1 OFFSET ?`,
  );
  const count = sqlite
    .prepare(`SELECT count(*) FROM booking WHERE deleted_at IS NULL AND (status = 'cancelled') = ?`)
    .pluck();

  function pick(isCancelled: 0 | 1): { id: BookingId; revision: number } | null {
    const available = count.get(isCancelled) as number;
    if (available === 0) return null;
    return some.get(isCancelled, random.int(available)) as { id: BookingId; revision: number };
  }

  async function carryOut(act: Act): Promise<Booking | null> {
    if (act === 'create') {
      const title = `Appointment ${random.int(1_000_000)}`;
      return bookings.create(bookingDraft({ title, when: anyTime(random), bookAnyway: true }));
    }
    const found = pick(act === 'restore' ? 1 : 0);
    if (found === null) return null;
    switch (act) {
      case 'retitle':
        return bookings.change({
          ...found,
          changes: { title: `Called ${random.int(1_000_000)}` },
          bookAnyway: true,
        });
      case 'move':
        return bookings.change({ ...found, changes: { when: anyTime(random) }, bookAnyway: true });
      case 'cancel':
        return bookings.cancel({ id: found.id, reason: 'called off' });
      case 'restore':
        return bookings.restore({ id: found.id, bookAnyway: true });
    }
  }

  return {
    /** Does one thing; what it committed, or null when there was nothing to do or somebody was faster. */
    async act(): Promise<Committed | null> {
      const isPlenty = (count.get(0) as number) > plenty;
      const act = random.weighted<Act>([
        ['create', isPlenty ? 1 : 8],
        ['retitle', 4],
        ['move', 4],
        ['cancel', 2],
        ['restore', 1],
      ]);
      try {
        const booking = await carryOut(act);
        return booking && { id: booking.id, revision: booking.revision, act };
      } catch (error) {
        if (error instanceof ExpectedError && error.code === 'changed-meanwhile') return null;
        throw error;
      }
    },
  };
}

function anyTime(random: SeededRandom): When {
  const startAt = firstAt + random.int(365 * 24 * 4) * quarter;
  const endAt = startAt + (1 + random.int(6)) * quarter;
  return { allDay: false, startAt, endAt, timeZone: 'Europe/Berlin' };
}
