import { afterEach, beforeEach, expect, test } from 'vitest';
import { putTimeOff } from '../../src-main/availability/opening-repo.ts';
import type { TimeOffId } from '../../src-shared/domain/ids.ts';
import { busyCalendarId, putBusyCalendar, putBusyEvent } from '../support/busy.ts';
import { countReads } from '../support/count-reads.ts';
import { bookingDraft } from '../support/drafts.ts';
import { uuidOf } from '../support/fakes.ts';
import { plansOf } from '../support/query-plans.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { days, timed } from '../support/times.ts';

let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
  await putBusyCalendar(practice.db);
});
afterEach(() => practice.close());

const dentist = timed('2026-03-02T10:30');

async function takeOff(startDay: string, endDay: string, count = 0x0ff): Promise<void> {
  const id = uuidOf(count) as TimeOffId;
  await practice.db
    .transaction()
    .execute((tx) => putTimeOff(tx, id, { startDay, endDay, label: 'Skiing' }));
}

const openIds = async () => (await practice.clashes.open()).map(({ bookingId }) => bookingId);

test('a busy event that came over a booking, and days off taken later, are listed with the reason', async () => {
  const first = await practice.bookings.create(bookingDraft({ title: 'First' }));
  const second = await practice.bookings.create(bookingDraft({ when: timed('2026-03-04T10:00') }));
  await practice.bookings.create(bookingDraft({ when: timed('2026-03-06T10:00') }));
  expect(await practice.clashes.open()).toEqual([]);
  await putBusyEvent(practice.db, dentist);
  await takeOff('2026-03-04', '2026-03-05');
  expect(await practice.clashes.open()).toEqual([
    {
      bookingId: first.id,
      title: 'First',
      when: first.when,
      clashes: [{ kind: 'busy', calendarId: busyCalendarId, title: 'Dentist', when: dentist }],
    },
    {
      bookingId: second.id,
      title: 'Appointment',
      when: second.when,
      clashes: [{ kind: 'time-off', label: 'Skiing' }],
    },
  ]);
});

test('what is over, cancelled, or more than 90 days ahead is not', async () => {
  const at = (day: string) => bookingDraft({ when: timed(`${day}T10:00`) });
  const today = await practice.bookings.create(at('2026-03-02'));
  const cancelled = await practice.bookings.create(at('2026-03-03'));
  const last = await practice.bookings.create(at('2026-05-30'));
  await practice.bookings.create(at('2026-06-01'));
  await practice.bookings.cancel({ id: cancelled.id, reason: '' });
  await takeOff('2026-03-01', '2026-07-01');
  expect(await openIds()).toEqual([today.id, last.id]);
  practice.clock.set(Date.UTC(2026, 2, 2, 10)); // the one of today has just ended
  expect(await openIds()).toEqual([last.id]);
});

test('"that’s fine" is recorded, sent on like any change, and holds until something else comes into the way', async () => {
  const { id } = await practice.bookings.create(bookingDraft());
  await putBusyEvent(practice.db, dentist);
  practice.told.length = 0;
  const accepted = await practice.bookings.acceptClashes({ id });
  expect(accepted).toMatchObject({ overlapAccepted: true, revision: 2 });
  expect(practice.told).toEqual([`item booking ${id}`, `announced bookings ${id}`]);
  const [entry] = await practice.bookings.timeline({ id });
  expect(entry).toMatchObject({ kind: 'clash-accepted', source: 'person' });
  expect(entry?.changes).toContainEqual({
    field: 'acceptedClashes',
    from: null,
    to: [{ kind: 'busy', calendarId: busyCalendarId, when: dentist }],
  });
  expect(await openIds()).toEqual([]);

  await takeOff('2026-03-02', '2026-03-03');
  const [open] = await practice.clashes.open();
  expect(open?.clashes).toEqual([{ kind: 'time-off', label: 'Skiing' }]);
  await practice.bookings.acceptClashes({ id });
  expect(await openIds()).toEqual([]);
  expect(await undoLabels()).toEqual(['Booked Appointment', ...twice('Accepted a clash of')]);
});

const twice = (words: string) => [`${words} Appointment`, `${words} Appointment`];

async function undoLabels(): Promise<string[]> {
  const rows = await practice.db.selectFrom('undo_step').select('label').orderBy('id').execute();
  return rows.map(({ label }) => label);
}

test('accepting where nothing is in the way changes nothing', async () => {
  const { id } = await practice.bookings.create(bookingDraft());
  expect(await practice.bookings.acceptClashes({ id })).toMatchObject({ revision: 1 });
});

test('an event that moved, over the same booking, is something else than what was accepted', async () => {
  await putBusyEvent(practice.db, dentist);
  await practice.bookings.create(bookingDraft({ bookAnyway: true }));
  expect(await openIds()).toEqual([]);
  await putBusyEvent(practice.db, timed('2026-03-02T10:45'));
  expect(await openIds()).toHaveLength(1);
});

test('an overlap accepted for one of two bookings is accepted for both', async () => {
  await practice.bookings.create(bookingDraft());
  await practice.bookings.create(bookingDraft({ bookAnyway: true }));
  expect(await openIds()).toEqual([]);
});

test('two bookings that overlap although nobody accepted it are both listed', async () => {
  const first = await practice.bookings.create(bookingDraft());
  const second = await practice.bookings.create(bookingDraft({ bookAnyway: true }));
  await practice.db.updateTable('booking').set({ overlap_accepted: 0 }).execute();
  expect(await openIds()).toEqual([first.id, second.id]);
});

test('what was accepted before the history said what stays accepted', async () => {
  await practice.bookings.create(bookingDraft());
  await practice.db.updateTable('booking').set({ overlap_accepted: 1 }).execute();
  await putBusyEvent(practice.db, dentist);
  expect(await openIds()).toEqual([]);
});

test('an all-day event is in the way of its whole day, in the zone of the practice', async () => {
  await practice.bookings.create(bookingDraft({ when: timed('2026-03-03T23:00', 30) }));
  await putBusyEvent(practice.db, days('2026-03-03', '2026-03-04'));
  expect(await openIds()).toHaveLength(1);
  await practice.settings.change({ practiceTimeZone: 'Asia/Tokyo' });
  expect(await openIds()).toEqual([]);
});

test('the list is read by the same few queries however many bookings there are, each by an index', async () => {
  const plan = await plansOf(practice, () => practice.clashes.open());
  const scans = plan.filter((step) => step.startsWith('SCAN'));
  expect(scans.filter((step) => /booking|other|history|remote_event/.test(step))).toEqual([
    'SCAN other USING INDEX booking_by_taken_length', // one step to the end of the index
  ]);
  const one = await countReads(practice, () => practice.clashes.open());
  for (let day = 2; day < 30; day += 1) {
    const when = timed(`2026-03-${String(day).padStart(2, '0')}T10:00`);
    await practice.bookings.create(bookingDraft({ when }));
  }
  await takeOff('2026-03-01', '2026-04-01');
  const many = await countReads(practice, () => practice.clashes.open());
  expect(await openIds()).toHaveLength(28);
  expect(many.queries).toBe(one.queries);
});
