import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../story/fill-practice.ts';
import { personAt, type Person } from '../story/person.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';

const timeZone = 'Europe/Berlin';
/** A year that is not over, so that what is chosen in it shows in the list of what is to come. */
const year = new Date().getUTCFullYear() + 1;

let app: RunningApp;
let person: Person;
let folder: { path: string; remove: () => Promise<void> };

beforeAll(async () => {
  folder = await temporaryFolder();
  app = await launchApp({ userData: folder.path, env: { TZ: timeZone } });
  app.window.setDefaultTimeout(20_000);
  person = personAt(app.window);
  await ask(app.window, 'hours.putException', {
    day: `${year}-06-30`,
    hours: [{ from: '10:00', to: '12:00' }],
  });
  await ask(app.window, 'holidays.accept', {
    place: { country: 'DE', state: null, region: null },
    year,
    holidays: [{ day: `${year}-05-01`, name: 'Labour Day' }],
  });
  await person.open('Availability');
  await person.button('Next year').click();
}, 60_000);

afterAll(async () => {
  await app.kill();
  await folder.remove();
});

const grid = () => app.window.getByRole('grid', { name: `The year ${year}`, exact: true });
const day = (iso: string) => grid().locator(`[data-day="${iso}"]`);
const list = () => app.window.getByRole('list', { name: 'Time off', exact: true });
const field = (name: string) => person.dialog('New time off').getByLabel(name, { exact: true });

async function timeOff(): Promise<string[]> {
  const { timeOff: all } = await ask(app.window, 'hours.get', undefined);
  return all.map(({ startDay, endDay, label }) => `${startDay} ${endDay} ${label}`);
}

test('what is off, special or a holiday is drawn in the year, and said', async () => {
  expect(await day(`${year}-05-01`).getAttribute('data-kind')).toBe('holiday');
  await grid()
    .getByRole('gridcell', { name: `1 May ${year}, Labour Day` })
    .waitFor();
  expect(await day(`${year}-06-30`).getAttribute('data-kind')).toBe('special');
  await grid()
    .getByRole('gridcell', { name: `30 June ${year}, special day, 10:00–12:00` })
    .waitFor();
  expect(await grid().getByRole('gridcell').count()).toBeGreaterThan(364);
});

test('dragging over days takes them off, over the end of a month too', async () => {
  await day(`${year}-07-30`).hover();
  await app.window.mouse.down();
  await day(`${year}-07-31`).hover();
  await day(`${year}-08-04`).hover();
  expect(await grid().locator('[aria-selected="true"]').count()).toBe(6);
  await app.window.mouse.up();
  expect(await field('First day').inputValue()).toBe(`${year}-07-30`);
  expect(await field('Last day').inputValue()).toBe(`${year}-08-04`);
  await field('Reason').fill('Summer');
  await app.screenshot('year-dialog');
  await field('Reason').press('Enter');
  await list().getByRole('button', { name: 'Summer', exact: true }).waitFor();
  expect(await timeOff()).toEqual([`${year}-07-30 ${year}-08-05 Summer`]);
  expect(await day(`${year}-08-04`).getAttribute('data-kind')).toBe('off');
  expect(await day(`${year}-08-05`).getAttribute('data-kind')).not.toBe('off');
  await app.screenshot('year');
});

test('a drag that is broken off takes nothing off', async () => {
  await day(`${year}-02-02`).hover();
  await app.window.mouse.down();
  await day(`${year}-02-05`).hover();
  await app.window.keyboard.press('Escape');
  await app.window.mouse.up();
  expect(await grid().locator('[aria-selected="true"]').count()).toBe(0);
  expect(await app.window.getByRole('dialog').count()).toBe(0);
});

test('a click on a day that is off opens what it belongs to', async () => {
  await day(`${year}-08-01`).click();
  const dialog = person.dialog('Time off');
  expect(await dialog.getByLabel('Reason', { exact: true }).inputValue()).toBe('Summer');
  await person.closeDialog();
});

test('the keys move, choose and take off, and lead into the next year', async () => {
  await day(`${year}-12-29`).click();
  await person.closeDialog();
  await day(`${year}-12-29`).focus();
  await app.window.keyboard.press('ArrowRight');
  for (let step = 0; step < 3; step += 1) await app.window.keyboard.press('Shift+ArrowRight');
  await app.window.getByRole('grid', { name: `The year ${year + 1}`, exact: true }).waitFor();
  await app.window.keyboard.press('Enter');
  expect(await field('First day').inputValue()).toBe(`${year}-12-30`);
  expect(await field('Last day').inputValue()).toBe(`${year + 1}-01-02`);
  await person.button('Save time off').click();
  await expect.poll(timeOff).toHaveLength(2);
  const focused = () =>
    app.window.evaluate(() => document.activeElement?.getAttribute('data-day') ?? null);
  await expect.poll(focused).toBe(`${year + 1}-01-02`);
});
