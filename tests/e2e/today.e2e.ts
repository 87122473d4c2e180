import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayIn, instantAt, whenAt } from '../story/days.ts';
import { ask } from '../story/fill-practice.ts';
import { type Person, personAt } from '../story/person.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';

const timeZone = 'Europe/Berlin';
const dayMs = 86_400_000;
let app: RunningApp;
let person: Person;
let remove: () => Promise<void>;

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

test('an empty day says so', async () => {
  await person.open('Today');
  await app.window.getByText('Nothing is booked for today').waitFor();
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
