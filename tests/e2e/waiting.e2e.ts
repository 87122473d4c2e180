import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayIn } from '../story/days.ts';
import { personAt } from '../story/person.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const day = dayIn(1, 'Tue', Date.now(), timeZone);
const anna = { title: 'Massage: Anna Berg', day, time: '11:00' };

let app: RunningApp;
let person: ReturnType<typeof personAt>;
let userData: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  userData = await temporaryFolder();
  app = await launchApp({ userData: userData.path });
  person = personAt(app.window);
});

afterAll(async () => {
  await app.close();
  await userData.remove();
});

const field = (name: string): Locator => app.window.getByLabel(name, { exact: true });
const told = (words: string): Locator =>
  app.window.getByRole('alert').filter({ hasText: words }).last();
const waiting = (): Locator => app.window.getByRole('list', { name: 'Waiting list', exact: true });

async function pick(name: 'Client' | 'Service', text: string, isNew = false): Promise<void> {
  const { window } = app;
  await window.getByRole('combobox', { name, exact: true }).fill(text);
  const wanted = isNew
    ? window.getByRole('option', { name: `Create ${name.toLowerCase()} “${text}”`, exact: true })
    : window.getByRole('option').filter({ hasText: text }).first();
  await wanted.click();
}

test('people are put on the waiting list from the page of clients and from the booking dialog', async () => {
  await person.openWeek(1);
  await person.button('New booking').click();
  await pick('Client', 'Anna Berg', true);
  await pick('Service', 'Massage', true);
  await person.button('Create service').click();
  await field('Date').fill(day);
  await field('Start time').fill('11:00');
  await person.button('Save booking').click();
  await person.booking(anna).waitFor();

  await person.open('Clients');
  await person.button('Add to the waiting list').click();
  await pick('Client', 'Ben Cole', true);
  await pick('Service', 'Massage');
  await app.window.getByRole('checkbox', { name: 'Tue', exact: true }).press('Space');
  await person.button('Add times').click();
  await field('From').fill('10:00');
  await field('Until').fill('13:00');
  await field('Note').fill('Likes the window seat');
  await app.screenshot('waiting-form');
  await person.button('Save').click();
  await told('Put on the waiting list').waitFor();
  await waiting().getByRole('listitem', { name: 'Ben Cole' }).waitFor();

  await person.button('New booking').click();
  await pick('Client', 'Cara Diaz', true);
  await person.button('Waiting list instead').click();
  await person.button('Save').click();
  await waiting().getByRole('listitem', { name: 'Cara Diaz' }).waitFor();
  expect(await waiting().getByRole('listitem').count()).toBe(2);
  await app.screenshot('waiting-list');

  // Who could be reached is booked from here, at the first free time for what they want.
  await person.button('Book', waiting().getByRole('listitem', { name: 'Ben Cole' })).click();
  await person.dialog('New booking').waitFor();
  expect(await field('Client').inputValue()).toBe('Ben Cole');
  expect(await field('Service').inputValue()).toBe('Massage');
  expect(await field('Length (minutes)').inputValue()).toBe('50');
  await app.window.keyboard.press('Escape');
  await person.dialog('New booking').waitFor({ state: 'detached' });
});

test('a cancelled time is offered to who waits for it, and books for one of them in one step', async () => {
  const { window } = app;
  await person.openWeek(1);
  await person.openBooking(anna);
  await person.button('Cancel booking').click();
  await window.getByRole('dialog', { name: 'Cancel this booking?' }).waitFor();
  await window.keyboard.press('Enter');
  await person.button('Show who', told('wait')).click();
  const dialog = window.getByRole('dialog', { name: 'Who is waiting for this time', exact: true });
  const fits = dialog.getByRole('listitem');
  await fits.first().waitFor();
  // An hour for anything does not fit into the fifty minutes.
  expect(await fits.allInnerTexts()).toEqual([expect.stringContaining('Ben Cole')]);
  await app.screenshot('waiting-fits');
  await person.button('Mark as offered', fits.first()).click();
  await fits.first().getByText('offered', { exact: true }).waitFor();
  await person.button('Book', fits.first()).click();
  await person.dialog('New booking').waitFor();
  await expect.poll(() => field('Start time').inputValue()).toBe('11:00');
  await app.screenshot('waiting-book');
  await person.button('Save booking').click();
  const ben = { title: 'Massage: Ben Cole', day, time: '11:00' };
  await person.booking(ben).waitFor();
  await person.open('Clients');
  await waiting().getByRole('listitem', { name: 'Ben Cole' }).waitFor({ state: 'detached' });

  await window.locator('body').press('Control+z');
  await waiting().getByRole('listitem', { name: 'Ben Cole' }).waitFor();
  await person.openWeek(1);
  await person.booking(ben).waitFor({ state: 'detached' });
});

test('who is taken off the list comes back by Undo', async () => {
  await person.open('Clients');
  const cara = waiting().getByRole('listitem', { name: 'Cara Diaz' });
  await person.button('Remove', cara).click();
  await cara.waitFor({ state: 'detached' });
  await person.button('Undo', told('Taken off the waiting list')).click();
  await cara.waitFor();
});
