import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { dayIn, whenAt } from '../story/days.ts';
import { ask } from '../story/fill-practice.ts';
import { eventually } from '../story/eventually.ts';
import { personAt } from '../story/person.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const day = dayIn(1, 'Tue', Date.now(), timeZone);
const anna = { title: 'Anna Berg', day, time: '11:00' };

let app: RunningApp;
let person: ReturnType<typeof personAt>;
let userData: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  userData = await temporaryFolder();
  await start();
});

afterAll(async () => {
  await app.close();
  await userData.remove();
});

async function start(): Promise<void> {
  app = await launchApp({ userData: userData.path });
  person = personAt(app.window);
}

const told = (words: string): Locator =>
  app.window.getByRole('alert').filter({ hasText: words }).last();
const isGone = (booking: Locator) => booking.waitFor({ state: 'detached' });

async function press(keys: string): Promise<void> {
  await app.window.locator('body').press(keys);
}

test('a booking is cancelled, brought back by the button, and each step goes back and forth by keys', async () => {
  const { window } = app;
  await person.openWeek(1);
  await person.button('New booking').click();
  await window.getByRole('combobox', { name: 'Client', exact: true }).fill('Anna Berg');
  await window.getByRole('option', { name: 'Create client “Anna Berg”', exact: true }).click();
  await window.getByLabel('Date', { exact: true }).fill(day);
  await window.getByLabel('Start time', { exact: true }).fill('11:00');
  await person.button('Save booking').click();
  await person.booking(anna).waitFor();

  await person.openBooking(anna);
  await person.button('Cancel booking').click();
  await window.getByRole('dialog', { name: 'Cancel this booking?' }).waitFor();
  await window.keyboard.press('Enter');
  await told('Booking cancelled').waitFor();
  await isGone(person.booking(anna));
  await app.screenshot('undo-cancelled');
  await person.button('Undo', told('Booking cancelled')).click();
  await person.booking(anna).waitFor();
  expect(await told('Booking cancelled').count()).toBe(0);
  await told('Undone').getByText('Cancelled Anna Berg').waitFor();

  await press('Control+z');
  await isGone(person.booking(anna));
  await told('Booked Anna Berg').waitFor();
  await press('Control+Shift+Z');
  await person.booking(anna).waitFor();
  await app.screenshot('undo-redone');
});

test('in a field the keys belong to the field', async () => {
  const { window } = app;
  const search = window.getByRole('combobox', { name: 'Search bookings and clients' });
  await search.pressSequentially('xyz');
  await search.press('Control+z');
  await search.fill('');
  await search.blur();
  await person.booking(anna).waitFor();
});

test('the history of the booking says what was undone and done again', async () => {
  const { window } = app;
  await person.openBooking(anna);
  const history = window.getByRole('list', { name: 'History', exact: true });
  await history.getByText('Done again by you').first().waitFor();
  await history.getByText('Undone by you').first().waitFor();
  await window.keyboard.press('Escape');
});

test('steps can be taken back after a restart, by the menu and by the buttons too', async () => {
  await app.close();
  await start();
  await person.openWeek(1);
  await person.booking(anna).waitFor();
  await eventually(
    () =>
      app.electron.evaluate(({ Menu }) => {
        const edit = Menu.getApplicationMenu()?.items.find(({ label }) => label === '&Edit');
        const entry = edit?.submenu?.items.find(({ label }) => label === 'Undo Last Step');
        entry?.click();
        return entry !== undefined;
      }),
    'the menu has the entry',
  );
  await isGone(person.booking(anna));
  await person.button('Redo last step').click();
  await person.booking(anna).waitFor();
});

test('an undo onto a time that was given away asks, and can be left', async () => {
  const { window } = app;
  await person.openBooking(anna);
  await window.getByLabel('Start time', { exact: true }).fill('14:00');
  await person.button('Save booking').click();
  await told('Booking saved').waitFor();
  await expect.poll(() => person.button('Redo last step').isDisabled()).toBe(true);
  const undo = person.button('Undo', told('Booking saved'));
  // Without the window, which would then speak of this step and not of the one before.
  await ask(window, 'bookings.create', {
    clientId: null,
    serviceId: null,
    when: whenAt(day, '11:00', 60, timeZone),
    title: 'Stocktaking',
  });
  await person.booking({ title: 'Stocktaking', day, time: '11:00' }).waitFor();
  await undo.click();
  const question = window.getByRole('dialog', { name: 'This time is taken', exact: true });
  await question.getByText('overlaps Stocktaking').waitFor();
  await app.screenshot('undo-asks');
  await person.button('Leave it as it is', question).click();
  await person.booking({ ...anna, time: '14:00' }).waitFor();
});

test('who is archived and what is merged comes back by the one undo, as does a service', async () => {
  const { window } = app;
  const { id } = await ask(window, 'clients.create', { name: 'Ben Berg', email: 'b@x.org' });
  const { id: serviceId } = await ask(window, 'services.create', {
    name: 'Yoga',
    lengthMinutes: 60,
  });
  await person.open('Clients');
  await person.button('Ben Berg').click();
  await person.button('Archive client').click();
  await person.button('Undo', told('Client archived')).click();
  await told('Undone').getByText('Archived Ben Berg').waitFor();
  expect((await ask(window, 'clients.card', { id })).client.archived).toBe(false);

  await person.open('Services');
  await person.button('Yoga').click();
  await person.button('Archive service').click();
  await person.button('Undo', told('Service archived')).click();
  await told('Undone').getByText('Archived Yoga').waitFor();
  const services = await ask(window, 'services.list', undefined);
  expect(services.find((one) => one.id === serviceId)?.archived).toBe(false);

  await ask(window, 'clients.create', { name: 'Ben Bergh', email: 'b@x.org' });
  await person.open('Clients');
  await person.button('Look for duplicates').click();
  await person.button('Merge…').click();
  await person.button('Merge into one').click();
  await person.button('Undo', told('Merged into one')).click();
  await told('Undone').getByText('Merged Ben Bergh into Ben Berg').waitFor();
});
