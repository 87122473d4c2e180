import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Decision } from '../../src-shared/domain/series.ts';
import { bookingDraft, clientDraft, serviceDraft } from '../support/drafts.ts';
import { testNow, uuidOf } from '../support/fakes.ts';
import { plansOf } from '../support/query-plans.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { timed } from '../support/times.ts';
import {
  allBookings,
  book,
  createAct,
  seriesDraft,
  startOf,
  starts,
  undoSteps,
} from './support.ts';

let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
});
afterEach(() => practice.close());

const tenth = '2026-03-10T10:00';

test('a series is written with all its bookings, each with its own history and its own word to the sync room', async () => {
  const service = await practice.services.create(
    serviceDraft({ priceMinor: 6000, bufferAfterMinutes: 15 }),
  );
  const client = await practice.clients.create(clientDraft());
  practice.told.length = 0;
  const draft = seriesDraft({}, { clientId: client.id, serviceId: service.id, title: null });
  const result = await practice.series.save({ act: createAct(draft), decisions: [] });
  expect(result).toMatchObject({
    count: 5,
    booking: { displayTitle: 'Physiotherapy: Anna Müller' },
  });

  const bookings = await allBookings(practice);
  expect(bookings.map(startOf)).toEqual([
    '03-03 10:00',
    '03-10 10:00',
    '03-17 10:00',
    '03-24 10:00',
    '03-31 10:00', // the clocks went forward before it
  ]);
  expect(bookings[1]).toMatchObject({
    seriesId: result.seriesId,
    recurrenceId: tenth,
    priceMinor: 6000,
    bufferAfterMinutes: 15,
    revision: 1,
    createdAt: testNow,
    overlapAccepted: false,
  });
  for (const { id } of bookings) {
    expect(await practice.bookings.timeline({ id })).toMatchObject([{ kind: 'created' }]);
  }
  expect(practice.told).toEqual([
    ...bookings.map(({ id }) => `item booking ${id}`),
    `announced series ${result.seriesId}`,
    `announced bookings ${bookings.map(({ id }) => id).join(' ')}`,
  ]);
});

test('the whole series is one step that can be taken back', async () => {
  const { seriesId, bookings } = await book(practice);
  const [step, ...others] = await undoSteps(practice);
  expect(others).toEqual([]);
  expect(step).toMatchObject({ label: 'Booked a series: Session' });
  expect(step?.parts.map(({ kind, id, before }) => [kind, id, before])).toEqual([
    ['series', seriesId, null],
    ...bookings.map(({ id }) => ['booking', id, null]),
  ]);
  expect(step?.parts[1]?.after).toEqual(bookings[0]);
});

test('a preview lists every occurrence with what stands in its way, and writes nothing', async () => {
  const other = await practice.bookings.create(
    bookingDraft({ title: 'Dentist', when: timed('2026-03-10T10:30') }),
  );
  practice.findClashes(async (_db, { when }) =>
    !when.allDay && startOf({ when }).startsWith('03-24')
      ? [{ kind: 'holiday', name: 'Some day' }]
      : [],
  );
  practice.told.length = 0;
  const plan = await practice.series.preview({ act: createAct(seriesDraft()), decisions: [] });
  expect(plan.occurrences.map(({ trouble, isSettled }) => [trouble, isSettled])).toEqual([
    [null, true],
    [
      {
        kind: 'clash',
        own: [],
        clashes: [{ kind: 'booking', id: other.id, title: 'Dentist', when: other.when }],
      },
      false,
    ],
    [null, true],
    [{ kind: 'clash', own: [], clashes: [{ kind: 'holiday', name: 'Some day' }] }, false],
    [null, true],
  ]);
  expect(await allBookings(practice)).toHaveLength(1);
  expect(await practice.db.selectFrom('series').selectAll().execute()).toEqual([]);
  expect(practice.told).toEqual([]);
});

test('a series with an open question is refused, and nothing of it is written', async () => {
  await practice.bookings.create(bookingDraft({ when: timed('2026-03-10T10:30') }));
  practice.told.length = 0;
  const saving = practice.series.save({ act: createAct(seriesDraft()), decisions: [] });
  await expect(saving).rejects.toMatchObject({
    code: 'overlap',
    message: expect.stringContaining('Tue 10 Mar 2026'),
  });
  expect(await allBookings(practice)).toHaveLength(1);
  expect(await practice.db.selectFrom('series').selectAll().execute()).toEqual([]);
  expect(await undoSteps(practice)).toHaveLength(1);
  expect(practice.told).toEqual([]);
});

test('what clashes is skipped, moved, or booked anyway, as the person says', async () => {
  for (const day of ['2026-03-03', '2026-03-10', '2026-03-17'])
    await practice.bookings.create(
      bookingDraft({ title: 'in the way', when: timed(`${day}T10:30`) }),
    );
  const decisions: Decision[] = [
    { do: 'skip', recurrenceId: '2026-03-03T10:00' },
    {
      do: 'move',
      recurrenceId: tenth,
      when: timed('2026-03-11T14:00', 30),
      anyway: false,
    },
    { do: 'book', recurrenceId: '2026-03-17T10:00' },
  ];
  await book(practice, seriesDraft(), decisions);
  const own = (await allBookings(practice)).filter(({ seriesId }) => seriesId !== null);
  expect(
    own.map((booking) => [startOf(booking), booking.recurrenceId, booking.overlapAccepted]),
  ).toEqual([
    ['03-11 14:00', tenth, false],
    ['03-17 10:00', '2026-03-17T10:00', true],
    ['03-24 10:00', '2026-03-24T10:00', false],
    ['03-31 10:00', '2026-03-31T10:00', false],
  ]);
});

test('a time that an occurrence is moved to is looked at like any other', async () => {
  await practice.bookings.create(
    bookingDraft({ title: 'in the way', when: timed('2026-03-11T14:00') }),
  );
  const moved = (when = timed('2026-03-11T14:30'), anyway = false) =>
    practice.series.preview({
      act: createAct(seriesDraft()),
      decisions: [{ do: 'move', recurrenceId: tenth, when, anyway }],
    });
  expect((await moved()).occurrences[1]).toMatchObject({ isSettled: false });
  expect((await moved(undefined, true)).occurrences[1]).toMatchObject({ isSettled: true });
  // Onto the next occurrence of the same series.
  const onNext = (await moved(timed('2026-03-17T10:30'))).occurrences;
  expect(onNext.map(({ isSettled }) => isSettled)).toEqual([true, true, false, true, true]);
  expect(onNext[2]?.trouble).toEqual({ kind: 'clash', clashes: [], own: [tenth] });
});

test('a time in a gap of the clocks is asked about, and booking it anyway is no answer', async () => {
  const draft = seriesDraft({ start: '2026-03-22T02:30', repeat: { unit: 'day', every: 7 } });
  const act = createAct(draft);
  const gap = '2026-03-29T02:30';
  const plan = await practice.series.preview({
    act,
    decisions: [{ do: 'book', recurrenceId: gap }],
  });
  expect(plan.occurrences[1]).toMatchObject({
    when: null,
    trouble: { kind: 'gap' },
    isSettled: false,
  });
  await practice.series.save({
    act,
    decisions: [{ do: 'move', recurrenceId: gap, when: timed('2026-03-29T03:30'), anyway: false }],
  });
  expect(await starts(practice)).toEqual([
    '03-22 02:30',
    '03-29 03:30',
    '04-05 02:30',
    '04-12 02:30',
    '04-19 02:30',
  ]);
});

test('a time that comes twice is booked as the one the person chose', async () => {
  const act = createAct(
    seriesDraft({
      start: '2026-10-18T02:30',
      repeat: { unit: 'day', every: 7 },
      end: { kind: 'count', count: 2 },
    }),
  );
  const [, twice] = (await practice.series.preview({ act, decisions: [] })).occurrences;
  if (twice?.trouble?.kind !== 'twice') throw new Error('it should be asked about');
  const { later } = twice.trouble;
  await practice.series.save({
    act,
    decisions: [{ do: 'move', recurrenceId: '2026-10-25T02:30', when: later, anyway: false }],
  });
  expect((await allBookings(practice))[1]?.when).toEqual(later);
});

test('a series without a date, or with every date skipped, is refused', async () => {
  const none = createAct(seriesDraft({ end: { kind: 'until', day: '2026-03-01' } }));
  await expect(practice.series.preview({ act: none, decisions: [] })).rejects.toMatchObject({
    code: 'invalid-input',
  });
  const one = createAct(seriesDraft({ end: { kind: 'count', count: 1 } }));
  const skip: Decision = { do: 'skip', recurrenceId: '2026-03-03T10:00' };
  await expect(practice.series.save({ act: one, decisions: [skip] })).rejects.toMatchObject({
    code: 'invalid-input',
  });
  const stranger = createAct(seriesDraft({}, { clientId: uuidOf(999) as never }));
  await expect(practice.series.save({ act: stranger, decisions: [] })).rejects.toMatchObject({
    code: 'invalid-input',
    field: 'clientId',
  });
});

test('when the sync room fails for one occurrence, none is booked', async () => {
  practice.failNextItem();
  const saving = practice.series.save({ act: createAct(seriesDraft()), decisions: [] });
  await expect(saving).rejects.toThrow('the sync room failed');
  expect(await allBookings(practice)).toEqual([]);
  expect(await practice.db.selectFrom('series').selectAll().execute()).toEqual([]);
  expect(practice.told).toEqual([]);
});

test('no question about a series looks at every row', async () => {
  const { bookings } = await book(practice, seriesDraft({ end: { kind: 'never' } }));
  const [first] = bookings;
  const plans = await plansOf(practice, async () => {
    await practice.series.attention();
    await practice.series.topUp();
    await practice.series.cancel({ bookingId: first!.id, scope: 'all', reason: '' });
  });
  expect(
    plans.filter((step) => /^SCAN (series|booking)\b(?!.*USING (COVERING )?INDEX)/.test(step)),
  ).toEqual([]);
  expect(plans.some((step) => step.includes('series_with_open_starts'))).toBe(true);
  expect(plans.some((step) => step.includes('series_by_horizon'))).toBe(true);
  expect(plans.some((step) => step.includes('booking_by_series'))).toBe(true);
});
