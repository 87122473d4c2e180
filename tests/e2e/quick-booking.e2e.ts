import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { dayIn, whenAt } from '../story/days.ts';
import { eventually } from '../story/eventually.ts';
import { ask } from '../story/fill-practice.ts';
import { personAt, type Person } from '../story/person.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';

const timeZone = 'Europe/Berlin';
const now = Date.now();
/** What is typed as "tue" in the tests: the next Tuesday that is not today. */
const nextTuesday = [0, 1]
  .map((week) => dayIn(week, 'Tue', now, timeZone))
  .find((day) => day > new Date(now).toLocaleDateString('sv', { timeZone }))!;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let app: RunningApp;
let window: Page;
let person: Person;

beforeAll(async () => {
  folder = await temporaryFolder();
  app = await launchApp({ userData: folder.path, env: { TZ: timeZone } });
  app.window.setDefaultTimeout(20_000);
  window = app.window;
  person = personAt(window);
  const [anna, , mira] = await Promise.all(
    ['Anna Berg', 'Jonas Lindqvist', 'Mira Sand'].map((name) =>
      ask(window, 'clients.create', { name }),
    ),
  );
  const services = [
    { name: 'First visit', lengthMinutes: 90 },
    { name: 'Massage', lengthMinutes: 40, bufferAfterMinutes: 10, priceMinor: 5_500 },
  ];
  for (const service of services) await ask(window, 'services.create', service);
  const massage = (await ask(window, 'services.list', undefined)).find(
    ({ name }) => name === 'Massage',
  );
  await ask(window, 'bookings.create', {
    clientId: anna!.id,
    serviceId: massage!.id,
    when: whenAt(dayIn(-1, 'Mon', now, timeZone), '10:00', 40, timeZone),
  });
  await ask(window, 'bookings.create', {
    clientId: mira!.id,
    serviceId: null,
    when: whenAt(nextTuesday, '18:00', 60, timeZone),
  });
}, 60_000);

afterAll(async () => {
  await app?.kill();
  await folder?.remove();
});

beforeEach(async () => {
  await ask(window, 'settings.change', { language: 'en' });
  await window.reload();
  await person.button('New booking').waitFor();
});

/** Every key that is pressed, one by one, and how many they were. */
function countedKeys() {
  let pressed = 0;
  return {
    pressed: () => pressed,
    async press(...keys: string[]): Promise<void> {
      for (const key of keys) {
        await window.keyboard.press(key === ' ' ? 'Space' : key);
        pressed += 1;
      }
    },
  };
}

const field = (label: string) => window.getByLabel(label, { exact: true });
const isFocused = (label: string) =>
  field(label).evaluate((element) => element === document.activeElement);
const hasFocus = (label: string) => eventually(() => isFocused(label), `the keys go to “${label}”`);

/** Opens the dialog and types a name until its client is the first that is offered. */
async function enterClient(name: string): Promise<void> {
  await person.dialog('New booking').waitFor();
  await hasFocus('Client');
  await window.keyboard.type(name);
  await window.getByRole('option', { name: new RegExp(`^${name}`) }).waitFor();
}

async function bookingsOf(name: string): Promise<BookingView[]> {
  const [client] = await ask(window, 'clients.search', { text: name });
  const { coming } = await ask(window, 'clients.card', { id: client!.id });
  return coming;
}

test('a returning client is booked for a named time with at most twelve key strokes and the name', async () => {
  const keys = countedKeys();
  await keys.press('n');
  await enterClient('Anna');
  await keys.press('Enter');
  await hasFocus('When');
  await keys.press('t', 'u', 'e', ' ', '3', 'p', 'm', 'Enter');
  await person.button('Save booking').waitFor({ state: 'detached' });
  const [made] = await bookingsOf('Anna Berg');
  expect(made).toMatchObject({
    displayTitle: 'Massage: Anna Berg',
    priceMinor: 5_500,
    bufferAfterMinutes: 10,
    when: whenAt(nextTuesday, '15:00', 40, timeZone),
  });
  expect(keys.pressed()).toBeLessThanOrEqual(12);
  await window.getByRole('alert').filter({ hasText: 'Booked' }).waitFor();
  await person.button('Undo', window.getByRole('alert')).click();
  await eventually(async () => (await bookingsOf('Anna Berg')).length === 0, 'it is undone');
});

test('for the next free time three are enough', async () => {
  const keys = countedKeys();
  await keys.press('n');
  await enterClient('Anna');
  await keys.press('Enter');
  await hasFocus('When');
  await window.getByText('As last time', { exact: true }).waitFor();
  await keys.press('Enter');
  await person.button('Save booking').waitFor({ state: 'detached' });
  const [made] = await bookingsOf('Anna Berg');
  expect(made).toMatchObject({ displayTitle: 'Massage: Anna Berg', overlapAccepted: false });
  expect(keys.pressed()).toBe(3);
});

test('from the card of a client only the time is left to say', async () => {
  await person.open('Clients');
  await person.button('Anna Berg').click();
  await person.button('New booking', person.dialog('Anna Berg')).click();
  await person.dialog('New booking').waitFor();
  await hasFocus('When');
  await window.getByText('As last time', { exact: true }).waitFor();
  expect(await field('Length (minutes)').inputValue()).toBe('40');
});

test('the arrow keys go through the free times, and a new client goes on to the service', async () => {
  await window.keyboard.press('n');
  await enterClient('Jonas');
  await window.keyboard.press('Enter');
  await hasFocus('Service');
  await window.keyboard.type('first');
  await window.getByRole('option', { name: /^First visit/ }).waitFor();
  await window.keyboard.press('Enter');
  await hasFocus('When');
  expect(await field('Length (minutes)').inputValue()).toBe('90');
  const time = async () =>
    `${await field('Date').inputValue()} ${await field('Start time').inputValue()}`;
  const first = await time();
  await window.keyboard.press('ArrowDown');
  await eventually(async () => (await time()) > first, 'a later free time is in the fields');
  const second = await time();
  await window.keyboard.press('ArrowDown');
  await eventually(async () => (await time()) > second, 'a still later one is');
  await window.keyboard.press('ArrowUp');
  await eventually(async () => (await time()) === second, 'the one before is back');
  expect(await window.getByRole('alert').count()).toBe(0);
});

test('what is not understood is said, changes nothing and is not saved', async () => {
  await window.keyboard.press('n');
  await enterClient('Anna');
  await window.keyboard.press('Enter');
  await hasFocus('When');
  const before = await field('Start time').inputValue();
  await field('When').fill('sometime');
  await window
    .getByRole('status')
    .filter({ hasText: 'No time understood yet: nothing is changed.' })
    .waitFor();
  await window.keyboard.press('Enter');
  await window.getByText(/^This is not understood\./).waitFor();
  expect(await field('Start time').inputValue()).toBe(before);
  expect(await person.dialog('New booking').isVisible()).toBe(true);

  await field('When').fill('tue 10-11.30');
  await window
    .getByRole('status')
    .filter({ hasText: /10:00–11:30$/ })
    .waitFor();
  expect(await field('Length (minutes)').inputValue()).toBe('90');
  await field('When').fill('tue 10');
  expect(await field('Length (minutes)').inputValue()).toBe('40');
  await field('Start time').fill('10:15');
  expect(await field('When').inputValue()).toBe('');
});

test('a clash offers a free time to the next press of Enter, and never books by itself', async () => {
  const before = (await bookingsOf('Anna Berg')).length;
  await window.keyboard.press('n');
  await enterClient('Anna');
  await window.keyboard.press('Enter');
  await hasFocus('When');
  await field('When').fill('tue 18:30');
  const clash = window.getByRole('alert', { name: 'This time is taken', exact: true });
  await clash.waitFor();
  await window.keyboard.press('Enter');
  await eventually(
    () =>
      clash
        .getByRole('button')
        .first()
        .evaluate((element) => element === document.activeElement),
    'the first free time is marked',
  );
  await window.keyboard.press('Enter');
  await clash.waitFor({ state: 'detached' });
  await hasFocus('When');
  expect((await bookingsOf('Anna Berg')).length).toBe(before);
});

test('whom the book knows is listed at a click, before anything is typed', async () => {
  await window.keyboard.press('n');
  await person.dialog('New booking').waitFor();
  await hasFocus('Client');
  const jonas = window.getByRole('option', { name: /^Jonas Lindqvist/ });
  expect(await jonas.count()).toBe(0);
  await field('Client').click();
  await jonas.waitFor();
});

test('a name that is typed faster than it is found makes no second client of that name', async () => {
  await window.keyboard.press('n');
  await person.dialog('New booking').waitFor();
  await hasFocus('Client');
  await field('Client').evaluate((element: HTMLInputElement) => {
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
    set!.call(element, 'Jonas Lindqvist');
    element.dispatchEvent(new Event('input', { bubbles: true }));
    const enter = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true };
    element.dispatchEvent(new KeyboardEvent('keydown', enter));
  });
  await hasFocus('Service'); // the client is taken, and nothing is known of what he comes for
  expect(await ask(window, 'clients.search', { text: 'Jonas' })).toHaveLength(1);
});

test('where nobody names a day a new booking begins at the next free time, on another day too', async () => {
  const today = new Date().toLocaleDateString('sv', { timeZone });
  await ask(window, 'hours.putException', { day: today, hours: [] });
  await window.keyboard.press('n');
  await person.dialog('New booking').waitFor();
  expect((await field('Date').inputValue()) > today).toBe(true);
  await person.button('Next free time').waitFor(); // and nothing is in its way
  await ask(window, 'hours.removeException', { day: today });
});

test('a time that comes twice or never is asked about, however it was typed', async () => {
  await window.keyboard.press('n');
  await enterClient('Anna');
  await window.keyboard.press('Enter');
  await hasFocus('When');
  await field('When').fill('31.10.2027 2:30');
  await window.getByRole('radiogroup', { name: 'Which of the two?' }).waitFor();
  await window.keyboard.press('Enter');
  await window.getByText('Choose which of the two you mean', { exact: true }).waitFor();
  await field('When').fill('28.3.2027 2:30');
  await window
    .getByRole('status')
    .filter({ hasText: /^02:30 does not exist on Sun 28 Mar/ })
    .waitFor();
  await field('When').fill('');
  await window
    .getByText(/does not exist/)
    .first()
    .waitFor({ state: 'detached' });
});

test('in German the dialog speaks German and takes German words', async () => {
  await ask(window, 'settings.change', { language: 'de' });
  await person.button('Neuer Termin').or(person.button('New booking')).waitFor();
  await window.keyboard.press('n');
  await person.dialog('Neuer Termin').waitFor();
  await field('Kunde').fill('Anna');
  await window.getByRole('option', { name: /^Anna Berg/ }).waitFor();
  await window.keyboard.press('Enter');
  await hasFocus('Wann');
  await window.getByText('Wie beim letzten Mal', { exact: true }).waitFor();
  await field('Wann').fill('di 16 Uhr 30');
  await window
    .getByRole('status')
    .filter({ hasText: /^Di .* 16:30–17:10$/ })
    .waitFor();
  await window.keyboard.press('Enter');
  await person.button('Termin speichern').waitFor({ state: 'detached' });
  await window.getByRole('alert').filter({ hasText: 'Gebucht' }).waitFor();
  expect((await bookingsOf('Anna Berg')).map(({ when }) => when)).toContainEqual(
    whenAt(nextTuesday, '16:30', 40, timeZone),
  );
});
