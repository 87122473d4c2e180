import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayIn, instantAt, whenAt } from '../story/days.ts';
import { ask } from '../story/fill-practice.ts';
import { personAt, type Person } from '../story/person.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';

const timeZone = 'Europe/Berlin';
const now = Date.now();
/** A Tuesday that is over; all of it is in one month, whatever day it is today. */
const tuesday = dayIn(-2, 'Tue', now, timeZone);

let app: RunningApp;
let person: Person;
let folder: { path: string; remove: () => Promise<void> };

beforeAll(async () => {
  folder = await temporaryFolder();
  app = await launchApp({ userData: folder.path, env: { TZ: timeZone } });
  app.window.setDefaultTimeout(20_000);
  person = personAt(app.window);
}, 60_000);

afterAll(async () => {
  await app.kill();
  await folder.remove();
});

const region = (name: string) => app.window.getByRole('region', { name, exact: true });
const figure = (name: string) =>
  app.window
    .getByLabel('Figures', { exact: true })
    .locator('div')
    .filter({ has: app.window.getByText(name, { exact: true }) });

/** Lets the next question where to save be answered with this name, and says where the file then is. */
async function answerSaving(name: string): Promise<string> {
  const path = join(folder.path, name);
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  return path;
}

function pagesOf(path: string): number {
  const pdf = readFileSync(path, 'latin1');
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  return pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

async function openReports(): Promise<void> {
  await person.open('Money');
  await app.window.getByText('Reports', { exact: true }).click();
  await app.window.getByRole('radiogroup', { name: 'Period of the report' }).waitFor();
}

/** Only the days around that Tuesday, so that nothing depends on where in the month it lies. */
async function showThatTuesday(): Promise<void> {
  await app.window.getByText('Custom', { exact: true }).click();
  await app.window.getByLabel('First day', { exact: true }).fill(tuesday);
  await app.window.getByLabel('Last day', { exact: true }).fill(tuesday);
}

/** Open from nine to five: two kept, one of them paid, one missed, one cancelled late. */
async function fillTuesday(): Promise<void> {
  const { window } = app;
  await ask(window, 'hours.replace', {
    weekdays: [2],
    weekly: [
      { weekday: 2, hours: { from: '09:00', to: '17:00' }, validFrom: null, validUntil: null },
    ],
  });
  const service = await ask(window, 'services.create', {
    name: 'Massage',
    lengthMinutes: 60,
    priceMinor: 8_000,
  });
  const people = await Promise.all(
    ['Anna Müller', '=Ben'].map((name) => ask(window, 'clients.create', { name })),
  );
  const book = async (time: string, minutes: number, of: number) =>
    await ask(window, 'bookings.create', {
      clientId: people[of]?.id ?? null,
      serviceId: service.id,
      when: whenAt(tuesday, time, minutes, timeZone),
      bookAnyway: true,
    });
  const kept = await book('09:00', 120, 0);
  await book('11:00', 60, 1);
  const missed = await book('13:00', 60, 1);
  const cancelled = await book('15:00', 60, 0);
  await ask(window, 'bookings.change', {
    id: missed.id,
    revision: missed.revision,
    changes: { status: 'no_show' },
    bookAnyway: true,
  });
  await ask(window, 'bookings.cancel', {
    id: cancelled.id,
    reason: 'Ill',
    by: 'client',
    late: true,
  });
  await ask(window, 'bookings.pay', {
    id: kept.id,
    amountMinor: 8_000,
    method: 'cash',
    at: instantAt(tuesday, '12:00', timeZone),
  });
}

test('an empty time says so, in which nothing can be saved', async () => {
  await openReports();
  await app.window.getByText('Nothing in this period').waitFor();
  await app.screenshot('reports-empty');
});

test('a time is summed up in figures and tables, and follows what is chosen and what changes', async () => {
  await fillTuesday();
  await showThatTuesday();
  await figure('Revenue').getByText('€80.00').waitFor();
  expect(await figure('Held').locator('dd').allTextContents()).toEqual(['2']);
  expect(await figure('No-shows').locator('dd').allTextContents()).toEqual([
    '1',
    '33% of bookings so far',
  ]);
  expect(await figure('Cancellations').locator('dd').allTextContents()).toEqual([
    '1',
    '1 of them late',
  ]);
  expect(await figure('Hours booked').locator('dd').allTextContents()).toEqual([
    '50%',
    '4 h of 8 h',
  ]);
  const anna = region('By client').getByRole('row').filter({ hasText: 'Anna Müller' });
  expect(await anna.locator('td').allTextContents()).toEqual([
    '80.00',
    '1',
    '–',
    '–',
    '1',
    '1',
    '2.0',
  ]);
  await app.window.locator('.recharts-bar-rectangle').first().waitFor();
  await app.screenshot('reports');

  await app.window.getByRole('button', { name: 'Earlier', exact: true }).click();
  await app.window.getByText('Nothing in this period').waitFor();
  await app.window.getByRole('button', { name: 'Later', exact: true }).click();
  await figure('Revenue').getByText('€80.00').waitFor();
  await app.window.getByLabel('Last day', { exact: true }).fill('2020-01-01');
  await app.window.getByText('The last day is before the first').waitFor();
  await figure('Revenue').getByText('€80.00').waitFor(); // the last time that was one stays
  await app.window.getByLabel('Last day', { exact: true }).fill(tuesday);
});

test('a table is saved as a file that spreadsheet programs read, and no name in it is a formula', async () => {
  const path = await answerSaving('clients.csv');
  await app.window.getByRole('button', { name: 'Save as CSV: By client', exact: true }).click();
  await app.window.getByText('Table saved').waitFor();
  const text = readFileSync(path, 'utf8');
  expect(text.split('\r\n')).toEqual([
    '\uFEFFClient,Revenue (EUR),Held,To come,No-shows,Cancelled,Of them late,Booked (h),Hours booked (%)',
    'Anna Müller,80.00,1,0,0,1,1,2.00,25.0',
    "'=Ben,0.00,1,0,1,0,0,2.00,25.0",
    'Total,80.00,2,0,1,1,1,4.00,50.0',
    '',
  ]);
});

test('the report is saved as PDF, on as many pages as it needs', async () => {
  const path = await answerSaving('report.pdf');
  await app.window.getByRole('button', { name: 'Print or save this report', exact: true }).click();
  await app.window.getByRole('menuitem', { name: 'Save as PDF…', exact: true }).click();
  await app.window.getByText('Report saved').waitFor();
  expect(pagesOf(path)).toBe(1);
  const year = tuesday.slice(0, 4);
  const whole = await answerSaving('year.pdf');
  await ask(app.window, 'print.sheet', {
    kind: 'report',
    firstDay: `${year}-01-01`,
    lastDay: `${year}-12-31`,
  });
  expect(pagesOf(whole)).toBeGreaterThan(1);
});

test('in German it has German words, numbers and names of files', async () => {
  await ask(app.window, 'settings.change', { language: 'de' });
  await app.window.getByText('Berichte', { exact: true }).waitFor();
  await app.window.getByText('Eigener Zeitraum', { exact: true }).click();
  await app.window.getByLabel('Erster Tag', { exact: true }).fill(tuesday);
  await app.window.getByLabel('Letzter Tag', { exact: true }).fill(tuesday);
  await app.window.getByText('80,00\u00a0€').first().waitFor();
  const path = await answerSaving('kunden.csv');
  await app.window
    .getByRole('button', { name: 'Als CSV speichern: Nach Kunde', exact: true })
    .click();
  await app.window.getByText('Tabelle gespeichert').waitFor();
  expect(readFileSync(path, 'utf8')).toContain('Anna Müller;80,00;1;0;0;1;1;2,00;25,0\r\n');
  await app.screenshot('reports-german');
});
