import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookingDraft } from '../support/drafts.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { instantOf, timed } from '../support/times.ts';
import { allBookings, book, seriesDraft, starts, undoSteps } from './support.ts';

let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
});
afterEach(() => practice.close());

const endless = () => seriesDraft({ end: { kind: 'never' } });

test('a series without an end is booked half a year ahead, and goes on as time does', async () => {
  await book(practice, endless());
  expect(await allBookings(practice)).toHaveLength(26);
  await practice.series.topUp();
  expect(practice.told).toEqual([]);

  practice.clock.set(instantOf('2026-03-16T09:00'));
  await practice.series.topUp();
  expect((await starts(practice)).slice(26)).toEqual(['09-01 10:00', '09-08 10:00']);
  expect(practice.told).toHaveLength(4);
  const added = (await allBookings(practice))[27];
  expect(await practice.bookings.timeline({ id: added!.id })).toMatchObject([
    { kind: 'series-continued' },
  ]);
  expect(await undoSteps(practice)).toHaveLength(1);
  await practice.series.topUp();
  expect(await allBookings(practice)).toHaveLength(28);
});

test('after a long time away only what is still to come is booked', async () => {
  await book(practice, endless());
  practice.clock.set(instantOf('2027-03-15T09:00'));
  await practice.series.topUp();
  expect((await starts(practice))[26]).toBe('03-16 10:00');
});

test('a new occurrence that clashes is not booked but asked about, until the person decides', async () => {
  const { seriesId } = await book(practice, endless());
  const other = await practice.bookings.create(bookingDraft({ when: timed('2026-09-01T10:30') }));
  practice.clock.set(instantOf('2026-03-16T09:00'));
  practice.told.length = 0;
  await practice.series.topUp();
  expect((await starts(practice)).slice(26)).toEqual(['09-01 10:30', '09-08 10:00']);
  const [waiting, ...others] = await practice.series.attention();
  expect(others).toEqual([]);
  expect(waiting).toMatchObject({
    title: 'Session',
    series: { id: seriesId, openStarts: ['2026-09-01T10:00'] },
    plan: { occurrences: [{ isSettled: false, trouble: { clashes: [{ id: other.id }] } }] },
  });

  const act = { kind: 'open-starts', seriesId: seriesId as never } as const;
  await expect(practice.series.save({ act, decisions: [] })).rejects.toMatchObject({
    code: 'overlap',
  });
  await practice.series.save({
    act,
    decisions: [
      {
        do: 'move',
        recurrenceId: '2026-09-01T10:00',
        when: timed('2026-09-01T12:00'),
        anyway: false,
      },
    ],
  });
  expect(await starts(practice)).toContain('09-01 12:00');
  expect(await practice.series.attention()).toEqual([]);
  expect((await undoSteps(practice)).at(-1)?.label).toBe('Decided on dates of a series: Session');
  await expect(practice.series.save({ act, decisions: [] })).rejects.toMatchObject({
    code: 'not-allowed',
  });
});

test('what waited for a word and went by is asked about no more', async () => {
  await book(practice, endless());
  await practice.bookings.create(bookingDraft({ when: timed('2026-09-01T10:30') }));
  practice.clock.set(instantOf('2026-03-16T09:00'));
  await practice.series.topUp();
  practice.clock.set(instantOf('2026-09-02T09:00'));
  expect(await practice.series.attention()).toEqual([]);
});

test('a series that was cancelled or has come to its end is not booked any further', async () => {
  const { bookings } = await book(practice, endless());
  await practice.series.cancel({ bookingId: bookings[3]!.id, scope: 'following', reason: '' });
  await practice.series.save({
    act: {
      kind: 'create',
      draft: seriesDraft({ start: '2026-03-05T10:00', repeat: { unit: 'day', every: 1 } }),
    },
    decisions: [],
  });
  practice.clock.set(instantOf('2026-12-01T09:00'));
  practice.told.length = 0;
  await practice.series.topUp();
  expect(practice.told).toEqual([]);
});

test('a skipped date, and a moved series, are not booked a second time', async () => {
  await book(practice, endless(), [{ do: 'skip', recurrenceId: '2026-08-25T10:00' }]);
  const [first] = await allBookings(practice);
  const edit = {
    bookingId: first!.id,
    revision: 1,
    scope: 'all' as const,
    changes: { when: timed('2026-03-10T09:00') },
    overOwnChanges: false,
  };
  await practice.series.save({ act: { kind: 'change', edit }, decisions: [] });
  expect((await starts(practice)).slice(23)).toEqual(['08-18 09:00', '08-25 09:00']);
  practice.clock.set(instantOf('2026-03-16T09:00'));
  await practice.series.topUp();
  expect((await starts(practice)).slice(23)).toEqual(['08-18 09:00', '08-25 09:00', '09-08 09:00']);
});

test('a date that waits for a word goes along when the series is moved, and no further when it is cancelled', async () => {
  const { bookings } = await book(practice, endless());
  await practice.bookings.create(bookingDraft({ when: timed('2026-09-01T10:30') }));
  practice.clock.set(instantOf('2026-03-16T09:00'));
  await practice.series.topUp();
  const edit = {
    bookingId: bookings[20]!.id,
    revision: 1,
    scope: 'following' as const,
    changes: { when: timed('2026-07-21T15:00') },
    overOwnChanges: false,
  };
  const { seriesId } = await practice.series.save({ act: { kind: 'change', edit }, decisions: [] });
  expect(await practice.series.attention()).toEqual([]);
  expect((await starts(practice)).slice(25)).toEqual([
    '08-25 15:00',
    '09-01 10:30',
    '09-01 15:00',
    '09-08 15:00',
  ]);

  await practice.bookings.create(bookingDraft({ when: timed('2026-09-15T15:30') }));
  practice.clock.set(instantOf('2026-03-23T09:00'));
  await practice.series.topUp();
  expect(await practice.series.attention()).toHaveLength(1);
  const bookingId = bookings[24]!.id;
  await practice.series.cancel({ bookingId, scope: 'following', reason: '' });
  expect(await practice.series.attention()).toEqual([]);
  expect((await practice.series.get({ id: seriesId })).openStarts).toEqual([]);
});
