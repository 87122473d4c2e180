import { connectQuickly } from '../../tests/story/connect-quickly.ts';
import { dayIn } from '../../tests/story/days.ts';
import { eventually } from '../../tests/story/eventually.ts';
import { ask, fillPractice } from '../../tests/story/fill-practice.ts';
import { samplePractice } from '../../tests/story/sample-practice.ts';
import { openOf } from '../../src-shared/domain/payment.ts';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { dayOf, spanOf } from '../../src-shared/domain/time.ts';
import { allBookings, appointmentsId, eventsOf, type World } from '../../tests/story/world.ts';

/** A time of next Monday that the sample keeps free. */
export const freeMonday = '17:00';

const fourWeeksMs = 28 * 24 * 3600_000;
/** How one after the other is paid, and over again; null for not yet. */
const ways = ['transfer', 'cash', 'card', 'transfer', 'transfer', 'cash', null, 'card'] as const;

/** The sample practice, with payments, hours, days off, somebody who waits, a package, and two entries of one person. */
export async function fillAll(world: World): Promise<void> {
  const { window, now, timeZone } = world;
  await fillPractice(
    window,
    samplePractice({
      now,
      timeZone,
      weeks: [-2, -1, 0, 1, 2],
      keepFree: [1, 2].map((week) => ({ week, weekday: 'Mon', from: '16:45', to: '18:00' })),
    }),
  );
  await payMost(world);
  await ask(window, 'clients.create', { name: 'Ana Berg', phone: '030 23125 100' });
  const hours = [1, 2, 3, 4, 5].flatMap((weekday) =>
    [
      { from: '08:00', to: '12:30' },
      { from: '13:00', to: '19:00' },
    ].map((hours) => ({ weekday, hours, validFrom: null, validUntil: null })),
  );
  await ask(window, 'hours.replace', { weekdays: [1, 2, 3, 4, 5], weekly: hours });
  await ask(window, 'hours.addTimeOff', {
    startDay: dayIn(4, 'Mon', now, timeZone),
    endDay: dayIn(5, 'Mon', now, timeZone),
    label: 'Winter holidays',
  });
  const [anna, ben] = await Promise.all(
    ['Anna Berg', 'Ben Whitaker'].map(
      async (text) => (await ask(window, 'clients.search', { text }))[0],
    ),
  );
  const [service] = await ask(window, 'services.list', undefined);
  if (!anna || !ben || !service) throw new Error('the sample is too small');
  await ask(window, 'waiting.add', {
    clientId: ben.id,
    serviceId: service.id,
    weekdays: [2, 4],
    windows: [{ from: '09:00', to: '12:00' }],
    note: 'Can come at short notice',
  });
  await ask(window, 'packages.create', {
    clientId: anna.id,
    name: '10 sessions',
    serviceId: service.id,
    sessionsTotal: 10,
    priceMinor: 60_000,
    currency: 'EUR',
    boughtAt: now,
    paidMethod: 'transfer',
    lastDay: null,
  });
}

/** Enters that most of what took place was paid, on its day and in different ways; a few are left open. */
async function payMost({ window, now, timeZone }: World): Promise<void> {
  const past = await ask(window, 'bookings.inRange', { fromAt: now - fourWeeksMs, toAt: now });
  const done = past.filter(({ status }) => status === 'completed');
  for (const [index, booking] of done.entries()) {
    const amountMinor = openOf(booking);
    const method = ways[index % ways.length];
    if (method === undefined || method === null || amountMinor === 0) continue;
    const { startAt: at } = spanOf(booking.when, timeZone);
    await ask(window, 'bookings.pay', { id: booking.id, amountMinor, method, at });
  }
}

/** Connects to the pretend Google, and waits until it has everything. */
export async function connectAll(world: World): Promise<void> {
  const { window } = world;
  await connectQuickly(window);
  const { accounts } = await ask(window, 'accounts.view', undefined);
  const own = accounts[0]?.calendars.find(({ isPrimary }) => isPrimary);
  if (!own) throw new Error('the account has no main calendar');
  await ask(window, 'accounts.selectCalendar', { calendarId: own.id, isSelected: true });
  await untilAllSent(world);
}

async function untilAllSent({ window }: World): Promise<void> {
  await ask(window, 'sync.now', undefined);
  await eventually(
    async () => (await ask(window, 'sync.summary', undefined)).waiting === 0,
    'everything is at Google',
    60_000,
  );
}

/** Some bookings that are still to come next week, one a day: the week that the calendar is pictured with. */
async function bookingsOfWeek(world: World): Promise<BookingView[]> {
  const { now, timeZone } = world;
  const days = (['Tue', 'Wed', 'Thu'] as const).map((weekday) => dayIn(1, weekday, now, timeZone));
  const bookings = (await allBookings(world)).filter(({ status }) => status !== 'cancelled');
  const found = days.flatMap(
    (day) =>
      bookings.find(({ when }) => !when.allDay && dayOf(when.startAt, timeZone) === day) ?? [],
  );
  if (found.length < days.length) throw new Error('the sample is too small');
  return found;
}

function placed({ window }: World, { id, revision }: BookingView, location: string) {
  return ask(window, 'bookings.change', { id, revision, changes: { location } });
}

/** The network goes, and some changes wait for it. */
export async function loseNetwork(world: World): Promise<void> {
  const { window, google } = world;
  const bookings = await bookingsOfWeek(world);
  await untilAllSent(world); // what is on its way would not wait, but fail
  await google.goAway();
  await ask(window, 'sync.now', undefined);
  for (const booking of bookings) await placed(world, booking, 'Room 3');
  await ask(window, 'sync.now', undefined);
}

/** The network comes back: one booking that Google wants gone, one that it has under another location, one that it refuses. */
export async function giveTrouble(world: World): Promise<void> {
  const { window, google } = world;
  await google.comeBack();
  await untilAllSent(world);
  const [gone, changed, refused] = await bookingsOfWeek(world);
  if (!gone || !changed || !refused) throw new Error('the sample is too small');
  const calendarId = appointmentsId(world);
  await google.goAway();
  await placed(world, changed, 'Room 1');
  google.control.editEvent({
    calendarId,
    eventId: changed.sync.remoteId ?? '',
    changes: { location: 'Room 9' },
  });
  google.control.deleteEvent({ calendarId, eventId: gone.sync.remoteId ?? '' });
  await google.comeBack();
  await ask(window, 'sync.now', undefined);
  google.control.addFault({
    route: 'events.*',
    path: '/events/',
    method: 'PATCH',
    count: null,
    effect: { phase: 'before', failure: { kind: 'status', status: 503 } },
  });
  await placed(world, refused, 'Room 2');
  await eventually(
    async () => {
      const { needsDecision, failed } = await ask(window, 'sync.summary', undefined);
      return needsDecision >= 2 && failed === 1;
    },
    'two decisions and one failure',
    30_000,
  );
}

/** Empties the calendar at Google, as by mistake: the sync holds that back and asks. */
export async function pullTheBrake(world: World): Promise<void> {
  const { window, google } = world;
  google.control.clearFaults();
  const calendarId = appointmentsId(world);
  for (const { id } of eventsOf(world))
    google.control.deleteEvent({ calendarId, eventId: id ?? '' });
  await ask(window, 'sync.now', undefined);
}
