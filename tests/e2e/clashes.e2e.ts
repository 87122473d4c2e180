import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOf } from '../../src-shared/domain/time.ts';
import type { Emulator } from '../google-emulator/server.ts';
import { connectQuickly } from '../story/connect-quickly.ts';
import { dayIn, googleTimes, shortDay, whenAt } from '../story/days.ts';
import { eventually } from '../story/eventually.ts';
import { ask } from '../story/fill-practice.ts';
import { startSampleGoogle } from '../story/sample-google.ts';
import { allBookings, type World, worldOf } from '../story/world.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';

const timeZone = 'Europe/Berlin';
const now = Date.now();
/** Mira's dentist is on this day from 12:40 to 13:20. */
const monday = dayIn(1, 'Mon', now, timeZone);
const anna = { title: 'Massage: Anna Berg', day: monday, time: '15:00' };

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let google: Emulator;
let app: RunningApp;
let scene: World;

beforeAll(async () => {
  folder = await temporaryFolder();
  google = await startSampleGoogle({ now, timeZone });
  app = await launchApp({ userData: folder.path, env: { ...google.environment, TZ: timeZone } });
  app.window.setDefaultTimeout(20_000);
  scene = worldOf(app.window, google, { now, timeZone });
  const { window } = scene;
  const people = ['Anna Berg', 'Jonas Lindqvist'];
  for (const name of people) await ask(window, 'clients.create', { name });
  await ask(window, 'services.create', { name: 'Massage', lengthMinutes: 40 });
  await connectQuickly(window);
  const { accounts } = await ask(window, 'accounts.view', undefined);
  const main = accounts[0]?.calendars.find(({ isPrimary }) => isPrimary);
  await ask(window, 'accounts.selectCalendar', { calendarId: main!.id, isSelected: true });
  await ask(window, 'sync.now', undefined);
}, 120_000);

afterAll(async () => {
  await app?.kill();
  await google?.stop();
  await folder?.remove();
});

const start = () => scene.window.getByLabel('Start time', { exact: true });

test('a busy time of the calendar is in the way before saving, and the next free time is one click away', async () => {
  const { person, window } = scene;
  await person.openWeek(1);
  await person.fillIn({ client: 'Anna Berg', service: 'Massage', day: monday, time: '12:30' });
  const clash = window.getByRole('alert', { name: 'This time is taken', exact: true });
  await clash.getByText(`Dentist (in your calendar), ${shortDay(monday)} 12:40–13:20`).waitFor();
  await clash.getByText(/^Google Calendar as fetched/).waitFor();
  await app.screenshot('clash-before-saving');
  await person.button('Free at 13:30', clash).click();
  await clash.waitFor({ state: 'detached' });
  expect(await start().inputValue()).toBe('13:30');

  await person.button('Next free time').click();
  const offered = window.getByRole('status').filter({ hasText: 'Free at' });
  await offered.waitFor();
  await app.screenshot('clash-next-free');
  await person.button('Free at 13:45', offered).click();
  expect(await start().inputValue()).toBe('13:45');
  await start().fill('15:00');
  await person.save();
  await person.booking(anna, 'synced').waitFor();
});

test('a busy time is refused when it is saved all the same, unless the person books it anyway', async () => {
  const { person, window } = scene;
  await person.openWeek(1);
  await person.fillIn({
    client: 'Jonas Lindqvist',
    service: 'Massage',
    day: monday,
    time: '13:00',
  });
  const clash = window.getByRole('alert', { name: 'This time is taken', exact: true });
  await clash.waitFor();
  await person.button('Save booking').click();
  expect((await allBookings(scene)).length).toBe(1);
  await person.button('Book anyway', clash).click();
  await person.button('Save booking').waitFor({ state: 'detached' });
  const booked = (await allBookings(scene)).find(
    ({ clientName }) => clientName === 'Jonas Lindqvist',
  );
  expect(booked?.overlapAccepted).toBe(true);
  await person.open('Sync');
  await window.getByText('Everything is in Google Calendar as of').waitFor();
  expect(await window.getByRole('heading', { name: 'Needs attention' }).count()).toBe(0);
});

test('what comes into the way later needs attention, until the person says that it is fine', async () => {
  const { person, window } = scene;
  google.control.seedEvents({
    events: [{ summary: 'School play', ...googleTimes(whenAt(monday, '15:10', 60, timeZone)) }],
  });
  await person.pressSyncNow();
  await person.open('Sync');
  const card = window.getByRole('article', { name: anna.title, exact: true });
  await card.getByText(`School play (in your calendar), ${shortDay(monday)} 15:10–16:10`).waitFor();
  await window.getByText('1 booking with something in the way', { exact: true }).waitFor();
  await app.screenshot('clash-needs-attention');
  await person.button('That’s fine', card).click();
  await card.waitFor({ state: 'detached' });

  await person.openWeek(1);
  await person.openBooking(anna);
  await window.getByText(/^Said by you to be fine as it is/).waitFor();
  await app.screenshot('clash-history');
  await person.closeDialog();
});

test('days off taken over a booking need attention too, and the booking is a click away', async () => {
  const { person, window } = scene;
  const tuesday = dayIn(1, 'Tue', now, timeZone);
  await ask(window, 'hours.addTimeOff', {
    startDay: monday,
    endDay: tuesday,
    label: 'Moving house',
  });
  await person.open('Sync');
  const card = window.getByRole('article', { name: anna.title, exact: true });
  await card.getByText('Your time off: Moving house').waitFor();
  await person.button('Open the booking', card).click();
  await person.dialog(anna.title).waitFor();
  await person.closeDialog();
});

test('a booking dragged onto something is asked about with the reason, and can go to a free time instead', async () => {
  const { person, window } = scene;
  await person.openWeek(1);
  const event = person.booking(anna);
  await event.scrollIntoViewIfNeeded();
  const box = (await event.boundingBox())!;
  await window.mouse.move(box.x + box.width / 2, box.y + 4);
  await window.mouse.down();
  await window.mouse.move(box.x + box.width / 2, box.y + 40, { steps: 6 });
  await window.mouse.up();
  const question = window.getByRole('dialog', { name: 'This time is taken', exact: true });
  await question.getByText(/^School play \(in your calendar\)/).waitFor();
  await question.getByText('Your time off: Moving house').waitFor();
  await app.screenshot('clash-drag');
  const free = question.getByRole('button', { name: /^Free / }).first();
  await free.click();
  await eventually(async () => {
    const moved = (await allBookings(scene)).find(
      ({ displayTitle }) => displayTitle === anna.title,
    );
    return (
      moved !== undefined &&
      !moved.when.allDay &&
      moved.when.startAt > Date.parse(monday) + 24 * 3_600_000
    );
  }, 'it went to a free time on another day');
});

test('an opening begins at a time that is free, and is told what is in the way of another without being refused', async () => {
  const { person, window } = scene;
  const [today, freeDay] = [0, 2].map((days) => dayOf(now + days * 86_400_000, timeZone));
  await ask(window, 'hours.addTimeOff', { startDay: today!, endDay: freeDay!, label: 'Skiing' });
  await person.open('Availability');
  await person.button('Publish opening').click();
  const publish = person.dialog('Publish opening');
  const date = publish.getByLabel('Date', { exact: true });
  expect((await date.inputValue()) >= freeDay!).toBe(true);
  const clash = publish.getByRole('alert', { name: 'This time is taken', exact: true });
  expect(await clash.count()).toBe(0);

  await date.fill(monday);
  await publish.getByLabel('Start time', { exact: true }).fill('12:30');
  await clash.getByText(`Dentist (in your calendar), ${shortDay(monday)} 12:40–13:20`).waitFor();
  await app.screenshot('clash-opening');
  expect(await person.button('Book anyway', clash).count()).toBe(0);
  await clash
    .getByRole('button', { name: /^Free / })
    .first()
    .click();
  await clash.waitFor({ state: 'detached' });
  expect(await date.evaluate((field) => field === document.activeElement)).toBe(true);

  await date.fill(monday); // the free one may have been on another day
  await publish.getByLabel('Start time', { exact: true }).fill('12:45');
  await clash.waitFor();
  await person.button('Publish', publish).click();
  await publish.waitFor({ state: 'detached' });
  await window
    .getByRole('listitem', { name: `Available, ${shortDay(monday)} 12:45–13:45`, exact: true })
    .waitFor();
});
