import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventIdOf } from '../../src-main/sync/event-id.ts';
import { type Bench, makeBench } from './sync-bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await makeBench();
});
afterEach(() => bench.close());

describe('another calendar chosen for bookings', () => {
  test('gets each event first, and only then is the old one deleted', async () => {
    const id = await bench.book();
    await bench.sync();
    bench.writes();
    const other = bench.anna.calendars[0]!;
    await bench.world.chooseTarget(other.id);
    await bench.sync(2);
    expect(bench.writes()).toEqual([
      { kind: 'insert', eventId: eventIdOf(id, 0), calendarId: other.remoteId },
      { kind: 'delete', eventId: eventIdOf(id, 0), calendarId: bench.calendar.remoteId },
    ]);
    expect(bench.there()).toEqual([]);
    expect(bench.there(other.remoteId)).toHaveLength(1);
  });

  test('leaves the old event where it is as long as the new one is refused', async () => {
    const id = await bench.book({ title: 'Refused' });
    await bench.sync();
    const other = bench.anna.calendars[0]!;
    bench.world.google.quirks.refuses = ({ summary }) => summary === 'Refused';
    await bench.world.chooseTarget(other.id);
    await bench.sync(3);
    expect(bench.event(id)?.status).toBe('confirmed');
    expect(bench.there(other.remoteId)).toEqual([]);
  });

  test('and back again holds nothing against an event that could not be deleted meanwhile', async () => {
    const id = await bench.book();
    await bench.sync();
    await bench.world.chooseTarget(bench.anna.calendars[0]!.id);
    bench.world.google.setAccess('anna', bench.calendar.remoteId, 'reader');
    await bench.sync(2);
    expect((await bench.links(id))[0]).toMatchObject({ state: 'present', errorClass: 'forbidden' });
    bench.world.google.setAccess('anna', bench.calendar.remoteId, 'owner');
    await bench.world.chooseTarget(bench.calendar.id);
    await bench.sync(3);
    expect((await bench.links(id))[0]).toMatchObject({ state: 'present', errorClass: null });
    expect(bench.there()).toHaveLength(1);
  });

  test('and back again makes a new event, for the old id is burnt', async () => {
    const id = await bench.book();
    await bench.sync();
    await bench.world.chooseTarget(bench.anna.calendars[0]!.id);
    await bench.sync(2);
    await bench.world.chooseTarget(bench.calendar.id);
    await bench.sync(3);
    expect(bench.there().map((event) => event.id)).toEqual([eventIdOf(id, 1)]);
    expect(bench.there(bench.anna.calendars[0]!.remoteId)).toEqual([]);
  });
});

describe('an event that somebody brought back in a calendar its booking has left', () => {
  test('says what the booking says when that calendar is chosen before it could be deleted', async () => {
    const id = await bench.book({ title: 'Before' });
    await bench.sync();
    const ben = bench.world.addAccount('ben');
    await bench.world.connect(ben);
    await bench.world.chooseTarget(ben.calendars[1]!.id);
    await bench.sync(2);
    await bench.change(id, { title: 'After' });
    await bench.sync();
    expect(bench.there()).toEqual([]);

    await bench.world.disconnect(ben);
    bench.world.hands.restore(bench.calendar.remoteId, eventIdOf(id, 0));
    await bench.sync();
    expect(bench.event(id)?.content?.summary).toBe('Before');
    await bench.world.chooseTarget(bench.calendar.id);
    await bench.sync(2);
    expect(bench.event(id)?.content?.summary).toBe('After');
    expect(await bench.booking(id)).toMatchObject({ title: 'After' });
    expect(bench.there()).toHaveLength(1);
  });
});

describe('an account that is disconnected', () => {
  test('keeps its events, and is asked for nothing', async () => {
    const id = await bench.book();
    await bench.sync();
    await bench.world.disconnect(bench.anna);
    const asked = bench.world.google.requests.length;
    await bench.change(id, { title: 'Edited meanwhile' });
    await bench.sync(2);
    expect(bench.world.google.requests).toHaveLength(asked);
    expect(bench.there()).toHaveLength(1);
    expect((await bench.links(id))[0]).toMatchObject({ state: 'detached' });
  });

  test('makes no doubles when it is connected again, and sends what was edited meanwhile', async () => {
    const [first, second] = await bench.bookMany(2);
    await bench.sync();
    await bench.world.disconnect(bench.anna);
    await bench.change(first!, { title: 'Edited meanwhile' });
    const third = await bench.book();
    bench.writes();
    await bench.world.connect(bench.anna);
    await bench.sync(2);
    expect(
      bench
        .writes()
        .map(({ kind, eventId }) => `${kind} ${eventId}`)
        .toSorted(),
    ).toEqual([`insert ${eventIdOf(third, 0)}`, `patch ${eventIdOf(first!, 0)}`]);
    expect(bench.there().map((event) => event.id)).toHaveLength(3);
    expect(bench.event(first!)?.content?.summary).toBe('Edited meanwhile');
    expect((await bench.links(second!))[0]).toMatchObject({ state: 'present' });
  });

  test('gets nothing more to send once it is, also in the middle of a turn', async () => {
    const id = await bench.book();
    await bench.sync();
    await bench.world.bookings.cancel({ id, reason: '' });
    await bench.sync();
    const another = await bench.book();
    bench.world.rates.meanwhile = 1;
    bench.world.meanwhile = async () => {
      if (bench.event(another) === null) return;
      bench.world.meanwhile = async () => undefined;
      await bench.world.bookings.restore({ id, bookAnyway: false });
      await bench.world.disconnect(bench.anna);
    };
    await bench.sync();
    expect(bench.event(another)).not.toBeNull();
    const links = [...(await bench.links(id)), ...(await bench.links(another))];
    expect(links.map(({ state }) => state)).toEqual(['gone', 'detached']);
  });

  test('asks about what was deleted there while it was away', async () => {
    const id = await bench.book();
    await bench.sync();
    await bench.world.disconnect(bench.anna);
    bench.deleteThere(id);
    await bench.world.connect(bench.anna);
    await bench.sync(2);
    expect((await bench.conflicts()).map(({ kind }) => kind)).toEqual(['remote-delete']);
    expect(bench.there()).toEqual([]);
  });

  test('is left in peace by another account that takes its place', async () => {
    const id = await bench.book();
    await bench.sync();
    await bench.world.disconnect(bench.anna);
    const ben = bench.world.addAccount('ben');
    await bench.world.connect(ben);
    await bench.world.chooseTarget(ben.calendars[1]!.id);
    bench.writes();
    await bench.sync(2);
    expect(bench.writes()).toEqual([
      { kind: 'insert', eventId: eventIdOf(id, 0), calendarId: ben.calendars[1]!.remoteId },
    ]);
    expect(bench.there()).toHaveLength(1);
  });
});

describe('a calendar that is gone in Google', () => {
  test('costs no booking, says so, and is looked for again', async () => {
    const id = await bench.book();
    await bench.sync();
    bench.world.hands.deleteCalendar(bench.calendar.remoteId);
    await bench.sync(2);
    expect((await bench.booking(id)).status).toBe('confirmed');
    expect(await bench.conflicts()).toEqual([]);
    const state = bench.world.database.sqlite
      .prepare('SELECT state, error_class FROM calendar WHERE id = ?')
      .get(bench.calendar.id);
    expect(state).toEqual({ state: 'gone', error_class: 'not-found' });
  });

  test('is replaced by another one that gets everything', async () => {
    const ids = await bench.bookMany(7);
    await bench.sync();
    bench.world.hands.deleteCalendar(bench.calendar.remoteId);
    await bench.sync();
    const other = bench.anna.calendars[0]!;
    await bench.world.chooseTarget(other.id);
    await bench.sync(2);
    expect(
      bench
        .there(other.remoteId)
        .map((event) => event.id)
        .toSorted(),
    ).toEqual(ids.map((id) => eventIdOf(id, 0)).toSorted());
  });
});
