import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayIn, shortDay, whenAt } from '../story/days.ts';
import { eventually } from '../story/eventually.ts';
import { ask } from '../story/fill-practice.ts';
import { personAt, type Person } from '../story/person.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';

const timeZone = 'Europe/Berlin';
const now = Date.now();
const day = (week: number) => dayIn(week, 'Wed', now, timeZone);
const title = 'Massage: Anna Berg';
const patience = 120_000;

let app: RunningApp;
let userData: string;
let person: Person;
let removeFolder: () => Promise<void>;

beforeAll(async () => {
  const folder = await temporaryFolder();
  removeFolder = folder.remove;
  userData = folder.path;
  await start();
  await ask(app.window, 'clients.create', { name: 'Anna Berg' });
  await ask(app.window, 'services.create', { name: 'Massage', lengthMinutes: 50 });
  await ask(app.window, 'bookings.create', {
    clientId: null,
    serviceId: null,
    title: 'Dentist',
    when: whenAt(day(2), '14:30', 30, timeZone),
  });
}, patience);

afterAll(async () => {
  await app.close();
  await removeFolder();
});

async function start(): Promise<void> {
  app = await launchApp({ userData, env: { TZ: timeZone } });
  app.window.setDefaultTimeout(20_000);
  person = personAt(app.window);
}

/** The starts of what is booked of the series, by day and time. */
async function booked(): Promise<string[]> {
  const bookings = await ask(app.window, 'bookings.search', { text: 'Massage' });
  return bookings
    .filter(({ status }) => status !== 'cancelled')
    .flatMap(({ when }) => (when.allDay ? [] : [when.startAt]))
    .toSorted((a, b) => a - b)
    .map((at) => new Date(at).toLocaleString('sv-SE', { timeZone }).slice(0, 16));
}

const at = (week: number, time: string) => `${day(week)} ${time}`;

test(
  'a booking that repeats shows all its dates before it is saved, and asks about those that are taken',
  { timeout: patience },
  async () => {
    const { window } = app;
    await person.fillIn({ client: 'Anna Berg', service: 'Massage', day: day(1), time: '14:00' });
    await window.getByLabel('Repeats', { exact: true }).selectOption('Every week');
    await window.getByLabel('Ends', { exact: true }).selectOption('After so many bookings');
    await window.getByLabel('Bookings', { exact: true }).fill('4');
    await window
      .getByText('Repeats every week on Wednesday, 4 bookings in all.', { exact: true })
      .waitFor();
    await app.screenshot('series-form');
    await person.button('Save booking').click();

    const screen = person.dialog('The dates of this series');
    await screen.getByText('To decide: 1 of 4 dates.', { exact: true }).waitFor();
    expect(await screen.getByRole('listitem').count()).toBe(4);
    const taken = screen.getByRole('listitem', { name: shortDay(day(2)) });
    await taken.getByText('Taken by Dentist', { exact: false }).waitFor();
    expect(
      await person
        .button('Go to the date to decide', screen)
        .evaluate((one) => one === document.activeElement),
    ).toBe(true);
    await app.screenshot('series-dates');

    // Nothing is saved while a date is undecided.
    await person.button('Go to the date to decide', screen).click();
    await screen
      .getByRole('alert')
      .getByText(`One date is still to be decided: ${shortDay(day(2))} 14:00–`, { exact: false })
      .waitFor();
    expect(await booked()).toEqual([]);
    await person.button('Move…', taken).click();
    await screen.getByLabel('Start time', { exact: true }).fill('16:00');
    await app.screenshot('series-moving');
    await person.button('Move', screen).click();
    await screen.getByText('4 dates, nothing left to decide.', { exact: true }).waitFor();
    expect(await screen.getByRole('alert').count()).toBe(0);
    await person.button('Book 4 dates', screen).waitFor();
    const third = screen.getByRole('listitem', { name: shortDay(day(3)) });
    await person.button('Skip', third).click();
    await third.getByText('Skipped', { exact: true }).waitFor();
    await person.button('Book 3 dates', screen).click();
    await screen.waitFor({ state: 'detached' });
    await window.getByRole('dialog').first().waitFor({ state: 'detached' });
    expect(await booked()).toEqual([at(1, '14:00'), at(2, '16:00'), at(4, '14:00')]);
  },
);

test(
  'a change is saved for this and the following, and what was moved by itself stays unless the person says otherwise',
  { timeout: patience },
  async () => {
    const { window } = app;
    await person.openWeek(1);
    const first = person.booking({ title, day: day(1), time: '14:00' });
    expect(await first.getAttribute('aria-label')).toContain('part of a series');
    await app.screenshot('series-calendar');
    await person.openBooking(first);
    await window
      .getByText('Part of a series: every week on Wednesday, 4 bookings in all', { exact: true })
      .waitFor();
    await app.screenshot('series-open-booking');
    await window.getByLabel('Start time', { exact: true }).fill('15:00');
    await person.button('Save booking').click();
    const question = person.dialog('Save this change for which bookings?');
    await question.getByRole('radio', { name: 'This and the following', exact: true }).check();
    await app.screenshot('series-reach');
    await person.button('Save', question).click();

    const screen = person.dialog('The dates that change');
    await screen
      .getByText('Also change the one that was changed by itself', { exact: true })
      .waitFor();
    await app.screenshot('series-change');
    await person.button('Save 3 dates', screen).click();
    await window.getByRole('dialog').first().waitFor({ state: 'detached' });
    expect(await booked()).toEqual([at(1, '15:00'), at(2, '16:00'), at(4, '15:00')]);
  },
);

test('cancelling from one on leaves the earlier ones', { timeout: patience }, async () => {
  await person.openWeek(2);
  await person.openBooking({ title, day: day(2), time: '16:00' });
  await person.button('Cancel booking').click();
  const question = person.dialog('Cancel this booking?');
  await question.getByRole('radio', { name: 'This and the following', exact: true }).check();
  await question.getByLabel('Reason', { exact: true }).fill('Moving away');
  await app.screenshot('series-cancel');
  await person.button('Cancel booking', question).click();
  await app.window.getByText('2 bookings cancelled', { exact: true }).waitFor();
  await eventually(async () => (await booked()).length === 1, 'one is left');
  expect(await booked()).toEqual([at(1, '15:00')]);
});

test(
  'a date that could not be booked by itself is shown above the calendar until it is decided',
  { timeout: patience },
  async () => {
    await app.close();
    const file = new Sqlite(join(userData, 'appointments.sqlite3'));
    file
      .prepare(`UPDATE series SET open_starts_json = ? WHERE id = (SELECT min(id) FROM series)`)
      .run(JSON.stringify([`${day(2)}T14:00`]));
    file.close();
    await start();
    const notice = app.window.getByText(`${title}: 1 new date of the series could not be booked`, {
      exact: true,
    });
    await notice.waitFor();
    await app.screenshot('series-attention');
    await person.button('Decide').click();
    const screen = person.dialog(`New dates of ${title}`);
    await screen.getByText('Taken by Dentist', { exact: false }).waitFor();
    await person.button('Book anyway', screen).click();
    await screen.getByText('1 date, nothing left to decide.', { exact: true }).waitFor();
    await person.button('Book 1 date', screen).click();
    await notice.waitFor({ state: 'detached' });
    expect(await booked()).toEqual([at(1, '15:00'), at(2, '14:00')]);
  },
);
