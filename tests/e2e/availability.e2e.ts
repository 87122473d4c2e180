import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bridge } from '../../src-shared/ipc/contract.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';

declare global {
  interface Window {
    appointmentAgent: Bridge;
  }
}

let app: RunningApp;
let userData: string;
let removeFolder: () => Promise<void>;

async function start(): Promise<void> {
  app = await launchApp({ userData, env: { TZ: 'Europe/Berlin' } });
  app.window.setDefaultTimeout(15_000);
}

beforeAll(async () => {
  ({ path: userData, remove: removeFolder } = await temporaryFolder());
  await start();
});

afterAll(async () => {
  await app.close();
  await removeFolder();
});

const region = (name: string) => app.window.getByRole('region', { name, exact: true });
const dialog = (name: string) => app.window.getByRole('dialog', { name });
const day = (name: string) => region('Weekly hours').getByRole('group', { name, exact: true });

async function goTo(page: string): Promise<void> {
  await app.window.getByRole('link', { name: page, exact: true }).click();
}

/** A year that the openings of these tests do not reach, so that they are the same on every day of a year. */
async function chooseLaterYear(): Promise<void> {
  await region('Public holidays').getByRole('combobox', { name: 'Year' }).click();
  const year = String(Number(dayAhead(0).slice(0, 4)) + 2);
  await app.window.getByRole('option', { name: year }).click();
}

/** A day some days from now, in the practice's zone. */
function dayAhead(days: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(
    Date.now() + days * 86_400_000,
  );
}

test('the hours of the week are edited, copied, held back while they overlap, and saved', async () => {
  await goTo('Availability');
  const save = region('Weekly hours').getByRole('button', { name: 'Save hours' });
  expect(await save.isDisabled()).toBe(true);
  await day('Monday').getByRole('button', { name: 'Add hours on Monday' }).click();
  await day('Monday').getByRole('button', { name: 'Add hours on Monday' }).click();
  const starts = day('Monday').getByLabel('From', { exact: true });
  await starts.nth(1).fill('11');
  await app.window
    .getByRole('alert', {
      name: 'Monday has two windows that overlap, 09:00–12:00 and 11:00–16:00.',
    })
    .waitFor();
  expect(await save.isDisabled()).toBe(true);
  await starts.nth(1).fill('1330');
  await day('Monday').getByLabel('To', { exact: true }).nth(1).fill('17');
  await day('Monday').getByRole('button', { name: 'The same from Tuesday to Friday' }).click();
  await day('Friday').getByRole('button', { name: 'Remove 13:30–17:00' }).click();
  await app.screenshot('availability-editing');
  await save.click();
  await app.window.getByText('Hours saved').waitFor();
  expect(await day('Thursday').getByLabel('From', { exact: true }).nth(1).inputValue()).toBe(
    '13:30',
  );
  expect(await day('Friday').getByLabel('From', { exact: true }).count()).toBe(1);
  await day('Sunday').getByText('Closed').waitFor();
});

test('a special day, days off and holidays are given, and show in the calendar', async () => {
  await region('Special days').getByRole('button', { name: 'New special day' }).click();
  const special = dialog('New special day');
  await special.getByLabel('Day', { exact: true }).fill(dayAhead(30));
  await special.getByLabel('Open at these hours').click();
  await special.getByLabel('To', { exact: true }).fill('24');
  await special.getByRole('button', { name: 'Save day' }).click();
  await region('Special days').getByText('09:00–24:00').waitFor();

  await region('Time off').getByRole('button', { name: 'New time off' }).click();
  const off = dialog('New time off');
  await off.getByLabel('First day').fill(dayAhead(0));
  await off.getByLabel('Last day').fill(dayAhead(1));
  await off.getByLabel('Reason').fill('Training');
  await off.getByRole('button', { name: 'Save time off' }).click();
  await region('Time off').getByText('2 days').waitFor();

  const holidays = region('Public holidays');
  await holidays.getByRole('combobox', { name: 'Country' }).fill('Germany');
  await app.window
    .getByRole('option', { name: 'Deutschland', exact: true })
    .or(app.window.getByRole('option', { name: 'Germany', exact: true }))
    .click();
  await holidays.getByRole('combobox', { name: 'State' }).fill('Bayern');
  await app.window.getByRole('option', { name: 'Bayern', exact: true }).click();
  await chooseLaterYear();
  const epiphany = holidays.getByRole('checkbox', { name: /Epiphany/ });
  await epiphany.waitFor();
  expect(await epiphany.isChecked()).toBe(false);
  await holidays.getByRole('button', { name: 'Choose all public holidays' }).click();
  expect(await holidays.getByRole('checkbox', { name: /Christmas Eve/ }).isChecked()).toBe(false);
  await app.screenshot('availability-holidays');
  await holidays.getByRole('button', { name: 'Save holidays' }).click();
  await app.window.getByText('Holidays saved').waitFor();

  await goTo('Calendar');
  await app.window.getByText('Training').first().waitFor();
  await app.screenshot('availability-calendar');
});

test('openings are published once and weekly, each with its status, and withdrawn', async () => {
  await goTo('Availability');
  const openings = region('Openings');
  await openings.getByRole('button', { name: 'Publish opening' }).click();
  const publish = dialog('Publish opening');
  await publish.getByLabel('Date', { exact: true }).fill(dayAhead(40));
  await publish.getByLabel('Title').fill('Open hour');
  await publish.getByRole('button', { name: 'Publish', exact: true }).click();
  await publish.waitFor({ state: 'hidden' });
  const single = openings.getByRole('listitem', { name: /^Open hour, / });
  await single.getByText('waiting to be sent, no calendar is connected').waitFor();

  await openings.getByRole('button', { name: 'Publish opening' }).click();
  await publish.getByLabel('Date', { exact: true }).fill(dayAhead(3));
  await publish.getByLabel('Start time', { exact: true }).fill('9');
  await publish.getByLabel(/^Every week/).click();
  await publish.getByRole('button', { name: 'Publish', exact: true }).click();
  await publish.waitFor({ state: 'hidden' });
  const weekly = openings.getByRole('list', { name: 'Weekly openings' }).getByRole('listitem');
  await weekly.waitFor();
  const occurrences = openings.getByRole('listitem', { name: /^Available, \w{3} \d/ });
  await occurrences.first().waitFor();
  const before = await occurrences.count();
  expect(before).toBeGreaterThan(8);

  // One of them is moved by hand, and one falls on a day that is taken off afterwards.
  await occurrences
    .first()
    .getByRole('button', { name: / 09:00–10:00$/ })
    .click();
  const opened = dialog('Opening');
  await opened.getByLabel('Start time').fill('11');
  await opened.getByRole('button', { name: 'Save opening' }).click();
  await openings.getByRole('listitem', { name: /^Available, .* 11:00–12:00$/ }).waitFor();
  await region('Special days').getByRole('button', { name: 'New special day' }).click();
  await dialog('New special day').getByLabel('Day', { exact: true }).fill(dayAhead(10));
  await dialog('New special day').getByRole('button', { name: 'Save day' }).click();
  await openings.getByText('1 opening is on a day on which you are closed').waitFor();
  await app.screenshot('availability-openings');
  await openings.getByRole('button', { name: 'Withdraw it' }).click();
  await expect.poll(() => occurrences.count()).toBe(before - 1);

  await occurrences.first().getByRole('button', { name: 'Withdraw' }).click();
  await expect.poll(() => occurrences.count()).toBe(before - 2);
  await weekly.getByRole('button', { name: 'Withdraw all' }).click();
  await expect.poll(() => occurrences.count()).toBe(0);
  await single.getByRole('button', { name: 'Withdraw' }).click();
  await openings.getByText('Nothing is on offer').waitFor();
});

test('all of it is there after a restart', async () => {
  await app.close();
  await start();
  await goTo('Availability');
  expect(await day('Tuesday').getByLabel('To', { exact: true }).nth(1).inputValue()).toBe('17:00');
  await region('Time off').getByRole('button', { name: 'Training' }).waitFor();
  await chooseLaterYear();
  const epiphany = region('Public holidays').getByRole('checkbox', { name: /Epiphany/ });
  await epiphany.waitFor();
  expect(await epiphany.isChecked()).toBe(true);
});
