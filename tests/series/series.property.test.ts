import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Booking } from '../../src-shared/domain/booking.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { Decision, SeriesAct } from '../../src-shared/domain/series.ts';
import { bookingDraft } from '../support/drafts.ts';
import { testNow } from '../support/fakes.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { practiceZone } from '../support/times.ts';
import { allBookings, seriesDraft } from './support.ts';

const hour = 3_600_000;
const at = fc.nat(1000);
const place = fc.record({
  day: fc.integer({ min: 0, max: 20 }),
  hour: fc.integer({ min: 8, max: 12 }),
});

/** What people do to a book with few hours in it, so that everything is in the way of everything. */
const steps = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('create' as const),
      place,
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }),
      count: fc.integer({ min: 1, max: 8 }),
      /** Each reaches into the next day, and so into the next one. */
      isLong: fc.boolean(),
    }),
    fc.record({
      do: fc.constant('change' as const),
      at,
      place,
      minutes: fc.constantFrom(30, 60, 90),
      scope: fc.constantFrom('following' as const, 'all' as const),
      overOwnChanges: fc.boolean(),
      timeOnly: fc.boolean(),
    }),
    fc.record({
      do: fc.constant('label' as const),
      at,
      scope: fc.constantFrom('following' as const, 'all' as const),
      buffer: fc.constantFrom(0, 15, 45),
    }),
    fc.record({
      do: fc.constant('cancel' as const),
      at,
      scope: fc.constantFrom('following' as const, 'all' as const),
    }),
    fc.record({ do: fc.constant('single' as const), place }),
    fc.record({ do: fc.constant('move-one' as const), at, place }),
    fc.record({ do: fc.constant('restore-one' as const), at }),
    fc.record({ do: fc.constant('complete-one' as const), at }),
    fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 4 }) }),
  ),
  { minLength: 4, maxLength: 14 },
);
type Step = (typeof steps extends fc.Arbitrary<infer S> ? S : never)[number];

function whenAt({ day, hour: at }: { day: number; hour: number }, minutes = 60) {
  const startAt = Date.UTC(2026, 2, 2 + day, at - 1);
  return {
    allDay: false as const,
    startAt,
    endAt: startAt + minutes * 60_000,
    timeZone: practiceZone,
  };
}

async function solved(practice: TestPractice, act: SeriesAct, chance: number): Promise<Decision[]> {
  const { occurrences } = await practice.series.preview({ act, decisions: [] });
  return occurrences.flatMap(({ recurrenceId, isSettled }, index): Decision[] => {
    if (isSettled) return [];
    return [{ do: (index + chance) % 3 === 0 ? 'book' : 'skip', recurrenceId }];
  });
}

async function take(practice: TestPractice, step: Step): Promise<void> {
  const bookings = await allBookings(practice);
  const any = (index: number): Booking | undefined =>
    bookings[index % Math.max(1, bookings.length)];
  const save = async (act: SeriesAct, chance: number) =>
    practice.series.save({ act, decisions: await solved(practice, act, chance) });
  if (step.do === 'wait') return practice.clock.advance(step.days * 24 * hour);
  if (step.do === 'single') {
    await practice.bookings.create(bookingDraft({ title: 'single', when: whenAt(step.place) }));
    return;
  }
  if (step.do === 'create') {
    const start = `2026-03-${String(3 + step.place.day).padStart(2, '0')}T${String(step.place.hour).padStart(2, '0')}:00`;
    const draft = seriesDraft(
      {
        start,
        ...(step.isLong
          ? { repeat: { unit: 'day', every: 1 }, lengthMinutes: 24 * 60 }
          : { repeat: { unit: 'week', every: 1, weekdays: step.weekdays } }),
        end: { kind: 'count', count: step.count },
      },
      { bufferAfterMinutes: step.isLong ? 15 : 0 },
    );
    await save({ kind: 'create', draft }, step.count);
    return;
  }
  const booking = any(step.at);
  if (booking === undefined) return;
  const { id, revision } = booking;
  switch (step.do) {
    case 'change':
    case 'label': {
      const place = { day: 0, hour: 8, ...('place' in step ? step.place : {}) };
      if (step.do === 'change' && step.timeOnly && !booking.when.allDay)
        place.day = Math.floor((booking.when.startAt - Date.UTC(2026, 2, 2)) / (24 * hour));
      const changes =
        step.do === 'label'
          ? { location: `Room ${step.at}`, bufferAfterMinutes: step.buffer }
          : { when: whenAt(place, step.minutes) };
      const overOwnChanges = step.do === 'change' && step.overOwnChanges;
      const edit = { bookingId: id, revision, scope: step.scope, changes, overOwnChanges };
      await save({ kind: 'change', edit }, step.at);
      return;
    }
    case 'cancel':
      await practice.series.cancel({ bookingId: id, scope: step.scope, reason: 'x' });
      return;
    case 'move-one':
      await practice.bookings.change({
        id,
        revision,
        changes: { when: whenAt(step.place) },
        bookAnyway: false,
      });
      return;
    case 'restore-one':
      await practice.bookings.restore({ id, bookAnyway: false });
      return;
    case 'complete-one':
      await practice.bookings.change({
        id,
        revision,
        changes: { status: 'completed' },
        bookAnyway: false,
      });
  }
}

const ofSeries = ['create', 'change', 'label', 'cancel'];

function doubles(bookings: readonly Booking[]): string[] {
  const spans = bookings
    .filter(({ status, when }) => status !== 'cancelled' && !when.allDay)
    .map((booking) => ({
      booking,
      from: (booking.when.allDay ? 0 : booking.when.startAt) - booking.bufferBeforeMinutes * 60_000,
      to: (booking.when.allDay ? 0 : booking.when.endAt) + booking.bufferAfterMinutes * 60_000,
    }));
  return spans.flatMap((one, index) =>
    spans
      .slice(index + 1)
      .filter((other) => one.from < other.to && other.from < one.to)
      .filter((other) => !one.booking.overlapAccepted && !other.booking.overlapAccepted)
      .map((other) => `${one.booking.id} and ${other.booking.id}`),
  );
}

test(
  'whatever is done to series: no double booking that nobody accepted, nothing settled or past touched, nothing half written',
  { timeout: 120_000 },
  async () => {
    let acts = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const practice = await testPractice();
        try {
          for (const step of all) {
            const before = await allBookings(practice);
            const now = practice.clock.now();
            let isDone = true;
            try {
              await take(practice, step);
            } catch (error) {
              if (!(error instanceof ExpectedError)) throw error;
              isDone = false;
            }
            const after = await allBookings(practice);
            if (!isDone) expect(after).toEqual(before);
            if (isDone && ofSeries.includes(step.do)) {
              acts += 1;
              const kept = new Map(after.map((booking) => [booking.id, booking]));
              for (const booking of before) {
                const startAt = booking.when.allDay ? 0 : booking.when.startAt;
                const isTouchable =
                  booking.seriesId !== null &&
                  startAt > now &&
                  ['tentative', 'confirmed'].includes(booking.status);
                if (!isTouchable) expect(kept.get(booking.id)).toEqual(booking);
              }
            }
            expect(doubles(after)).toEqual([]);
          }
          expect(practice.clock.now()).toBeGreaterThanOrEqual(testNow);
        } finally {
          await practice.close();
        }
      }),
      { numRuns: 60 },
    );
    expect(acts).toBeGreaterThan(60);
  },
);
