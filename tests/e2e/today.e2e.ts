import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayIn, instantAt, whenAt } from '../story/days.ts';
import { ask } from '../story/fill-practice.ts';
import { type Person, personAt } from '../story/person.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';

/** Where it is day: these tests are about what was booked today, and what is still free of it. */
const timeZone = isDayIn('Europe/Berlin') ? 'Europe/Berlin' : 'Asia/Tokyo';
const dayMs = 86_400_000;
let app: RunningApp;
let person: Person;
let remove: () => Promise<void>;

function isDayIn(timeZone: string): boolean {
  const clock = new Intl.DateTimeFormat('en', { timeZone, hour: '2-digit', hourCycle: 'h23' });
  const hour = Number(clock.format(Date.now()));
  return hour >= 1 && hour < 20;
}

/** The practice's day now; the app has the machine's real clock. */
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(Date.now());

async function book(client: string, startAt: number, minutes: number, privateNote = '') {
  const { id: clientId } = await ask(app.window, 'clients.create', { name: client });
  const when = { allDay: false as const, startAt, endAt: startAt + minutes * 60_000, timeZone };
  return ask(app.window, 'bookings.create', {
    clientId,
    serviceId: null,
    when,
    privateNote,
    bookAnyway: true,
  });
}

beforeAll(async () => {
  const folder = await temporaryFolder();
  remove = folder.remove;
  app = await launchApp({ userData: folder.path, env: { TZ: timeZone } });
  app.window.setDefaultTimeout(15_000);
  person = personAt(app.window);
});

afterAll(async () => {
  await app.close();
  await remove();
});

test('an empty day says so, with the times of it that are free', async () => {
  const { window } = app;
  await ask(window, 'hours.putException', {
    day: today(),
    hours: [{ from: '00:00', to: '24:00' }],
  });
  await person.open('Today');
  await window.getByText('Nothing is booked for today').waitFor();
  await window.getByText('This time is free today.').waitFor();
  const list = window.getByRole('list', { name: 'Today’s bookings' });
  await list.getByRole('button', { name: /^Book \d\d:\d\d–00:00$/ }).waitFor();
  await app.screenshot('today-empty');
  await ask(window, 'hours.putException', { day: today(), hours: [] });
  await window.getByText('What you book for today is listed here').waitFor();
  await ask(window, 'hours.removeException', { day: today() });
});

test('the day shows who is here with the notes for them, and one key says what became of it', async () => {
  const { window } = app;
  const midnight = instantAt(today(), '00:00', timeZone);
  // Whatever the hour of the test, this one is going on.
  const booking = await book('Anna Berg', midnight, 24 * 60 - 1, 'Prefers the window seat');
  const card = window.getByRole('article', { name: /^Now: Anna Berg/ });
  await card.getByText('Prefers the window seat').waitFor();

  const list = window.getByRole('list', { name: 'Today’s bookings' });
  const row = list.getByRole('button', { name: /^Anna Berg/ });
  await row.focus();
  await window.keyboard.press('a');
  await list.getByText('Arrived', { exact: true }).first().waitFor();
  const status = async () => (await ask(window, 'bookings.get', { id: booking.id })).status;
  await expect.poll(status).toBe('arrived');
  await window.keyboard.press('a');
  await expect.poll(status).toBe('confirmed');
  await window.keyboard.press('Enter');
  await person.dialog(/Anna Berg/).waitFor();
  await person.closeDialog();
});

test('a booking that is made, moved away or cancelled comes and goes by itself', async () => {
  const { window } = app;
  const list = window.getByRole('list', { name: 'Today’s bookings' });
  const { id } = await book('Kwame Mensah', instantAt(today(), '12:00', timeZone), 30);
  const row = list.getByRole('button', { name: /^Kwame Mensah/ });
  await row.waitFor();
  const { revision } = await ask(window, 'bookings.get', { id });
  const nextWeek = dayIn(1, 'Tue', Date.now() + dayMs, timeZone);
  await ask(window, 'bookings.change', {
    id,
    revision,
    changes: { when: whenAt(nextWeek, '12:00', 30, timeZone) },
    bookAnyway: true,
  });
  await row.waitFor({ state: 'detached' });
});

test('what became of a booking is offered once its time has come, and its key says why not', async () => {
  const { window } = app;
  const list = window.getByRole('list', { name: 'Today’s bookings' });
  await book('Lena Later', instantAt(today(), '23:50', timeZone), 9);
  const row = list.getByRole('listitem').filter({ hasText: 'Lena Later' });
  await row.getByRole('button', { name: /^Arrived: / }).waitFor();
  expect(await row.getByRole('button', { name: /^(Done|No-show): / }).count()).toBe(0);
  await row.getByRole('button', { name: /^Lena Later/ }).focus();
  await window.keyboard.press('x');
  await window.getByRole('alert').filter({ hasText: 'so the client can still come' }).waitFor();
});

test('one key says that a booking was paid, and the notice takes it back', async () => {
  const { window } = app;
  const list = window.getByRole('list', { name: 'Today’s bookings' });
  const { id, revision } = await book('Pia Paid', instantAt(today(), '00:10', timeZone), 5);
  await ask(window, 'bookings.change', { id, revision, changes: { priceMinor: 6000 } });
  const row = list.getByRole('button', { name: /^Pia Paid/ });
  await row.focus();
  await window.keyboard.press('p');
  await window.getByRole('alert').filter({ hasText: 'mark it as arrived or done first' }).waitFor();
  await row.focus();
  await window.keyboard.press('d');
  await list.getByRole('button', { name: /^Paid: .*Pia Paid/ }).waitFor();
  await row.focus();
  await window.keyboard.press('p');
  const paid = async () => (await ask(window, 'bookings.get', { id })).paidMinor;
  await expect.poll(paid).toBe(6000);
  await row.getByText('Paid', { exact: true }).waitFor();
  const notice = window.getByRole('alert').filter({ hasText: 'in cash' });
  await person.button('Undo', notice).click();
  await expect.poll(paid).toBe(0);
  await list.getByRole('button', { name: /^Paid: .*Pia Paid/ }).click();
  await expect.poll(paid).toBe(6000);
});

test('a gap says who waits for a time like it, and shows them', async () => {
  const { window } = app;
  const day = today();
  // What the first test began goes on all day: without it there is a gap at whatever hour this runs.
  const { todayBookings } = await ask(window, 'dashboard.data', undefined);
  for (const { id, clientName } of todayBookings)
    if (clientName === 'Anna Berg') await ask(window, 'bookings.cancel', { id, reason: '' });
  await ask(window, 'hours.putException', { day, hours: [{ from: '00:00', to: '24:00' }] });
  const { id: clientId } = await ask(window, 'clients.create', { name: 'Willy Waits' });
  await ask(window, 'waiting.add', {
    clientId,
    serviceId: null,
    weekdays: [],
    windows: [],
    earliestDay: null,
    latestDay: null,
    note: '',
  });
  const list = window.getByRole('list', { name: 'Today’s bookings' });
  await list.getByRole('button', { name: /^1 waiting for a time like this/ }).click();
  await person.dialog('Who is waiting for this time').getByText('Willy Waits').waitFor();
  await person.closeDialog();
});
