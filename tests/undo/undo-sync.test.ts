import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { eventIdOf } from '../../src-main/sync/event-id.ts';
import { bookingUndo } from '../../src-main/bookings/booking-undo.ts';
import { itemChanged } from '../../src-main/sync/link-repo.ts';
import { createUndoService, type UndoService } from '../../src-main/undo/undo-service.ts';
import { type Bench, makeBench } from '../sync/sync-bench.ts';
import { fakeLog } from '../support/fakes.ts';
import { timed } from '../support/times.ts';

let bench: Bench;
let service: UndoService;
const next = { step: null, bookAnyway: false };

beforeEach(async () => {
  bench = await makeBench();
  onTestFinished(() => bench.close());
  service = createUndoService({
    db: bench.world.database.db,
    clock: bench.clock,
    log: fakeLog(),
    kinds: [{ of: bookingUndo(itemChanged), changed: () => undefined }],
    changed: () => undefined,
  });
});

test('what was taken back is sent like any other change', async () => {
  const id = await bench.book({ title: 'A' });
  await bench.change(id, { title: 'B' });
  await bench.sync();
  await service.undo(next);
  await bench.sync();
  expect(bench.event(id)?.content?.summary).toBe('A');
});

test('a new booking that is taken back goes from the calendar, and comes back there under a new event', async () => {
  const id = await bench.book({ title: 'A' });
  await bench.sync();
  await service.undo(next);
  await bench.sync();
  expect(bench.there()).toEqual([]);
  expect(bench.event(id)?.status).toBe('cancelled');
  await service.redo(next);
  await bench.sync();
  expect(bench.there().map((event) => event.id)).toEqual([eventIdOf(id, 1)]);
  expect(bench.event(id, 1)?.content?.summary).toBe('A');
  await service.undo(next);
  await bench.sync();
  await service.redo(next);
  await bench.sync(2);
  expect(bench.there().map((event) => event.id)).toEqual([eventIdOf(id, 2)]);
  expect(await bench.conflicts()).toEqual([]);
  bench.writes();
  await bench.sync();
  expect(bench.writes()).toEqual([]);
});

test('a booking that is taken back and done again before it was ever sent is sent once', async () => {
  const id = await bench.book({ title: 'A' });
  await service.undo(next);
  await service.redo(next);
  await bench.sync(2);
  expect(bench.there().map((event) => event.id)).toEqual([eventIdOf(id, 0)]);
  expect(bench.writes().map(({ kind }) => kind)).toEqual(['insert']);
});

test('a booking made and taken back before it was sent never reaches the calendar', async () => {
  await bench.book({ title: 'A' });
  await service.undo(next);
  await bench.sync(2);
  expect(bench.writes()).toEqual([]);
});

test('a cancellation that is taken back puts the event into the calendar again', async () => {
  const id = await bench.book({ title: 'A' });
  await bench.sync();
  await bench.world.bookings.cancel({ id, reason: '' });
  await bench.sync();
  expect(bench.there()).toEqual([]);
  await service.undo(next);
  await bench.sync();
  expect(bench.there().map((event) => event.content?.summary)).toEqual(['A']);
});

test('a move is not taken back over a newer one in Google, and the sentence says where it went', async () => {
  const id = await bench.book({ title: 'A' });
  await bench.change(id, { when: timed('2026-04-01T12:00') });
  await bench.sync();
  bench.editThere(id, { when: timed('2026-04-08T10:00') });
  await bench.sync();
  await expect(service.undo(next)).rejects.toMatchObject({
    code: 'not-allowed',
    message:
      'Could not undo “Moved A”: Google Calendar moved it to Wed 8 Apr 2026, 10:00–11:00 since. Nothing was changed.',
  });
  expect(await bench.booking(id)).toMatchObject({ when: timed('2026-04-08T10:00') });
  await bench.sync();
  expect(bench.event(id)?.content?.when).toEqual(timed('2026-04-08T10:00'));
});

test('what Google changed in other fields stays when a move is taken back', async () => {
  const id = await bench.book({ title: 'A' });
  await bench.change(id, { when: timed('2026-04-01T12:00') });
  await bench.sync();
  bench.editThere(id, { location: 'Room 9' });
  await bench.sync();
  await service.undo(next);
  await bench.sync();
  const expected = { when: timed('2026-04-01T09:00'), location: 'Room 9' };
  expect(await bench.booking(id)).toMatchObject(expected);
  expect(bench.event(id)?.content).toMatchObject(expected);
});

test('a new booking is not taken back once Google has changed it', async () => {
  const id = await bench.book({ title: 'A' });
  await bench.sync();
  bench.editThere(id, { location: 'Room 9' });
  await bench.sync();
  await expect(service.undo(next)).rejects.toThrow('Google Calendar changed its place since');
  expect(await bench.booking(id)).toMatchObject({ location: 'Room 9' });
});

test('a booking that Google moved into the time meanwhile is in the way of going back there', async () => {
  const a = await bench.book({ title: 'A' });
  const b = await bench.book({ title: 'B' });
  await bench.change(a, { when: timed('2026-04-05T12:00') });
  await bench.sync();
  bench.editThere(b, { when: timed('2026-04-01T09:30') });
  await bench.sync();
  await expect(service.undo(next)).rejects.toMatchObject({ code: 'overlap' });
  await service.undo({ ...next, bookAnyway: true });
  expect(await bench.booking(a)).toMatchObject({
    when: timed('2026-04-01T09:00'),
    overlapAccepted: true,
  });
});

test('taking back the cancellation of an event that was deleted in Google makes it anew', async () => {
  const id = await bench.book({ title: 'A' });
  await bench.sync();
  bench.deleteThere(id);
  await bench.sync();
  const [conflict] = await bench.conflicts();
  await bench.decide(conflict!.id, { decision: 'cancel-booking' });
  await bench.sync();
  expect((await service.state()).undo).toBe('Cancelled A');
  await service.undo(next);
  await bench.sync(2);
  expect(bench.there().map((event) => event.id)).toEqual([eventIdOf(id, 1)]);
});

test('the same before the calendar was looked at again: nobody is left waiting for a decision', async () => {
  const id = await bench.book({ title: 'A' });
  await bench.sync();
  bench.deleteThere(id);
  await bench.sync();
  const [conflict] = await bench.conflicts();
  await bench.decide(conflict!.id, { decision: 'cancel-booking' });
  await service.undo(next);
  await bench.sync(2);
  expect(bench.there().map((event) => event.id)).toEqual([eventIdOf(id, 1)]);
});

test('the values of Google that the person took can be given back', async () => {
  const id = await bench.book({ location: 'Room 0' });
  await bench.sync();
  await bench.change(id, { location: 'Room 1' });
  bench.editThere(id, { location: 'Room 9' });
  await bench.sync();
  const [conflict] = await bench.conflicts();
  await bench.decide(conflict!.id, { decision: 'take-theirs', fields: ['location'] });
  expect((await service.state()).undo).toBe('Took the calendar’s values for Booking 1');
  await service.undo(next);
  await bench.sync();
  expect(bench.event(id)?.content?.location).toBe('Room 1');
});
