import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventIdOf } from '../../src-main/sync/event-id.ts';
import { timed } from '../support/times.ts';
import { type Bench, makeBench } from './sync-bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await makeBench();
});
afterEach(() => bench.close());

async function copied() {
  const id = await bench.book({ title: 'Massage' });
  await bench.sync();
  const { remoteId } = bench.calendar;
  const copy = bench.world.hands.copy(remoteId, eventIdOf(id, 0), { summary: 'Massage, copied' });
  bench.writes();
  await bench.sync();
  const [conflict] = await bench.conflicts();
  return { id, copy: copy!, conflict: conflict! };
}

describe("a copy of a booking's event, made in Google", () => {
  test('is offered as a duplicate, and neither it nor the booking is touched', async () => {
    const { id, copy, conflict } = await copied();
    expect(conflict).toMatchObject({ kind: 'duplicate', item_id: id, remote_id: copy.id });
    expect((await bench.booking(id)).title).toBe('Massage');
    expect(bench.writes()).toEqual([]);
    expect(bench.there()).toHaveLength(2);
  });

  test('is asked about once, also when everything is listed anew', async () => {
    const { conflict } = await copied();
    await bench.decide(conflict.id, { decision: 'dismiss' });
    bench.world.google.expireSyncTokens(bench.calendar.remoteId);
    await bench.sync(2);
    expect(await bench.conflicts()).toEqual([]);
    expect(bench.writes()).toEqual([]);
  });

  test('can be merged: what it says is taken over, and it stays where it is', async () => {
    const { id, copy, conflict } = await copied();
    await bench.decide(conflict.id, { decision: 'take-theirs', fields: ['summary'] });
    await bench.sync();
    expect((await bench.booking(id)).title).toBe('Massage, copied');
    expect(bench.event(id)?.content?.summary).toBe('Massage, copied');
    expect(bench.there().map((event) => event.id)).toContain(copy.id);
    expect(bench.writes().map(({ kind }) => kind)).toEqual(['patch']);
  });

  test('needs no decision any more when it is deleted there', async () => {
    const { copy } = await copied();
    bench.world.hands.remove(bench.calendar.remoteId, copy.id);
    await bench.sync();
    expect(await bench.conflicts()).toEqual([]);
  });
});

describe('a backup that was put back', () => {
  test('offers to take in again what was booked after it, with no second event', async () => {
    bench.world.takeBackup();
    const id = await bench.book({
      title: 'Booked after the backup',
      when: timed('2026-04-05T09:00'),
    });
    await bench.sync();
    await bench.world.restoreBackup();
    bench.writes();
    await bench.sync();
    const [conflict] = await bench.conflicts();
    expect(conflict).toMatchObject({ kind: 'orphan', item_id: id });

    await bench.decide(conflict!.id, { decision: 'adopt' });
    await bench.sync(2);
    expect(await bench.booking(id)).toMatchObject({
      title: 'Booked after the backup',
      when: timed('2026-04-05T09:00'),
    });
    expect(bench.there().map((event) => event.id)).toEqual([eventIdOf(id, 0)]);
    expect((await bench.links(id))[0]).toMatchObject({ state: 'present', errorClass: null });
    expect(bench.writes().filter(({ kind }) => kind !== 'patch')).toEqual([]);
  });

  test('takes in again what was on its way to another calendar, and leaves no second event of it', async () => {
    bench.world.takeBackup();
    const id = await bench.book();
    await bench.sync();
    const other = bench.anna.calendars[0]!;
    await bench.world.chooseTarget(other.id);
    bench.world.google.setAccess('anna', bench.calendar.remoteId, 'reader');
    await bench.sync(2);
    bench.world.google.setAccess('anna', bench.calendar.remoteId, 'owner');
    expect([bench.there().length, bench.there(other.remoteId).length]).toEqual([1, 1]);
    await bench.world.restoreBackup();
    await bench.sync();
    const orphans = await bench.conflicts();
    expect(orphans.map(({ kind, item_id }) => [kind, item_id])).toEqual([
      ['orphan', id],
      ['orphan', id],
    ]);

    const here = orphans.find(({ calendar_id }) => calendar_id === bench.calendar.id)!;
    await bench.decide(here.id, { decision: 'adopt' });
    expect(await bench.conflicts()).toEqual([]);
    await bench.sync(2);
    expect(bench.there().map((event) => event.id)).toEqual([eventIdOf(id, 0)]);
    expect(bench.there(other.remoteId)).toEqual([]);
  });

  test('takes in again what was booked in an account that is disconnected by now, and moves it when that is back', async () => {
    bench.world.takeBackup();
    const id = await bench.book();
    await bench.sync();
    await bench.world.restoreBackup();
    await bench.sync();
    const [conflict] = await bench.conflicts();
    await bench.world.disconnect(bench.anna);
    const ben = bench.world.addAccount('ben');
    await bench.world.connect(ben);
    await bench.world.chooseTarget(ben.calendars[1]!.id);
    await bench.decide(conflict!.id, { decision: 'adopt' });
    const states = async () => (await bench.links(id)).map(({ state }) => state).toSorted();
    expect(await states()).toEqual(['absent', 'detached']);
    await bench.sync(2);
    expect(await states()).toEqual(['detached', 'present']);

    await bench.world.connect(bench.anna);
    await bench.sync(2);
    expect(await states()).toEqual(['gone', 'present']);
    expect(bench.there()).toEqual([]);
    expect(bench.there(ben.calendars[1]!.remoteId)).toHaveLength(1);
  });

  test('finds the events of bookings that it believes were never sent', async () => {
    const id = await bench.book();
    bench.world.takeBackup();
    await bench.sync();
    await bench.world.restoreBackup();
    bench.writes();
    await bench.sync(2);
    expect(bench.there().map((event) => event.id)).toEqual([eventIdOf(id, 0)]);
    expect(bench.writes().filter(({ kind }) => kind === 'insert')).toEqual([]);
    expect(await bench.conflicts()).toEqual([]);
  });

  test('finds the events of bookings that went to a calendar only after it', async () => {
    const id = await bench.book();
    // As before any calendar was chosen.
    bench.world.database.sqlite.exec('DELETE FROM calendar_link');
    bench.world.takeBackup();
    await bench.world.chooseTarget(bench.calendar.id);
    await bench.sync();
    expect(bench.there()).toHaveLength(1);
    await bench.world.restoreBackup();
    bench.writes();
    await bench.sync(2);
    expect(bench.there().map((event) => event.id)).toEqual([eventIdOf(id, 0)]);
    expect(bench.writes().filter(({ kind }) => kind === 'insert')).toEqual([]);
  });

  test('knows an edit of ours that it had still to send, and lets it be undone', async () => {
    const id = await bench.book({ title: 'Before', location: 'Room 1' });
    await bench.sync();
    await bench.change(id, { title: 'After' });
    bench.world.takeBackup();
    await bench.change(id, { location: 'Room 2' });
    await bench.sync();
    await bench.world.restoreBackup();
    await bench.change(id, { title: 'Before' });
    await bench.sync(2);
    expect(await bench.booking(id)).toMatchObject({ title: 'Before', location: 'Room 2' });
    expect(bench.event(id)?.content).toMatchObject({ summary: 'Before', location: 'Room 2' });
    expect(await bench.conflicts()).toEqual([]);
  });

  test('asks when it was made of a book put back that had not been compared with the calendar', async () => {
    const id = await bench.book({ title: 'Before' });
    await bench.sync();
    bench.world.takeBackup();
    await bench.change(id, { location: 'Room 2' });
    await bench.change(id, { location: 'Room 3' });
    await bench.sync();
    await bench.world.restoreBackup();
    await bench.change(id, { title: 'After' });
    bench.world.takeBackup();
    await bench.world.restoreBackup();
    await bench.sync(2);
    expect(await bench.booking(id)).toMatchObject({ title: 'After' });
    expect(bench.event(id)?.content).toMatchObject({ summary: 'After' });
    const conflicts = await bench.conflicts();
    expect(conflicts.map(({ kind, fields_json }) => [kind, fields_json])).toEqual([
      ['fields', '["summary","location"]'],
    ]);
  });

  test('takes over what was changed after it, for the calendar still knows', async () => {
    const id = await bench.book({ title: 'Before' });
    await bench.sync();
    bench.world.takeBackup();
    await bench.change(id, { title: 'After' });
    await bench.sync();
    await bench.world.restoreBackup();
    await bench.sync(2);
    expect((await bench.booking(id)).title).toBe('After');
    expect(bench.event(id)?.content?.summary).toBe('After');
  });
});
