import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  createReminderService,
  type Reminder,
  type ReminderService,
} from '../../src-main/reminders/reminder-service.ts';
import type { ServiceId } from '../../src-shared/domain/ids.ts';
import { bookingDraft, clientDraft, serviceDraft } from '../support/drafts.ts';
import { fakeTimers, type FakeTimers, uuidOf } from '../support/fakes.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { instantOf, timed } from '../support/times.ts';

let practice: TestPractice;
let timers: FakeTimers;
let reminders: ReminderService;
let told: Reminder[];

beforeEach(async () => {
  practice = await testPractice();
  practice.clock.set(instantOf('2026-03-02T09:00'));
  timers = fakeTimers(practice.clock);
  told = [];
  reminders = newService();
});
afterEach(async () => {
  await reminders.stop();
  await practice.close();
});

/** As after a start of the app, on the same database. */
function newService(): ReminderService {
  const { db, clock, log, settings } = practice;
  return createReminderService({
    db,
    clock,
    timers,
    log,
    readSettings: () => settings.get(),
    remind: (reminder) => void told.push(reminder),
  });
}

/** Waits until the service sleeps again. */
async function settled(): Promise<void> {
  await expect.poll(() => timers.waiting).toBe(1);
}

async function goTo(wallTime: string): Promise<void> {
  while (practice.clock.now() < instantOf(wallTime)) {
    timers.advance(Math.min(60_000, instantOf(wallTime) - practice.clock.now()));
    await settled();
  }
}

async function begin(): Promise<void> {
  reminders.start();
  await settled();
}

test('an appointment is told once, ten minutes before, with who and where', async () => {
  const client = await practice.clients.create(clientDraft());
  const service = await practice.services.create(serviceDraft());
  const booking = await practice.bookings.create(
    bookingDraft({ clientId: client.id, serviceId: service.id, location: 'Room 2' }),
  );
  await begin();
  await goTo('2026-03-02T09:49');
  expect(told).toEqual([]);
  await goTo('2026-03-02T10:30');
  expect(told).toEqual([
    {
      bookingId: booking.id,
      title: 'Physiotherapy: Anna Müller',
      body: '10:00, in 10 min · Room 2',
    },
  ]);
});

test('a restart tells nothing twice, and what was missed meanwhile once', async () => {
  await practice.bookings.create(bookingDraft());
  await practice.bookings.create(bookingDraft({ when: timed('2026-03-02T11:00') }));
  await begin();
  await goTo('2026-03-02T09:50');
  await reminders.stop();
  expect(timers.waiting).toBe(0);
  practice.clock.set(instantOf('2026-03-02T10:57'));
  reminders = newService();
  await begin();
  expect(told.map(({ body }) => body)).toEqual(['10:00, in 10 min', '11:00, in 3 min']);
});

test('a cancelled booking is not told, and a moved one at its new time', async () => {
  const cancelled = await practice.bookings.create(bookingDraft());
  const moved = await practice.bookings.create(bookingDraft({ when: timed('2026-03-02T11:00') }));
  await begin();
  await practice.bookings.cancel({ id: cancelled.id, reason: '' });
  await practice.bookings.change({
    id: moved.id,
    revision: moved.revision,
    changes: { when: timed('2026-03-02T12:00') },
    bookAnyway: false,
  });
  reminders.look();
  await goTo('2026-03-02T12:30');
  expect(told.map(({ body }) => body)).toEqual(['12:00, in 10 min']);
});

test('a booking that is written shortly before its time is told as soon as there is word of it', async () => {
  await begin();
  await goTo('2026-03-02T09:55');
  await practice.bookings.create(bookingDraft());
  reminders.look();
  await expect.poll(() => told.length).toBe(1);
});

test('a service has a reminder of its own until it follows the setting again', async () => {
  const { id } = await practice.services.create(serviceDraft());
  await practice.bookings.create(bookingDraft({ serviceId: id }));
  await begin();
  expect(await reminders.setForService({ serviceId: id, reminder: null })).toEqual([
    { serviceId: id, minutes: null },
  ]);
  await goTo('2026-03-02T09:52');
  expect(told).toEqual([]);
  expect(await reminders.setForService({ serviceId: id, reminder: 5 })).toHaveLength(1);
  expect(await reminders.setForService({ serviceId: id, reminder: 'usual' })).toEqual([]);
  await expect.poll(() => told.length).toBe(1);
  await expect(
    reminders.setForService({ serviceId: uuidOf(99) as ServiceId, reminder: 5 }),
  ).rejects.toMatchObject({ code: 'not-found' });
});

test('with reminders off nothing is told, and quiet hours keep the evening quiet', async () => {
  await practice.settings.change({ reminderMinutes: null });
  await practice.bookings.create(bookingDraft());
  await practice.bookings.create(bookingDraft({ when: timed('2026-03-02T20:30') }));
  await begin();
  await goTo('2026-03-02T10:05');
  expect(told).toEqual([]);
  await practice.settings.change({
    reminderMinutes: 10,
    quietHours: { fromTime: '20:00', toTime: '07:00' },
  });
  reminders.look();
  await goTo('2026-03-02T21:00');
  expect(told).toEqual([]);
});

test('what was told is forgotten after a week, so that the list does not grow for ever', async () => {
  await practice.bookings.create(bookingDraft());
  await practice.bookings.create(bookingDraft({ when: timed('2026-03-12T10:00') }));
  await begin();
  await goTo('2026-03-02T09:50');
  practice.clock.set(instantOf('2026-03-12T09:55'));
  reminders.look();
  await expect.poll(() => told.length).toBe(2);
  const rows = await practice.db.selectFrom('reminder_told').select('start_at').execute();
  expect(rows).toEqual([{ start_at: instantOf('2026-03-12T10:00') }]);
});

test('a failure is reported, and looked into again a minute later', async () => {
  await practice.bookings.create(bookingDraft());
  let fails = true;
  const { db, clock, log, settings } = practice;
  reminders = createReminderService({
    db,
    clock,
    timers,
    log,
    async readSettings() {
      if (fails) throw new Error('the disk is gone');
      return settings.get();
    },
    remind: (reminder) => void told.push(reminder),
  });
  practice.clock.set(instantOf('2026-03-02T09:52'));
  await begin();
  expect(log.lines.at(-1)?.level).toBe('error');
  fails = false;
  await goTo('2026-03-02T09:54');
  expect(told).toHaveLength(1);
});
