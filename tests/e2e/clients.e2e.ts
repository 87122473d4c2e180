import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import type { Bridge, Channel, Output } from '../../src-shared/ipc/contract.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';

declare global {
  interface Window {
    appointmentAgent: Bridge;
  }
}

let app: RunningApp;
let page: Page;
let remove: () => Promise<void>;

beforeAll(async () => {
  const folder = await temporaryFolder();
  remove = folder.remove;
  app = await launchApp({ userData: folder.path });
  page = app.window;
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
});

afterAll(async () => {
  await app.close();
  await remove();
});

beforeEach(async () => {
  await page.keyboard.press('Escape');
});

/** Asks main as the page does. */
async function ask<C extends Channel>(channel: C, input?: unknown): Promise<Output<C>> {
  const reply = await page.evaluate(
    ([channel, input]) => window.appointmentAgent.request(channel, input),
    [channel, input] as const,
  );
  if (!reply.ok) throw new Error(reply.failure.message);
  return reply.value as Output<C>;
}

const goTo = (name: string) => page.getByRole('link', { name, exact: true }).click();
const button = (name: string, within: Page | Locator = page) =>
  within.getByRole('button', { name, exact: true });
const field = (name: string, within: Page | Locator = page) =>
  within.getByLabel(name, { exact: true });

const hour = 3_600_000;
function timedFromNow(hours: number, minutes = 45): object {
  const startAt = Math.floor(Date.now() / hour) * hour + hours * hour;
  return { allDay: false, startAt, endAt: startAt + minutes * 60_000, timeZone: 'Europe/Berlin' };
}

test('a client is entered, found by half a number and another spelling, and has a card', async () => {
  await goTo('Clients');
  await button('New client').click();
  const dialog = page.getByRole('dialog', { name: 'New client' });
  await field('Name', dialog).fill('Änne Müller');
  await field('Phone', dialog).fill('+49 171 2344471');
  await field('Birthday', dialog).fill('1980-02-29');
  await field('Tags', dialog).fill('VIP');
  await page.keyboard.press('Enter');
  await field('Notes', dialog).fill('likes the quiet room');
  await button('Save client', dialog).click();
  await dialog.waitFor({ state: 'hidden' });

  const filter = field('Filter clients');
  for (const text of ['4471', 'mueller', 'MULLER', 'vip', '0171 23']) {
    await filter.fill(text);
    await button('Änne Müller').waitFor();
  }
  await filter.fill('4472');
  await page.getByText('Nobody matches this').waitFor();
  await filter.fill('');

  const [client] = await ask('clients.search', { text: 'müller' });
  const clientId = client!.id;
  await ask('bookings.create', { clientId, serviceId: null, when: timedFromNow(-48) });
  const missed = await ask('bookings.create', {
    clientId,
    serviceId: null,
    when: timedFromNow(-24),
  });
  await ask('bookings.change', { id: missed.id, revision: 1, changes: { status: 'no_show' } });
  await ask('bookings.create', { clientId, serviceId: null, when: timedFromNow(24) });

  await button('Änne Müller').click();
  const card = page.getByRole('dialog', { name: 'Änne Müller' });
  await card.getByRole('region', { name: 'Upcoming' }).waitFor();
  const figures = await card.getByText('No-shows').locator('..').innerText();
  expect(figures).toContain('1 (50%)');
  expect(await card.getByRole('region', { name: 'Past' }).getByRole('button').count()).toBe(2);
  expect(await field('Birthday', card).inputValue()).toBe('1980-02-29');
  await app.screenshot('client-card');
});

test('two entries of one person are found, looked at and made one', async () => {
  const second = await ask('clients.create', {
    name: 'Anne Mueller',
    email: 'aenne@example.org',
    phone: '0171 234 44 71',
  });
  await ask('clients.create', { name: 'Ben Vogt', phone: '0171 2344471' });
  await ask('bookings.create', { clientId: second.id, serviceId: null, when: timedFromNow(72) });
  await goTo('Clients');
  await button('Look for duplicates').click();
  const review = page.getByRole('dialog', { name: 'Duplicates' });
  const pair = review.getByRole('article', { name: 'Änne Müller and Anne Mueller' });
  await pair.getByText('Same phone number, similar name').waitFor();
  await app.screenshot('duplicates');

  const others = review.getByRole('article', { name: 'Anne Mueller and Ben Vogt' });
  await button('Keep as two', others).click();
  await others.waitFor({ state: 'hidden' });

  await button('Merge…', pair).click();
  const merge = page.getByRole('dialog', { name: 'Merge two entries' });
  await merge.getByRole('radio', { name: 'Anne Mueller', exact: true }).check();
  await app.screenshot('merge');
  await button('Merge into one', merge).click();
  await merge.waitFor({ state: 'hidden' });
  await pair.waitFor({ state: 'hidden' });
  await page.keyboard.press('Escape');

  await button('Anne Mueller').click();
  const card = page.getByRole('dialog', { name: 'Anne Mueller' });
  await card.getByRole('region', { name: 'Upcoming' }).waitFor();
  expect(await card.getByRole('region', { name: 'Upcoming' }).getByRole('button').count()).toBe(2);
  expect(await field('E-mail', card).inputValue()).toBe('aenne@example.org');
  expect(await field('Notes', card).inputValue()).toBe('likes the quiet room');
  await page.keyboard.press('Escape');
  expect(await button('Änne Müller').count()).toBe(0);
});

test('a long list draws only what is in sight, and its end can be reached', async () => {
  const names = Array.from({ length: 400 }, (_, index) => `Person ${index + 1}`);
  await page.evaluate(async (all) => {
    for (const name of all) await window.appointmentAgent.request('clients.create', { name });
  }, names);
  await goTo('Calendar');
  await goTo('Clients');
  const list = page.getByRole('list', { name: 'Clients' });
  await list.getByRole('listitem').first().waitFor();
  expect(await list.getByRole('listitem').count()).toBeLessThan(80);
  await list.hover();
  await page.mouse.wheel(0, 100_000);
  await button('Person 400').waitFor();
  expect(await list.getByRole('listitem').count()).toBeLessThan(80);
  await app.screenshot('clients');
});

test('the keys lead to the filter, through the list and into a card, and back to where one was', async () => {
  await page.keyboard.press('/');
  const filter = field('Filter clients');
  const focusedRow = () =>
    page.evaluate(() => document.activeElement?.getAttribute('data-row') ?? null);
  await expect.poll(() => filter.evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.type('person 40');
  await button('Person 400').waitFor();
  await page.keyboard.press('Enter'); // the best match
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  await filter.fill('');
  await button('Person 1').waitFor();
  await filter.press('ArrowDown');
  await expect.poll(focusedRow).toBe('0');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('PageDown');
  await expect.poll(focusedRow).toBe('11');
  await page.keyboard.press('End'); // far away, and not read yet
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toBe('Person 400');
  const last = await focusedRow();
  for (const time of ['first', 'second']) {
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Person 400' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(focusedRow, { message: `after the ${time} time` }).toBe(last);
  }
  await page.keyboard.press('Home');
  await expect.poll(focusedRow).toBe('0');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => filter.evaluate((input) => input === document.activeElement)).toBe(true);
});

test('a service is changed for coming bookings only when the person says so', async () => {
  await goTo('Services');
  await button('New service').click();
  const fresh = page.getByRole('dialog', { name: 'New service' });
  await field('Name', fresh).fill('Massage');
  await field('Length (minutes)', fresh).fill('45');
  await field('Price (EUR)', fresh).fill('60');
  await field('Place', fresh).fill('Room 2');
  await button('Save service', fresh).click();
  await fresh.waitFor({ state: 'hidden' });
  const service = (await ask('services.list')).find(({ name }) => name === 'Massage')!;
  const book = (hours: number) =>
    ask('bookings.create', { clientId: null, serviceId: service.id, when: timedFromNow(hours) });
  const first = await book(200);
  const second = await book(300);
  expect(first.location).toBe('Room 2');
  await ask('bookings.create', {
    clientId: null,
    serviceId: null,
    title: 'Dentist',
    when: {
      ...timedFromNow(301, 30),
      startAt: second.when.allDay ? 0 : second.when.endAt,
    },
  });

  await button('Massage').click();
  const dialog = page.getByRole('dialog', { name: 'Massage' });
  await field('Price (EUR)', dialog).fill('70');
  await button('Save service', dialog).click();
  const question = page.getByRole('dialog', { name: 'Change coming bookings too?' });
  await question.getByText('2 coming bookings have the old price').waitFor();
  await app.screenshot('service-question');
  await button('Only new bookings', question).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await ask('bookings.get', { id: first.id })).toMatchObject({ priceMinor: 6000 });

  await button('Massage').click();
  await field('Length (minutes)', dialog).fill('60');
  await button('Save service', dialog).click();
  await button('Change them too', question).click();
  const left = page.getByRole('dialog', { name: 'Some bookings were left as they are' });
  await left.getByText('in the way: Dentist').waitFor();
  await app.screenshot('service-left');
  await button('Close', left).last().click();
  const { when } = await ask('bookings.get', { id: first.id });
  expect(when.allDay ? 0 : when.endAt - when.startAt).toBe(hour);
});

test('a new booking begins with the place of its service, and keeps what was typed', async () => {
  await button('New booking').click();
  const dialog = page.getByRole('dialog', { name: 'New booking' });
  const service = dialog.getByRole('combobox', { name: 'Service', exact: true });
  await service.fill('Massage');
  await page.getByRole('option', { name: /^Massage/ }).click();
  await button('More: place, notes, price', dialog).click();
  expect(await field('Place', dialog).inputValue()).toBe('Room 2');
  await field('Place', dialog).fill('At home');
  await service.fill('Mass');
  await page.getByRole('option', { name: /^Massage/ }).click();
  expect(await field('Place', dialog).inputValue()).toBe('At home');
});
