import { existsSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';
import type { Emulator } from '../google-emulator/server.ts';
import { connectQuickly } from '../story/connect-quickly.ts';
import { dayIn, whenAt } from '../story/days.ts';
import { eventually } from '../story/eventually.ts';
import { ask } from '../story/fill-practice.ts';
import { startSampleGoogle } from '../story/sample-google.ts';

const pictures = resolve(import.meta.dirname, '../../out/screenshots');
const now = Date.now();
const timeZone = 'Europe/Berlin';
let app: RunningApp;
let folder: { path: string; remove: () => Promise<void> };
let google: Emulator;
let monday: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  google = await startSampleGoogle({ now, timeZone });
  app = await launchApp({ userData: folder.path, env: { ...google.environment, TZ: timeZone } });
  monday = dayIn(1, 'Mon', now, timeZone);
  await fillWeek();
  await countMainCalendarAsBusy();
});

/** So that what is private stands on the sheet as well. */
async function countMainCalendarAsBusy(): Promise<void> {
  await connectQuickly(app.window);
  const { accounts } = await ask(app.window, 'accounts.view', undefined);
  const main = accounts[0]!.calendars.find(({ isPrimary }) => isPrimary)!;
  await ask(app.window, 'accounts.selectCalendar', { calendarId: main.id, isSelected: true });
  await ask(app.window, 'sync.now', undefined);
}

afterAll(async () => {
  await app.close();
  await google.stop();
  await folder.remove();
});

/** A week as it is in a small practice, with a short one, a clash and a whole day. */
async function fillWeek(): Promise<void> {
  const services = [
    { name: 'Physiotherapy', lengthMinutes: 50 },
    { name: 'Massage', lengthMinutes: 25 },
    { name: 'Home visit', lengthMinutes: 90 },
  ];
  const names = ['Anna Berg', 'Bertram von Hohenstein', 'Clara Öztürk', 'Dev Patel'];
  const made: { services: string[]; clients: string[] } = { services: [], clients: [] };
  for (const service of services)
    made.services.push((await ask(app.window, 'services.create', service)).id);
  for (const name of names)
    made.clients.push((await ask(app.window, 'clients.create', { name })).id);
  const plan: [Parameters<typeof dayIn>[1], string, number, number, number][] = [
    ['Mon', '08:00', 50, 0, 0],
    ['Mon', '09:00', 25, 1, 1],
    ['Mon', '09:30', 25, 2, 1],
    ['Mon', '11:00', 90, 3, 2],
    ['Tue', '09:00', 50, 1, 0],
    ['Tue', '09:30', 50, 2, 0],
    ['Tue', '14:00', 50, 3, 0],
    ['Wed', '10:00', 15, 0, 1],
    ['Wed', '15:00', 90, 1, 2],
    ['Fri', '16:00', 50, 2, 0],
  ];
  for (const [weekday, time, minutes, client, service] of plan) {
    const day = dayIn(1, weekday, now, timeZone);
    await ask(app.window, 'bookings.create', {
      clientId: made.clients[client] as never,
      serviceId: made.services[service] as never,
      when: whenAt(day, time, minutes, timeZone),
      location: service === 2 ? 'Lindenstraße 12' : 'Room 2',
      calendarNote: time === '14:00' ? 'Bring the X-rays' : '',
      privateNote: time === '14:00' ? 'left knee' : '',
      bookAnyway: true,
    });
  }
  const thursday = dayIn(1, 'Thu', now, timeZone);
  await ask(app.window, 'bookings.create', {
    clientId: null,
    serviceId: null,
    when: { allDay: true, startDay: thursday, endDay: dayIn(1, 'Fri', now, timeZone) },
    title: 'Course on taping',
    bookAnyway: true,
  });
}

/** Lets the next question where to save be answered with this path, or be cancelled. */
async function answerSaving(path: string | null): Promise<void> {
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({
      canceled: filePath === null,
      filePath: filePath ?? '',
    });
  }, path);
}

async function savedSheet(
  kind: 'day' | 'week',
  day: string,
  withNotes = false,
): Promise<{ pdf: Buffer; savedAs: string | null }> {
  const path = join(folder.path, `${kind}${withNotes ? '-notes' : ''}.pdf`);
  await answerSaving(path);
  const { savedAs } = await ask(app.window, 'print.sheet', { kind, day, withNotes });
  const pdf = readFileSync(path);
  mkdirSync(pictures, { recursive: true });
  writeFileSync(join(pictures, `print-${kind}${withNotes ? '-notes' : ''}.pdf`), pdf);
  return { pdf, savedAs };
}

function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

type Seen = { text: string; address: string; confined: object };

/** What the page that draws a sheet has in it, and how it is kept to itself; looked at while the person is asked where. */
async function seenSheet(kind: 'day' | 'week', day: string, withNotes = false): Promise<Seen> {
  await app.electron.evaluate(({ dialog, BrowserWindow }) => {
    dialog.showSaveDialog = async () => {
      const page = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().includes('#/print/'),
      )!.webContents;
      const { sandbox, contextIsolation, nodeIntegration } = (
        page as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences();
      (globalThis as { seen?: Seen }).seen = {
        text: String(await page.executeJavaScript('document.body.innerText')),
        address: page.getURL(),
        confined: { sandbox, contextIsolation, nodeIntegration },
      };
      return { canceled: true, filePath: '' };
    };
  });
  const { savedAs } = await ask(app.window, 'print.sheet', { kind, day, withNotes });
  expect(savedAs).toBeNull();
  return app.electron.evaluate(() => (globalThis as { seen?: Seen }).seen!);
}

test.each(['week', 'day'] as const)(
  'a %s is one page of PDF, saved where the person says',
  async (kind) => {
    const { pdf, savedAs } = await savedSheet(kind, monday);
    expect(savedAs).toBe(`${kind}.pdf`);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pagesOf(pdf)).toBe(1);
    const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf.toString('latin1'));
    const [width, height] = [Number(box?.[1]), Number(box?.[2])];
    expect(width / height).toBeCloseTo(kind === 'week' ? Math.SQRT2 : Math.SQRT1_2, 2);
    expect(Math.max(width, height)).toBeCloseTo(842, -1); // points: A4
  },
);

test('it names client, service and place, and keeps the notes to itself unless they are asked for', async () => {
  const tuesday = dayIn(1, 'Tue', now, timeZone);
  const week = (await seenSheet('week', monday)).text;
  for (const words of [
    'Anna Berg',
    'Massage · Room 2',
    '08:00–08:50',
    'Course on taping',
    'Dentist',
  ])
    expect(week).toContain(words);
  const day = (await seenSheet('day', tuesday)).text;
  expect(day).toContain('Dev Patel');
  expect(day).not.toContain('Anna Berg');
  expect(day).not.toMatch(/X-rays|left knee/);
  const withNotes = (await seenSheet('day', tuesday, true)).text;
  expect(withNotes).toContain('Bring the X-rays');
  expect(withNotes).toContain('left knee');
  expect(pagesOf((await savedSheet('day', tuesday, true)).pdf)).toBe(1);
});

test('the page that draws it is kept to itself, and gone afterwards', async () => {
  const { confined, address } = await seenSheet('week', monday);
  expect(confined).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false });
  expect(address).toBe(`app://appointment-agent/#/print/week/${monday}`);
  expect(
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
  ).toBe(1);
});

test('a place that can not be written to is told, and nothing is left there', async () => {
  const path = join(folder.path, 'missing', 'week.pdf');
  await answerSaving(path);
  await expect(ask(app.window, 'print.sheet', { kind: 'week', day: monday })).rejects.toThrow(
    'Choose another folder',
  );
  expect(existsSync(path)).toBe(false);
});

test('the calendar saves the week on screen from its own button', async () => {
  const path = join(folder.path, 'from-the-calendar.pdf');
  await answerSaving(path);
  await app.window.getByRole('button', { name: 'Print this week', exact: true }).click();
  await app.window.getByRole('menuitem', { name: 'Save as PDF…', exact: true }).click();
  await app.window.getByText('from-the-calendar.pdf', { exact: true }).waitFor();
  await eventually(() => existsSync(path), 'the sheet is saved');
});
