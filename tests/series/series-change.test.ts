import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Booking } from '../../src-shared/domain/booking.ts';
import type { Decision, SeriesEdit, SeriesResult } from '../../src-shared/domain/series.ts';
import { ruleWords } from '../../src-shared/domain/series-words.ts';
import { bookingDraft } from '../support/drafts.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { days, instantOf, timed } from '../support/times.ts';
import { allBookings, book, seriesDraft, startOf, starts, undoSteps } from './support.ts';

let practice: TestPractice;
let bookings: Booking[];
let seriesId: string;

beforeEach(async () => {
  practice = await testPractice();
  ({ bookings, seriesId } = await book(practice));
});
afterEach(() => practice.close());

function editOf(at: number, given: Partial<SeriesEdit>): SeriesEdit {
  const { id, revision } = bookings[at]!;
  return {
    bookingId: id,
    revision,
    scope: 'following',
    changes: {},
    overOwnChanges: false,
    ...given,
  };
}

function change(
  at: number,
  given: Partial<SeriesEdit>,
  decisions: Decision[] = [],
): Promise<SeriesResult> {
  return practice.series.save({ act: { kind: 'change', edit: editOf(at, given) }, decisions });
}

async function refresh(): Promise<void> {
  bookings = await allBookings(practice);
}

async function fieldsOf<F extends keyof Booking>(field: F): Promise<Booking[F][]> {
  return (await allBookings(practice)).map((booking) => booking[field]);
}

test('a change of this and the following parts the series, and the earlier ones stay as they are', async () => {
  const result = await change(2, { changes: { location: 'Room 2' } });
  expect(await fieldsOf('location')).toEqual(['', '', 'Room 2', 'Room 2', 'Room 2']);
  expect(await fieldsOf('seriesId')).toEqual([
    seriesId,
    seriesId,
    result.seriesId,
    result.seriesId,
    result.seriesId,
  ]);
  expect(await fieldsOf('revision')).toEqual([1, 1, 2, 2, 2]);
  const old = await practice.series.get({ id: seriesId as never });
  const next = await practice.series.get({ id: result.seriesId });
  expect(ruleWords(old.rule)).toBe('every week on Tuesday, until Mon 16 Mar 2026');
  expect(old.endedAt).toBe(practice.clock.now());
  expect(ruleWords(next.rule)).toBe('every week on Tuesday, 3 bookings in all');
  expect(next.template.location).toBe('Room 2');
});

test('a change of all touches every one still to come in the same series', async () => {
  practice.clock.set(instantOf('2026-03-12T09:00'));
  const result = await change(3, { scope: 'all', changes: { location: 'Room 2', title: '' } });
  expect(result).toMatchObject({ seriesId, count: 3 });
  expect(await fieldsOf('location')).toEqual(['', '', 'Room 2', 'Room 2', 'Room 2']);
  expect(await fieldsOf('title')).toEqual(['Session', 'Session', null, null, null]);
});

test('what is past, completed or cancelled is never touched', async () => {
  await practice.bookings.cancel({ id: bookings[2]!.id, reason: 'ill' });
  practice.clock.set(instantOf('2026-03-24T11:30')); // no booking is completed before it has begun
  await practice.bookings.change({
    id: bookings[3]!.id,
    revision: 1,
    changes: { status: 'completed' },
    bookAnyway: false,
  });
  practice.clock.set(instantOf('2026-03-03T10:30'));
  await change(1, {
    scope: 'all',
    changes: { when: timed('2026-03-10T15:00') },
    overOwnChanges: true,
  });
  expect(
    (await allBookings(practice)).map((booking) => [startOf(booking), booking.status]),
  ).toEqual([
    ['03-03 10:00', 'confirmed'],
    ['03-10 15:00', 'confirmed'],
    ['03-17 10:00', 'cancelled'],
    ['03-24 10:00', 'completed'],
    ['03-31 15:00', 'confirmed'],
  ]);
});

test('what was changed about one occurrence alone stays, unless the person says otherwise', async () => {
  const own = (changes: object, at: number) =>
    practice.bookings.change({ id: bookings[at]!.id, revision: 1, changes, bookAnyway: false });
  await own({ location: 'At home' }, 1);
  await own({ when: timed('2026-03-19T16:00') }, 2);
  const edit = editOf(0, {
    scope: 'all',
    changes: { location: 'Room 2', when: timed('2026-03-03T11:00') },
  });
  const preview = await practice.series.preview({ act: { kind: 'change', edit }, decisions: [] });
  expect(preview.ownChanges).toBe(2);
  await practice.series.save({ act: { kind: 'change', edit }, decisions: [] });
  await refresh();
  expect(bookings.map((booking) => [startOf(booking), booking.location])).toEqual([
    ['03-03 11:00', 'Room 2'],
    ['03-10 11:00', 'At home'],
    ['03-19 16:00', 'Room 2'],
    ['03-24 11:00', 'Room 2'],
    ['03-31 11:00', 'Room 2'],
  ]);
  expect(bookings[2]?.recurrenceId).toBe('2026-03-17T11:00');

  const over = { location: 'Room 3', when: timed('2026-03-03T12:00') };
  await change(0, { scope: 'all', changes: over, overOwnChanges: true });
  expect(new Set(await fieldsOf('location'))).toEqual(new Set(['Room 3']));
  expect((await starts(practice))[2]).toBe('03-17 12:00');
});

test('a new time holds for this and the following, on the wall clock across a change of the clocks', async () => {
  const { seriesId: next, booking } = await change(1, {
    changes: { when: timed('2026-03-11T15:30', 45) },
  });
  expect(booking?.id).toBe(bookings[1]?.id);
  expect(await starts(practice)).toEqual([
    '03-03 10:00',
    '03-11 15:30',
    '03-18 15:30',
    '03-25 15:30',
    '04-01 15:30',
  ]);
  const { rule } = await practice.series.get({ id: next });
  expect(ruleWords(rule)).toBe('every week on Wednesday, 4 bookings in all');
  expect(rule.lengthMinutes).toBe(45);
  expect((await fieldsOf('recurrenceId'))[4]).toBe('2026-04-01T15:30');
});

test('a new time that clashes is solved before anything is written', async () => {
  await practice.bookings.create(
    bookingDraft({ title: 'Dentist', when: timed('2026-03-17T11:00') }),
  );
  practice.told.length = 0;
  const edit = { changes: { when: timed('2026-03-03T11:00') } };
  await expect(change(0, edit)).rejects.toMatchObject({ code: 'overlap' });
  expect(await fieldsOf('revision')).toEqual([1, 1, 1, 1, 1, 1]);
  expect(practice.told).toEqual([]);

  const keepsItsTime: Decision = {
    do: 'move',
    recurrenceId: '2026-03-17T11:00',
    when: bookings[2]!.when,
    anyway: false,
  };
  await change(0, edit, [keepsItsTime, { do: 'skip', recurrenceId: '2026-03-31T11:00' }]);
  await refresh();
  const own = bookings.filter((booking) => booking.seriesId !== null);
  expect(own.map((booking) => [startOf(booking), booking.status])).toEqual([
    ['03-03 11:00', 'confirmed'],
    ['03-10 11:00', 'confirmed'],
    ['03-17 10:00', 'confirmed'],
    ['03-24 11:00', 'confirmed'],
    ['03-31 10:00', 'cancelled'],
  ]);
});

test('a series moved by less than its length is in its own way nowhere', async () => {
  await change(0, { changes: { when: timed('2026-03-03T10:15') } });
  expect((await starts(practice))[4]).toBe('03-31 10:15');
  await refresh();
  expect(bookings.every(({ overlapAccepted }) => !overlapAccepted)).toBe(true);
});

test('where another of the same series stood before is no obstacle', async () => {
  const daily = seriesDraft({ start: '2026-04-06T10:00', repeat: { unit: 'day', every: 1 } });
  const { booking } = await practice.series.save({
    act: { kind: 'create', draft: daily },
    decisions: [],
  });
  const edit = {
    bookingId: booking!.id,
    revision: 1,
    scope: 'all' as const,
    changes: { when: timed('2026-04-07T10:00') },
    overOwnChanges: false,
  };
  await practice.series.save({ act: { kind: 'change', edit }, decisions: [] });
  await refresh();
  const moved = bookings.slice(5);
  expect(moved.map(startOf)).toEqual([
    '04-07 10:00',
    '04-08 10:00',
    '04-09 10:00',
    '04-10 10:00',
    '04-11 10:00',
  ]);
  expect(moved.map(({ revision, overlapAccepted }) => [revision, overlapAccepted])).toEqual(
    moved.map(() => [2, false]),
  );
});

test('what keeps its own time is in the way of the others like any booking', async () => {
  await practice.bookings.change({
    id: bookings[2]!.id,
    revision: 1,
    changes: { when: timed('2026-03-10T15:00') },
    bookAnyway: false,
  });
  const edit = editOf(0, { scope: 'all', changes: { when: timed('2026-03-03T15:30') } });
  const act = { kind: 'change', edit } as const;
  const plan = await practice.series.preview({ act, decisions: [] });
  expect(plan.occurrences.map(({ isSettled }) => isSettled)).toEqual([
    true,
    false,
    true,
    true,
    true,
  ]);
  expect(plan.occurrences[1]?.trouble).toMatchObject({ own: ['2026-03-17T15:30'] });
  await practice.series.save({
    act,
    decisions: [{ do: 'book', recurrenceId: '2026-03-10T15:30' }],
  });
  expect(await fieldsOf('overlapAccepted')).toEqual([false, false, true, false, false]);
});

test('longer buffers newly take time, and are looked at like a new time', async () => {
  await practice.bookings.create(bookingDraft({ when: timed('2026-03-10T11:00') }));
  const edit = editOf(0, { scope: 'all', changes: { bufferAfterMinutes: 15 } });
  const plan = await practice.series.preview({ act: { kind: 'change', edit }, decisions: [] });
  expect(plan.occurrences.map(({ isSettled }) => isSettled)).toEqual([
    true,
    false,
    true,
    true,
    true,
  ]);
});

test('a change from an older look at the booking is refused', async () => {
  await practice.bookings.change({
    id: bookings[0]!.id,
    revision: 1,
    changes: { location: 'x' },
    bookAnyway: false,
  });
  await expect(change(0, { changes: { location: 'y' } })).rejects.toMatchObject({
    code: 'changed-meanwhile',
  });
});

test('what only one booking can be is refused for several', async () => {
  const allDay = change(0, { changes: { when: days('2026-03-03', '2026-03-04') } });
  await expect(allDay).rejects.toMatchObject({ code: 'not-allowed', field: 'when' });
  const completed = change(0, { changes: { status: 'completed' } });
  await expect(completed).rejects.toMatchObject({ code: 'not-allowed', field: 'status' });
  const { id, revision } = await practice.bookings.create(
    bookingDraft({ when: timed('2026-03-04T10:00') }),
  );
  const single = { ...editOf(0, {}), bookingId: id, revision };
  await expect(
    practice.series.save({ act: { kind: 'change', edit: single }, decisions: [] }),
  ).rejects.toMatchObject({ code: 'not-found' });
});

test('when nothing is still to come, a change of several is refused', async () => {
  practice.clock.set(instantOf('2026-04-01T09:00'));
  await expect(change(4, { scope: 'all', changes: { location: 'x' } })).rejects.toMatchObject({
    code: 'not-allowed',
  });
});

test('cancelling this and the following gives each the reason, and the series goes no further', async () => {
  practice.clock.advance(1000);
  const result = await practice.series.cancel({
    bookingId: bookings[2]!.id,
    scope: 'following',
    reason: 'moving away',
  });
  expect(result.count).toBe(3);
  expect(await fieldsOf('status')).toEqual([
    'confirmed',
    'confirmed',
    'cancelled',
    'cancelled',
    'cancelled',
  ]);
  expect(await fieldsOf('cancelReason')).toEqual([
    '',
    '',
    'moving away',
    'moving away',
    'moving away',
  ]);
  const series = await practice.series.get({ id: seriesId as never });
  expect(series).toMatchObject({ endReason: 'moving away', endedAt: practice.clock.now() });
  expect(ruleWords(series.rule)).toBe('every week on Tuesday, until Mon 16 Mar 2026');
});

test('cancelling all leaves what is past', async () => {
  practice.clock.set(instantOf('2026-03-12T09:00'));
  await practice.series.cancel({ bookingId: bookings[4]!.id, scope: 'all', reason: '' });
  expect(await starts(practice)).toEqual(['03-03 10:00', '03-10 10:00']);
  expect(practice.told.filter((word) => word.startsWith('item'))).toHaveLength(3);
});

test('each act is one step that can be taken back, with both series and every booking as they were', async () => {
  const { seriesId: next } = await change(3, { changes: { when: timed('2026-03-24T11:00') } });
  await refresh();
  await practice.series.cancel({ bookingId: bookings[4]!.id, scope: 'all', reason: '' });
  const steps = await undoSteps(practice);
  expect(
    steps.map(({ label, parts }) => [
      label,
      parts.map(({ kind, before }) => [kind, before !== null]),
    ]),
  ).toEqual([
    [
      'Booked a series: Session',
      [['series', false], ...Array.from({ length: 5 }, () => ['booking', false])],
    ],
    [
      'Changed a series: Session',
      [
        ['series', true],
        ['series', false],
        ['booking', true],
        ['booking', true],
      ],
    ],
    [
      'Cancelled a series: Session',
      [
        ['series', true],
        ['booking', true],
        ['booking', true],
      ],
    ],
  ]);
  expect(steps[1]?.parts[1]?.id).toBe(next);
  expect(steps[1]?.parts[2]?.before).toMatchObject({
    recurrenceId: '2026-03-24T10:00',
    revision: 1,
  });
});
