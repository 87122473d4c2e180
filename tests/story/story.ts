import type { Locator } from 'playwright-core';
import { dayIn } from './days.ts';
import { eventually, mustBe } from './eventually.ts';
import { ask } from './fill-practice.ts';
import type { Entry, Named } from './person.ts';
import { declinedSummary, owner, weeklySummary } from './sample-google.ts';
import type { FreeTime } from './sample-practice.ts';
import {
  allBookings,
  appointmentsId,
  differences,
  eventsFor,
  eventsOf,
  type Listener,
  moveInGoogle,
  type World,
} from './world.ts';

/** Never to be seen outside this laptop; the story looks for it at Google. */
export const secretNote = 'Knee again; has stopped the tablets';

/** The loop looks every few seconds while Google can not be reached. */
const loopLimitMs = 45_000;

/** Times that the sample leaves free for the story. */
export const storyTimes: readonly FreeTime[] = [
  { week: 1, weekday: 'Tue', from: '10:30', to: '12:30' },
  { week: 1, weekday: 'Wed', from: '09:00', to: '11:30' },
  { week: 1, weekday: 'Thu', from: '13:30', to: '17:00' },
];

type Told = Named & { entry: Entry };

function bookingsOf({ now, timeZone }: World): [Told, Told, Told] {
  const tell = (entry: Entry): Told => ({
    title: `${entry.service}: ${entry.client.replace(/^\+/, '')}`,
    day: entry.day,
    time: entry.time,
    entry,
  });
  const day = (weekday: 'Tue' | 'Wed' | 'Thu') => dayIn(1, weekday, now, timeZone);
  return [
    tell({
      client: 'Anna Berg',
      service: 'Physiotherapy',
      day: day('Tue'),
      time: '11:00',
      privateNote: secretNote,
    }),
    tell({
      client: '+Noor van Dijk',
      service: 'First appointment',
      day: day('Wed'),
      time: '10:00',
      calendarNote: 'Bring the referral',
    }),
    tell({ client: 'Kwame Mensah', service: 'Massage', day: day('Thu'), time: '14:00' }),
  ];
}

/** One day with the app, from connecting to the last trouble overcome. Throws at the first thing that does not hold. */
export async function tellStory(world: World, listener: Listener): Promise<void> {
  const told = bookingsOf(world);
  await connecting(world, listener);
  await offline(world, listener, told);
  await backOnline(world, listener, told);
  await movedInGoogle(world, listener, told[2]);
  await cancelledHere(world, listener, told[0]);
  await trouble(world, listener, told[1]);
}

/** From a book without an account to one that Google agrees with. */
export async function connecting(world: World, { step, holds, picture }: Listener): Promise<void> {
  const { person, google, window } = world;
  step('Connect a Google account, by OAuth in the browser');
  await person.openWeek(0);
  await person.pill('Not connected').waitFor();
  await picture('not-connected');
  await person.connect();
  holds(`signed in as ${owner.email}; the access is in the keychain`);
  await person.chooseCalendars();
  await picture('calendars');

  step('Rehearse the first sync, then start it');
  const rehearsal = await person.rehearse();
  const wanted = (await allBookings(world)).filter(({ status }) => status !== 'cancelled').length;
  mustBe(rehearsal.startsWith(`${wanted} to send`), `${wanted} to send; it says ${rehearsal}`);
  mustBe(eventsOf(world).length === 0, 'the rehearsal sent nothing');
  holds(`it says: ${rehearsal}; nothing has been sent`);
  await picture('rehearsal');
  await person.button('Start syncing').click();
  await eventually(() => eventsOf(world).length === wanted, `${wanted} events`, 60_000);
  await person.pill(/Synced/).waitFor();
  await noDifferences(world);
  holds(`${wanted} bookings, ${wanted} events, one for each`);

  await person.openWeek(1);
  await window.getByRole('note', { name: new RegExp(`^Busy: ${weeklySummary},`) }).waitFor();
  const declined = window.getByRole('note', { name: new RegExp(declinedSummary) });
  mustBe((await declined.count()) === 0, 'a declined invitation takes up no time');
  mustBe(google.control.grants().length === 1, 'one consent');
  holds('her private events show as busy, the repeated one too; the declined one does not');
  await picture('week');
}

async function offline(world: World, { step, holds, picture }: Listener, told: Told[]) {
  const { person, google } = world;
  step('The network goes: Google refuses every connection');
  const before = eventsOf(world).length;
  await google.goAway();
  await person.pressSyncNow();
  await person.pill('Offline').waitFor();
  holds('the app says “Offline”');

  step('Three bookings are entered in the dialog all the same');
  for (const [index, booking] of told.entries()) {
    await person.fillIn(booking.entry);
    if (index === 1) await picture('dialog');
    await person.save();
    await person.booking(booking, 'waiting to be sent').waitFor();
    holds(`${booking.title}: waiting to be sent`);
  }
  await person.pill('Offline, 3 waiting').waitFor();
  mustBe(eventsOf(world).length === before, 'Google knows of none of them');
  await picture('offline');
  await person.open('Sync');
  await listOfWaiting(world).getByRole('listitem').nth(2).waitFor();
  holds('the Sync page lists the three');
  await picture('offline-sync-page');
}

async function backOnline(world: World, { step, holds, picture }: Listener, told: Told[]) {
  const { person, google } = world;
  step('The network returns, and nobody touches anything');
  await google.comeBack();
  await eventually(
    () => told.every((booking) => eventsFor(world, booking).length > 0),
    'the loop sends the three bookings by itself',
    loopLimitMs,
  );
  await person.pill(/Synced/).waitFor();
  await person.openWeek(1);
  for (const booking of told) {
    await person.booking(booking, 'synced').waitFor();
    mustBe(eventsFor(world, booking).length === 1, `${booking.title} is at Google once`);
  }
  holds('the loop has sent all three; each is there once, each shows “synced”');
  mustBe(!JSON.stringify(eventsOf(world)).includes(secretNote), 'the private note stayed here');
  holds('the private note did not leave the laptop');
  await picture('synced-again');
}

async function movedInGoogle(world: World, { step, holds, picture }: Listener, moved: Told) {
  const { person, window } = world;
  step('One is moved in Google Calendar');
  const [event] = eventsFor(world, moved);
  if (event === undefined) throw new Error(`${moved.title} is not at Google`);
  moveInGoogle(world, event, { day: moved.day, time: '15:30', minutes: 40 });
  await person.pressSyncNow();
  const there = { ...moved, time: '15:30' };
  await person.booking(there, 'synced').waitFor();
  mustBe((await person.booking(moved).count()) === 0, 'it has moved');
  holds('after “Sync now” it stands at 15:30 here as well');
  await person.openBooking(there);
  await window
    .getByRole('list', { name: 'History' })
    .getByText(/Google/)
    .first()
    .waitFor();
  holds('its history says that Google moved it');
  await picture('moved-in-google');
  await person.closeDialog();
}

async function cancelledHere(world: World, { step, holds, picture }: Listener, gone: Told) {
  const { person } = world;
  step('One is cancelled in the app');
  await person.openBooking(gone);
  await person.cancelOpenBooking('Has the flu');
  await eventually(
    () => eventsFor(world, gone).length === 0,
    'its event goes from Google',
    loopLimitMs,
  );
  holds('the loop has removed its event from Google');
  await picture('cancelled');
}

async function trouble(world: World, { step, holds, picture }: Listener, edited: Told) {
  const { person, google, window } = world;
  step('Google begins to fail: 503 to every change');
  const fault = google.control.addFault({
    route: 'events.*',
    path: '/events/',
    method: 'PATCH',
    count: null,
    effect: { phase: 'before', failure: { kind: 'status', status: 503 } },
  });
  await person.openBooking(edited);
  await window.getByLabel('Place', { exact: true }).fill('Room 2');
  await person.save();
  await person.booking(edited, 'failed').waitFor({ timeout: 20_000 });
  await person.pill(/need/).waitFor();
  holds('the booking shows “failed”, and the pill says that something needs attention');
  await person.open('Sync');
  const item = listOfWaiting(world).getByRole('listitem').filter({ hasText: edited.title });
  await item.waitFor();
  const words = (await item.textContent()) ?? '';
  mustBe(/503/.test(words), `the reason is said; it says: ${words}`);
  holds(`the reason is said: ${/Google[^.]*\./.exec(words)?.[0] ?? words}`);
  await picture('failed');

  step('Google recovers');
  google.control.removeFault({ id: fault });
  await person.pressSyncNow();
  await person.pill(/Synced/).waitFor({ timeout: 20_000 });
  await person.openWeek(1);
  await person.booking(edited, 'synced').waitFor();
  mustBe(eventsFor(world, edited)[0]?.location === 'Room 2', 'the change is at Google');
  await noDifferences(world);
  const { waiting, failed, needsDecision } = await ask(window, 'sync.summary', undefined);
  mustBe(waiting + failed + needsDecision === 0, 'nothing waits, nothing failed, nothing is open');
  const all = google.control.events({ calendarId: appointmentsId(world) });
  mustBe(new Set(all.map(({ id }) => id)).size === all.length, 'no event is there twice');
  holds('everything is synced; book and calendar agree, event by event');
  await picture('all-synced');
}

function listOfWaiting({ window }: World): Locator {
  return window.getByRole('region', { name: 'Not yet sent', exact: true });
}

async function noDifferences(world: World): Promise<void> {
  const found = await differences(world);
  mustBe(found.length === 0, `book and calendar agree; ${found.slice(0, 5).join('; ')}`);
}
