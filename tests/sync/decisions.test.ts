import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { retryEverything, retryItem } from '../../src-main/sync/retry.ts';
import { eventIdOf } from '../../src-main/sync/event-id.ts';
import { outstanding } from '../../src-main/sync/sync-views.ts';
import { timed } from '../support/times.ts';
import { type Bench, makeBench } from './sync-bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await makeBench();
});
afterEach(() => bench.close());

/** A booking whose title and place were changed on both sides since they agreed. */
async function inConflict() {
  const id = await bench.book({ title: 'Massage', location: 'Room 1' });
  await bench.sync();
  await bench.change(id, { title: 'Ours', location: 'Our room' });
  bench.editThere(id, { summary: 'Theirs', location: 'Their room' });
  await bench.sync();
  const [conflict] = await bench.conflicts();
  return { id, conflict: conflict! };
}

describe('a field changed on both sides', () => {
  test('stays as it is here and is sent, and the other value is kept to be offered', async () => {
    const { id, conflict } = await inConflict();
    expect(bench.event(id)?.content).toMatchObject({ summary: 'Ours', location: 'Our room' });
    expect(conflict).toMatchObject({ kind: 'fields', item_id: id });
    expect(JSON.parse(conflict.fields_json)).toEqual(['summary', 'location']);
    expect(JSON.parse(conflict.remote_json ?? '')).toMatchObject({
      summary: 'Theirs',
      location: 'Their room',
    });
  });

  test('stays so when the person keeps it, and nothing more is sent', async () => {
    const { id, conflict } = await inConflict();
    bench.writes();
    expect(await bench.decide(conflict.id, { decision: 'keep-mine' })).toEqual([id]);
    await bench.sync();
    expect(bench.writes()).toEqual([]);
    expect(await bench.conflicts()).toEqual([]);
  });

  test('is taken over, alone, when the person takes that one', async () => {
    const { id, conflict } = await inConflict();
    await bench.decide(conflict.id, { decision: 'take-theirs', fields: ['location'] });
    expect(await bench.booking(id)).toMatchObject({ title: 'Ours', location: 'Their room' });
    await bench.sync();
    expect(bench.event(id)?.content).toMatchObject({ summary: 'Ours', location: 'Their room' });
  });

  test('is decided once', async () => {
    const { id, conflict } = await inConflict();
    await bench.decide(conflict.id, { decision: 'keep-mine' });
    expect(
      await bench.decide(conflict.id, { decision: 'take-theirs', fields: ['summary'] }),
    ).toEqual([]);
    expect(await bench.booking(id)).toMatchObject({ title: 'Ours' });
  });

  test('is refused a decision that does not fit, and stays open', async () => {
    const { conflict } = await inConflict();
    for (const decision of ['cancel-booking', 'put-back', 'adopt'] as const) {
      await expect(bench.decide(conflict.id, { decision })).rejects.toMatchObject({
        code: 'not-allowed',
      });
    }
    expect(await bench.conflicts()).toHaveLength(1);
    await expect(bench.decide(999, { decision: 'dismiss' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('a field changed there only', () => {
  test('is taken over without a question', async () => {
    const id = await bench.book({ title: 'Massage' });
    await bench.sync();
    bench.editThere(id, { summary: 'Theirs', when: timed('2026-04-01T15:00') });
    await bench.sync();
    expect(await bench.booking(id)).toMatchObject({
      title: 'Theirs',
      when: timed('2026-04-01T15:00'),
    });
    expect(await bench.conflicts()).toEqual([]);
  });

  test('is sent back to its time, and offered, when it would overlap another booking', async () => {
    const { id, taken } = await movedOntoAnother();
    expect((await bench.booking(id)).when).toEqual(timed('2026-04-01T09:00'));
    expect(bench.event(id)?.content?.when).toEqual(timed('2026-04-01T09:00'));
    const [conflict] = await bench.conflicts();
    expect(conflict).toMatchObject({ kind: 'rule', item_id: id });
    await expect(
      bench.decide(conflict!.id, { decision: 'take-theirs', fields: ['when'] }),
    ).rejects.toMatchObject({
      code: 'overlap',
    });
    expect((await bench.booking(id)).when).toEqual(timed('2026-04-01T09:00'));
    expect((await bench.booking(taken)).overlapAccepted).toBe(false);
    expect(await bench.conflicts()).toHaveLength(1);
  });

  test('is booked anyway when the person says so, and the booking says that they did', async () => {
    const { id } = await movedOntoAnother();
    const [conflict] = await bench.conflicts();
    await bench.decide(conflict!.id, { decision: 'take-theirs', fields: ['when'] }, true);
    expect(await bench.booking(id)).toMatchObject({
      when: timed('2026-04-02T09:30'),
      overlapAccepted: true,
    });
    await bench.sync();
    expect(bench.event(id)?.content?.when).toEqual(timed('2026-04-02T09:30'));
  });

  test('lets a booking that was accepted over another be free again', async () => {
    const { id } = await movedOntoAnother();
    const [conflict] = await bench.conflicts();
    await bench.decide(conflict!.id, { decision: 'take-theirs', fields: ['when'] }, true);
    await bench.sync();
    bench.editThere(id, { when: timed('2026-04-20T09:00') });
    await bench.sync();
    expect(await bench.booking(id)).toMatchObject({
      when: timed('2026-04-20T09:00'),
      overlapAccepted: false,
    });
  });

  async function movedOntoAnother() {
    const id = await bench.book({ when: timed('2026-04-01T09:00') });
    const taken = await bench.book({ when: timed('2026-04-02T09:00') });
    await bench.sync();
    bench.editThere(id, { when: timed('2026-04-02T09:30') });
    await bench.sync();
    return { id, taken };
  }
});

describe('an event deleted there', () => {
  async function deleted() {
    const id = await bench.book();
    await bench.sync();
    bench.deleteThere(id);
    await bench.sync();
    const [conflict] = await bench.conflicts();
    return { id, conflict: conflict! };
  }

  test('leaves the booking as it is, and asks', async () => {
    const { id, conflict } = await deleted();
    expect(conflict).toMatchObject({ kind: 'remote-delete', item_id: id });
    expect((await bench.booking(id)).status).toBe('confirmed');
    bench.writes();
    await bench.sync(2);
    expect(bench.writes()).toEqual([]);
    expect(await bench.conflicts()).toHaveLength(1);
  });

  test('is put back as a new event, for the old id is burnt', async () => {
    const { id, conflict } = await deleted();
    await bench.decide(conflict.id, { decision: 'put-back' });
    await bench.sync();
    expect(bench.there().map((event) => event.id)).toEqual([eventIdOf(id, 1)]);
    expect(await bench.conflicts()).toEqual([]);
  });

  test('cancels the booking when the person says so, with the reason', async () => {
    const { id, conflict } = await deleted();
    await bench.decide(conflict.id, { decision: 'cancel-booking' });
    expect(await bench.booking(id)).toMatchObject({
      status: 'cancelled',
      cancelReason: 'Deleted in the calendar',
    });
    bench.writes();
    await bench.sync();
    expect(bench.writes()).toEqual([]);
    expect((await bench.links(id)).map(({ state }) => state)).toEqual(['gone']);
  });

  test('is sent as a new event when the person cancels the booking and takes that back at once', async () => {
    const { id, conflict } = await deleted();
    await bench.decide(conflict.id, { decision: 'cancel-booking' });
    await bench.world.bookings.restore({ id, bookAnyway: false });
    await bench.sync();
    expect(bench.there().map((event) => event.id)).toEqual([eventIdOf(id, 1)]);
    expect(await bench.conflicts()).toEqual([]);
  });

  test('cancels no booking that took place: it stays, and can be put back', async () => {
    const { id, conflict } = await deleted();
    bench.world.now = Date.UTC(2026, 3, 20);
    await bench.change(id, { status: 'completed' });
    const cancelling = bench.decide(conflict.id, { decision: 'cancel-booking' });
    await expect(cancelling).rejects.toThrow('It took place');
    expect(await bench.booking(id)).toMatchObject({ status: 'completed' });
    await bench.decide(conflict.id, { decision: 'put-back' });
    await bench.sync();
    expect(bench.there().map((event) => event.id)).toEqual([eventIdOf(id, 1)]);
  });

  test('leaves a booking that took place out of the calendar when the person says so, whatever is edited then', async () => {
    const { id, conflict } = await deleted();
    bench.world.now = Date.UTC(2026, 3, 20);
    await bench.change(id, { status: 'completed' });
    await bench.decide(conflict.id, { decision: 'dismiss' });
    bench.writes();
    await bench.change(id, { title: 'Massage, long' });
    await bench.sync(2);
    expect(bench.writes()).toEqual([]);
    expect(await bench.conflicts()).toEqual([]);
    const view = await bench.world.bookings.get({ id });
    expect(view).toMatchObject({ status: 'completed', sync: { status: 'deleted', reason: null } });
    expect(await outstanding(bench.world.database.db)).toEqual([]);
    expect((await bench.links(id)).map(({ state }) => state)).toEqual(['remote_deleted']);
  });

  test('that was left out comes back into the calendar when it is restored there', async () => {
    const { id, conflict } = await deleted();
    bench.world.now = Date.UTC(2026, 3, 20);
    await bench.change(id, { status: 'completed' });
    await bench.decide(conflict.id, { decision: 'dismiss' });
    bench.world.hands.restore(bench.calendar.remoteId, eventIdOf(id, 0));
    await bench.sync();
    expect((await bench.links(id)).map(({ state }) => state)).toEqual(['present']);
    expect((await bench.world.bookings.get({ id })).sync.status).toBe('synced');
  });

  test('needs no decision any more when it is restored there', async () => {
    const { id } = await deleted();
    bench.world.hands.restore(bench.calendar.remoteId, eventIdOf(id, 0));
    await bench.sync();
    expect(await bench.conflicts()).toEqual([]);
    expect((await bench.links(id)).map(({ state }) => state)).toEqual(['present']);
  });

  test('can not just be kept or dismissed: the booking is in no calendar', async () => {
    const { conflict } = await deleted();
    await expect(bench.decide(conflict.id, { decision: 'keep-mine' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(bench.decide(conflict.id, { decision: 'dismiss' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});

describe('an event made unreadable there', () => {
  async function unreadable() {
    const id = await bench.book({ title: 'Massage' });
    await bench.sync();
    bench.world.google
      .calendar(bench.calendar.remoteId)
      .change(eventIdOf(id, 0), { content: null, problem: 'it ends before it begins' });
    await bench.sync();
    bench.writes();
    return id;
  }

  test('is not written over, whatever is edited here, and says why', async () => {
    const id = await unreadable();
    await bench.change(id, { title: 'Yoga' });
    await bench.sync(2);
    expect(bench.writes()).toEqual([]);
    expect((await bench.links(id))[0]).toMatchObject({
      state: 'present',
      errorClass: 'unreadable',
    });
  });

  test('is overwritten with ours when the person presses Retry', async () => {
    const id = await unreadable();
    await retryItem({ db: bench.world.database.db, clock: bench.clock }, { kind: 'booking', id });
    await bench.sync();
    expect(bench.writes().map(({ kind }) => kind)).toEqual(['patch']);
    expect(bench.event(id)?.content?.summary).toBe('Massage');
    expect((await bench.links(id))[0]).toMatchObject({ errorClass: null });
  });

  test('is a question when it is deleted there before Retry could overwrite it', async () => {
    const id = await unreadable();
    await retryItem({ db: bench.world.database.db, clock: bench.clock }, { kind: 'booking', id });
    bench.deleteThere(id);
    // The tombstone is purged, too: neither a listing nor a read tells more than that it is not there.
    bench.world.google.purgeCancelled(bench.calendar.remoteId);
    await bench.sync(3);
    expect((await bench.conflicts()).map(({ kind }) => kind)).toEqual(['remote-delete']);
    expect((await bench.links(id))[0]).toMatchObject({ state: 'remote_deleted', errorClass: null });
  });

  test('is merged as ever once it was corrected there', async () => {
    const id = await unreadable();
    const content = {
      summary: 'Corrected',
      description: '',
      location: '',
      when: timed('2026-04-01T09:00'),
      busy: true,
    };
    bench.world.google
      .calendar(bench.calendar.remoteId)
      .change(eventIdOf(id, 0), { content, problem: null });
    await bench.sync();
    expect((await bench.booking(id)).title).toBe('Corrected');
  });
});

describe('what Google refused for good', () => {
  test('rests until it is edited or retried, and is then sent', async () => {
    bench.world.google.quirks.refuses = ({ summary }) => summary === 'Refused';
    const id = await bench.book({ title: 'Refused' });
    await bench.sync(3);
    expect(bench.writes()).toHaveLength(1);
    expect((await bench.links(id))[0]).toMatchObject({ state: 'absent', errorClass: 'invalid' });

    bench.world.google.quirks.refuses = () => false;
    expect(await retryEverything({ db: bench.world.database.db, clock: bench.clock })).toEqual([
      id,
    ]);
    await bench.sync();
    expect(bench.event(id)?.content?.summary).toBe('Refused');
  });
});
