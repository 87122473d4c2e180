import type { BookingChange, BookingDraft } from '../../src-shared/domain/booking.ts';
import type { EventContent } from '../../src-shared/domain/event-content.ts';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import type { ConflictDecision } from '../../src-shared/domain/sync-views.ts';
import { findBooking } from '../../src-main/bookings/booking-repo.ts';
import { openConflicts } from '../../src-main/sync/conflict-repo.ts';
import { decide, decideHold } from '../../src-main/sync/decisions.ts';
import { eventIdOf } from '../../src-main/sync/event-id.ts';
import { linksOfItems } from '../../src-main/sync/link-repo.ts';
import { plainQuirks } from '../simulation/google-quirks.ts';
import { migratedBytes, World } from '../simulation/world.ts';
import { bookingDraft } from '../support/drafts.ts';
import { timed } from '../support/times.ts';

/**
 * The real engine on a real database in memory, with a Google that has no faults: one account connected, its second
 * calendar chosen for bookings. Everything is done by hand, and nothing happens by chance.
 */
export async function makeBench() {
  const world = new World(1, await migratedBytes(), {});
  Object.assign(world.google.quirks, plainQuirks);
  const anna = world.addAccount('anna');
  const calendar = anna.calendars[1]!;
  await world.connect(anna);
  await world.chooseTarget(calendar.id);
  const clock = { now: () => world.now };

  /** A booking on its own hour of its own day, so that none overlaps another. */
  let booked = 0;
  async function book(given: Partial<BookingDraft> = {}): Promise<BookingId> {
    booked += 1;
    const day = String(booked).padStart(2, '0');
    const draft = bookingDraft({
      when: timed(`2026-04-${day}T09:00`),
      title: `Booking ${booked}`,
      ...given,
    });
    return (await world.bookings.create({ ...draft, bookAnyway: given.bookAnyway ?? false })).id;
  }

  async function bookMany(count: number): Promise<BookingId[]> {
    const ids: BookingId[] = [];
    for (let index = 0; index < count; index += 1) ids.push(await book());
    return ids;
  }

  async function change(id: BookingId, changes: BookingChange): Promise<void> {
    const { revision } = await booking(id);
    await world.bookings.change({ id, revision, changes, bookAnyway: false });
  }

  async function booking(id: BookingId) {
    const found = await findBooking(world.database.db, id);
    if (!found) throw new Error(`no booking ${id}`);
    return found;
  }

  /** Cycles, each some hours after the last, so that no wait holds anything up. */
  async function sync(times = 1): Promise<void> {
    for (let turn = 0; turn < times; turn += 1) {
      world.now += 7 * 3_600_000;
      await world.cycle(false);
    }
    if (world.trouble.length > 0) throw new Error(world.trouble.join('\n'));
  }

  /** The event that an item has in a calendar, also one that was deleted. */
  function event(id: string, generation = 0, remoteId = calendar.remoteId): RemoteEvent | null {
    return world.google.calendar(remoteId).find(eventIdOf(id, generation));
  }

  return {
    world,
    anna,
    calendar,
    book,
    bookMany,
    booking,
    change,
    sync,
    event,
    /** The live events of a calendar. */
    there: (remoteId = calendar.remoteId) => world.google.liveEvents(remoteId),
    editThere: (id: string, changes: Partial<EventContent>) =>
      world.hands.edit(calendar.remoteId, eventIdOf(id, 0), changes),
    deleteThere: (id: string, generation = 0) =>
      world.hands.remove(calendar.remoteId, eventIdOf(id, generation)),
    conflicts: async () => await openConflicts(world.database.db),
    links: async (id: string) => await linksOfItems(world.database.db, [id]),
    decide: async (conflictId: number, decision: ConflictDecision, bookAnyway = false) =>
      await decide({ db: world.database.db, clock }, conflictId, decision, bookAnyway),
    decideHold: async (decision: 'accept' | 'refuse') =>
      await decideHold({ db: world.database.db, clock }, calendar.id, decision),
    /** What was written to Google since the last time this was asked. */
    writes: newEntries(() =>
      world.google.journal.map(({ kind, eventId, calendarId }) => ({ kind, eventId, calendarId })),
    ),
    clock,
    close: () => world.database.close(),
  };
}

export type Bench = Awaited<ReturnType<typeof makeBench>>;

function newEntries<T>(read: () => T[]): () => T[] {
  let seen = 0;
  return () => {
    const entries = read();
    const fresh = entries.slice(seen);
    seen = entries.length;
    return fresh;
  };
}
