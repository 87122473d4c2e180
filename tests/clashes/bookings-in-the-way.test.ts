import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { takenTimes } from '../../src-main/clashes/taken-repo.ts';
import type { Booking } from '../../src-shared/domain/booking.ts';
import type { Clash } from '../../src-shared/domain/clash.ts';
import type { Input } from '../../src-shared/ipc/contract.ts';
import { bookingDraft, clientDraft, serviceDraft } from '../support/drafts.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { days, timed } from '../support/times.ts';

let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
});
afterEach(() => practice.close());

async function clashing(asked: Omit<Input<'bookings.clashes'>, 'serviceId'>): Promise<Clash[]> {
  return (await practice.clashes.clashes({ ...asked, serviceId: null })).clashes;
}

test('a booking over another one is refused with the time and the client it would clash with', async () => {
  const client = await practice.clients.create(clientDraft({ name: 'Anna Müller' }));
  const service = await practice.services.create(serviceDraft({ name: 'Massage' }));
  await practice.bookings.create(bookingDraft({ clientId: client.id, serviceId: service.id }));
  const clash = practice.bookings.create(bookingDraft({ when: timed('2026-03-02T10:30') }));
  await expect(clash).rejects.toMatchObject({
    code: 'overlap',
    field: 'when',
    message:
      'This time overlaps Massage: Anna Müller, Mon 2 Mar 2026, 10:00–11:00. ' +
      'Nothing was changed. Choose another time, or book it anyway.',
  });
});

test('the refusal names the client of a booking with a title of its own, and counts the rest', async () => {
  const client = await practice.clients.create(clientDraft({ name: 'Anna Müller' }));
  await practice.bookings.create(bookingDraft({ clientId: client.id, title: 'Check-up' }));
  await practice.bookings.create(bookingDraft({ when: timed('2026-03-02T11:00') }));
  const clash = practice.bookings.create(bookingDraft({ when: days('2026-03-02', '2026-03-03') }));
  await expect(clash).rejects.toThrow(
    'overlaps Check-up (Anna Müller), Mon 2 Mar 2026, 10:00–11:00 and 1 more.',
  );
});

test('bookings that only touch do not overlap', async () => {
  await practice.bookings.create(bookingDraft({ when: timed('2026-03-02T10:00') }));
  await practice.bookings.create(bookingDraft({ when: timed('2026-03-02T11:00') }));
  await practice.bookings.create(bookingDraft({ when: timed('2026-03-02T09:00') }));
  expect(await clashing({ when: timed('2026-03-02T12:00'), except: null })).toEqual([]);
});

test('what a booking keeps free around it is as taken as the booking itself', async () => {
  const service = await practice.services.create(
    serviceDraft({ bufferBeforeMinutes: 10, bufferAfterMinutes: 15 }),
  );
  const booking = await practice.bookings.create(
    bookingDraft({ serviceId: service.id, when: timed('2026-03-02T10:00') }),
  );
  expect(booking).toMatchObject({ bufferBeforeMinutes: 10, bufferAfterMinutes: 15 });
  const at = (wallTime: string, buffers = {}) =>
    clashing({ when: timed(wallTime), except: null, ...buffers });
  expect(await at('2026-03-02T11:14')).toHaveLength(1);
  expect(await at('2026-03-02T11:15')).toEqual([]);
  expect(await at('2026-03-02T11:15', { bufferBeforeMinutes: 1 })).toHaveLength(1);
  expect(await at('2026-03-02T08:50')).toEqual([]);
  expect(await at('2026-03-02T08:50', { bufferAfterMinutes: 1 })).toHaveLength(1);
});

test('a longer buffer is refused where somebody is, a shorter one never', async () => {
  const first = await practice.bookings.create(
    bookingDraft({ bufferAfterMinutes: 10, when: timed('2026-03-02T10:00') }),
  );
  await practice.bookings.create(bookingDraft({ when: timed('2026-03-02T11:10') }));
  const change = (bufferAfterMinutes: number) =>
    practice.bookings.change({
      id: first.id,
      revision: first.revision,
      changes: { bufferAfterMinutes },
      bookAnyway: false,
    });
  await expect(change(11)).rejects.toMatchObject({ code: 'overlap' });
  expect(await change(5)).toMatchObject({ bufferAfterMinutes: 5 });
});

test('the longest booking there is still counts in its last minute, and no longer', async () => {
  await practice.bookings.create(bookingDraft({ when: timed('2026-03-02T10:00') }));
  await practice.bookings.create(bookingDraft({ when: timed('2026-03-03T10:00', 481) }));
  const lastMinute = timed('2026-03-03T18:00');
  expect(await clashing({ when: lastMinute, except: null })).toHaveLength(1);
  const after = timed('2026-03-03T18:01');
  expect(await clashing({ when: after, except: null })).toEqual([]);
});

test('an all-day booking takes its days in the zone of the practice', async () => {
  await practice.bookings.create(bookingDraft({ when: days('2026-03-02', '2026-03-03') }));
  const inside = practice.bookings.create(bookingDraft({ when: timed('2026-03-02T23:00') }));
  await expect(inside).rejects.toMatchObject({ code: 'overlap' });
  await expect(
    practice.bookings.create(bookingDraft({ when: timed('2026-03-03T00:00') })),
  ).resolves.toBeDefined();
});

test('a wish for a whole day meets what is booked just after midnight there', async () => {
  await practice.bookings.create(bookingDraft({ when: timed('2026-03-02T00:00') }));
  const whole = (startDay: string, endDay: string) =>
    clashing({ when: days(startDay, endDay), except: null });
  expect(await whole('2026-03-02', '2026-03-03')).toHaveLength(1);
  expect(await whole('2026-03-01', '2026-03-02')).toEqual([]);
});

test('an overlap that was accepted is written on the booking and in its history', async () => {
  await practice.bookings.create(bookingDraft());
  const booking = await practice.bookings.create(bookingDraft({ bookAnyway: true }));
  expect(booking.overlapAccepted).toBe(true);
  const [entry] = await practice.bookings.timeline({ id: booking.id });
  expect(entry?.changes).toContainEqual({ field: 'overlapAccepted', from: null, to: true });
});

test('"book anyway" where nothing overlaps is not an accepted overlap', async () => {
  expect(await practice.bookings.create(bookingDraft({ bookAnyway: true }))).toMatchObject({
    overlapAccepted: false,
  });
});

test('a booking that overlaps by consent can still be edited, and loses the mark when it moves to free time', async () => {
  await practice.bookings.create(bookingDraft());
  const { id } = await practice.bookings.create(bookingDraft({ bookAnyway: true }));
  const edited = await practice.bookings.change({
    id,
    revision: 1,
    changes: { location: 'x' },
    bookAnyway: false,
  });
  expect(edited).toMatchObject({ location: 'x', overlapAccepted: true });
  const moved = await practice.bookings.change({
    id,
    revision: 2,
    changes: { when: timed('2026-03-02T15:00') },
    bookAnyway: false,
  });
  expect(moved.overlapAccepted).toBe(false);
});

test('a move within its own time is no clash with itself', async () => {
  const { id } = await practice.bookings.create(bookingDraft());
  const later = { when: timed('2026-03-02T10:30') };
  await expect(
    practice.bookings.change({ id, revision: 1, changes: later, bookAnyway: false }),
  ).resolves.toBeDefined();
  expect(await clashing({ when: timed('2026-03-02T10:00'), except: id })).toEqual([]);
  expect(await clashing({ when: timed('2026-03-02T10:00'), except: null })).toHaveLength(1);
});

test('two bookings entered at once for the same time: one is refused', async () => {
  const outcomes = await Promise.allSettled([
    practice.bookings.create(bookingDraft()),
    practice.bookings.create(bookingDraft()),
  ]);
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected']);
});

describe('against a slow obvious model', () => {
  const hour = fc.integer({ min: 0, max: 40 });
  const booking = fc.record({
    start: hour,
    length: fc.integer({ min: 1, max: 30 }),
    cancelled: fc.boolean(),
  });

  test('the bookings found are exactly those that share time with the interval', async () => {
    const base = timed('2026-03-27T00:00');
    const zero = base.allDay ? 0 : base.startAt;
    const at = (hours: number) => zero + hours * 3_600_000;
    await fc.assert(
      fc.asyncProperty(
        fc.array(booking, { maxLength: 8 }),
        hour,
        fc.integer({ min: 1, max: 30 }),
        async (made, start, length) => {
          await practice.db.deleteFrom('booking').execute();
          const kept: { start: number; end: number; booking: Booking }[] = [];
          for (const { start, length, cancelled } of made) {
            const when = {
              allDay: false,
              startAt: at(start),
              endAt: at(start + length),
              timeZone: 'UTC',
            } as const;
            const created = await practice.bookings.create(
              bookingDraft({ when, bookAnyway: true }),
            );
            if (cancelled) await practice.bookings.cancel({ id: created.id, reason: '' });
            else kept.push({ start, end: start + length, booking: created });
          }
          const hoursOf = (from: number, to: number) =>
            Array.from({ length: to - from }, (_, index) => from + index);
          const wanted = new Set(hoursOf(start, start + length));
          const expected = kept.filter((one) =>
            hoursOf(one.start, one.end).some((one) => wanted.has(one)),
          );
          const range = { fromAt: at(start), toAt: at(start + length) };
          const found = await takenTimes(practice.db, range);
          expect(found.map((one) => one.id).toSorted()).toEqual(
            expected.map((one) => one.booking.id).toSorted(),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test('whatever is booked without "book anyway", no two bookings share time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(booking, { maxLength: 15 }), async (wishes) => {
        await practice.db.deleteFrom('booking').execute();
        const taken: (string | undefined)[] = [];
        for (const [index, { start, length }] of wishes.entries()) {
          const startAt = Date.UTC(2026, 2, 28, start);
          const when = {
            allDay: false,
            startAt,
            endAt: startAt + length * 3_600_000,
            timeZone: 'UTC',
          } as const;
          const slots = Array.from({ length }, (_, hour) => start + hour);
          const isFree = slots.every((slot) => taken[slot] === undefined);
          const outcome = await practice.bookings.create(bookingDraft({ when })).then(
            () => 'booked',
            (error: { code: string }) => error.code,
          );
          expect(outcome).toBe(isFree ? 'booked' : 'overlap');
          if (isFree) for (const slot of slots) taken[slot] = `booking ${index}`;
        }
      }),
      { numRuns: 60 },
    );
  });
});
