import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceWeekday } from '../../src-main/availability/opening-repo.ts';
import { putBooking } from '../../src-main/bookings/booking-repo.ts';
import { newBooking } from '../../src-shared/domain/booking-changes.ts';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import { wallTimeOf } from '../../src-shared/domain/time.ts';
import type { Input } from '../../src-shared/ipc/contract.ts';
import { putBusyCalendar, putBusyEvent } from '../support/busy.ts';
import { countReads } from '../support/count-reads.ts';
import { bookingDraft, serviceDraft } from '../support/drafts.ts';
import { testNow } from '../support/fakes.ts';
import { plansOf } from '../support/query-plans.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { instantOf, practiceZone, timed } from '../support/times.ts';

let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
});
afterEach(() => practice.close());

const hour = 3_600_000;

const ask = (given: Partial<Input<'availability.nextFree'>> = {}) =>
  practice.clashes.nextFree({
    serviceId: null,
    fromAt: instantOf('2026-03-02T09:00'),
    count: 1,
    apartMinutes: 0,
    except: null,
    ...given,
  });

/** The answered starts on the wall clock of the practice. */
const starts = async (given: Partial<Input<'availability.nextFree'>> = {}) =>
  (await ask(given)).starts.map((start) => wallTimeOf(start, practiceZone));

async function openOn(weekdays: readonly number[], from = '09:00', to = '17:00'): Promise<void> {
  await practice.db.transaction().execute(async (tx) => {
    for (const weekday of weekdays) {
      const hours = { weekday, hours: { from, to }, validFrom: null, validUntil: null };
      await replaceWeekday(tx, weekday, [hours]);
    }
  });
}

test('the service says how long, and what is kept free before and after', async () => {
  const service = await practice.services.create(
    serviceDraft({ lengthMinutes: 45, bufferBeforeMinutes: 15, bufferAfterMinutes: 30 }),
  );
  await practice.bookings.create(bookingDraft({ when: timed('2026-03-02T10:00') }));
  expect(await starts({ serviceId: service.id })).toEqual(['2026-03-02T11:15']);
  const bare = { bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
  expect(await starts({ serviceId: service.id, ...bare })).toEqual(['2026-03-02T09:00']);
  expect(await starts({ serviceId: service.id, minutes: 30 })).toEqual(['2026-03-02T09:00']);
});

test('a booking that is to be moved is as long as it is, and not in its own way', async () => {
  const { id } = await practice.bookings.create(
    bookingDraft({ when: timed('2026-03-02T10:00', 90) }),
  );
  const fromAt = instantOf('2026-03-02T10:00');
  expect(await starts({ fromAt, except: id })).toEqual(['2026-03-02T10:00']);
  await practice.bookings.create(bookingDraft({ when: timed('2026-03-02T12:00') }));
  expect(await starts({ fromAt, except: id, count: 4 })).toEqual(
    ['10:00', '10:15', '10:30', '13:00'].map((time) => `2026-03-02T${time}`),
  );
});

test('where no hours were said, the hours of the calendar’s day are meant: nobody is offered the night', async () => {
  expect(await starts({ fromAt: instantOf('2026-03-02T20:30') })).toEqual(['2026-03-03T07:00']);
  await practice.settings.change({ dayStartsAtHour: 10 });
  expect(await starts({ fromAt: instantOf('2026-03-02T20:30') })).toEqual(['2026-03-03T10:00']);
});

test('open hours, busy events and notice are kept, on the grid of the settings', async () => {
  await openOn([1, 3]);
  await putBusyCalendar(practice.db);
  await putBusyEvent(practice.db, timed('2026-03-02T09:00', 430));
  expect(await starts({ minutes: 40, count: 2 })).toEqual(['2026-03-02T16:15', '2026-03-04T09:00']);
  await practice.settings.change({ startStepMinutes: 10 });
  expect(await starts({ minutes: 40, count: 2 })).toEqual(['2026-03-02T16:10', '2026-03-02T16:20']);
  await practice.settings.change({ minimumNoticeMinutes: 48 * 60 });
  practice.clock.set(instantOf('2026-03-02T09:05'));
  expect(await starts({ minutes: 40 })).toEqual(['2026-03-04T09:10']);
});

test('nothing in the past is offered, however early one asks', async () => {
  expect(await starts({ fromAt: 0 })).toEqual(['2026-03-02T08:00']);
});

test('starts are told apart by as much as is asked for, over the border of what is read at once too', async () => {
  await openOn([1, 2, 3, 4, 5, 6, 7], '00:00', '24:00');
  const { starts: all } = await ask({ minutes: 50, count: 100, apartMinutes: 1000 });
  const steps = all.slice(1).map((start, index) => (start - all[index]!) / 60_000);
  expect(all).toHaveLength(100);
  expect(steps.filter((step) => step !== 1005 && step !== 1000)).toEqual([]);
});

test('what is taken after the border of what is read at once still counts before it', async () => {
  await openOn([1], '00:00', '00:01');
  await practice.db
    .insertInto('day_exception')
    .values({ day: '2026-03-16', hours_json: '[{"from":"08:00","to":"10:00"}]' })
    .execute();
  const border = instantOf('2026-03-02T09:00') + 14 * 24 * hour;
  expect(wallTimeOf(border, practiceZone)).toBe('2026-03-16T09:00');
  await practice.bookings.create(
    bookingDraft({ when: timed('2026-03-16T09:00'), bookAnyway: true }),
  );
  expect(await starts({ minutes: 60, count: 9 })).toEqual(['2026-03-16T08:00']);
});

test('no time within 90 days is an empty answer, and one on the 90th day is found', async () => {
  await openOn([1], '09:00', '09:30');
  expect(await starts({ minutes: 31 })).toEqual([]);
  await openOn([1], '00:00', '00:01');
  await practice.db
    .insertInto('day_exception')
    .values({ day: '2026-05-30', hours_json: '[{"from":"10:00","to":"11:00"}]' })
    .execute();
  expect(await starts({ minutes: 60 })).toEqual(['2026-05-30T10:00']);
});

test('it says how fresh the calendar is: as the one that was fetched longest ago, or not at all', async () => {
  expect((await ask()).asOf).toBeNull();
  await putBusyCalendar(practice.db, { last_pulled_at: testNow - hour });
  expect((await ask()).asOf).toBe(testNow - hour);
  const [calendar] = await practice.db.selectFrom('calendar').selectAll().execute();
  const other = { ...calendar!, id: 'other', remote_id: 'other' };
  const put = (last_pulled_at: number | null, id: string) =>
    practice.db
      .insertInto('calendar')
      .values({ ...other, id, remote_id: id, last_pulled_at })
      .execute();
  await put(testNow - 5 * hour, 'older');
  expect((await ask()).asOf).toBe(testNow - 5 * hour);
  await put(null, 'never');
  expect((await ask()).asOf).toBeNull();
  await practice.db.updateTable('account').set({ status: 'disconnected' }).execute();
  expect((await ask()).asOf).toBeNull();
});

test('a full quarter of a year with 5,000 bookings is read in few queries, each booking once', async () => {
  await openOn([1, 2, 3, 4, 5, 6, 7]);
  const first = instantOf('2026-03-02T09:00');
  await practice.db.transaction().execute(async (tx) => {
    for (let index = 0; index < 5000; index += 1) {
      const startAt = first + index * 26 * 60_000; // without a gap, for 90 days and some hours
      const when = {
        allDay: false,
        startAt,
        endAt: startAt + 26 * 60_000,
        timeZone: 'UTC',
      } as const;
      const id = practice.ids.next() as BookingId;
      await putBooking(tx, newBooking(bookingDraft({ when }), { id, at: 0, service: null }));
    }
  });
  const count = await countReads(practice, async () => expect(await starts()).toEqual([]));
  expect(count.queries).toBeLessThan(50);
  expect(count.rows).toBeLessThan(5000 + 50);
  const soon = await countReads(practice, () => ask({ fromAt: first + 91 * 24 * hour }));
  expect(soon.rows).toBeLessThan(50);
});

test('what is taken is read from the index alone', async () => {
  const plan = await plansOf(practice, () => ask());
  expect(plan.join('\n')).toMatch(/SEARCH booking USING (COVERING )?INDEX booking_by_taken /);
  expect(plan.filter((step) => step.startsWith('SCAN booking'))).toEqual([]);
});
