import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import { dayIn, shortDay, whenAt } from '../story/days.ts';
import { eventually } from '../story/eventually.ts';
import { ask } from '../story/fill-practice.ts';
import { personAt, type Person } from '../story/person.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';

const timeZone = 'Europe/Berlin';
const now = Date.now();
const tuesday = dayIn(1, 'Tue', now, timeZone);
const nextMonday = dayIn(2, 'Mon', now, timeZone);

let app: RunningApp;
let person: Person;
let userData: Awaited<ReturnType<typeof temporaryFolder>>;
let visitId: BookingId;

beforeAll(async () => {
  userData = await temporaryFolder();
  app = await launchApp({ userData: userData.path, env: { TZ: timeZone } });
  app.window.setDefaultTimeout(15_000);
  await app.window.emulateMedia({ reducedMotion: 'reduce' });
  person = personAt(app.window);
  await ask(app.window, 'settings.change', { practiceTimeZone: timeZone });
  await ask(app.window, 'services.create', { name: 'Massage', lengthMinutes: 20 });
  visitId = await book('Visit', tuesday, '10:00');
  await book('Fixed', tuesday, '12:00');
}, 60_000);

afterAll(async () => {
  await app.kill();
  await userData.remove();
});

// Each test begins with the visit at its place.
beforeEach(async () => {
  const { revision } = await ask(app.window, 'bookings.get', { id: visitId });
  await ask(app.window, 'bookings.change', {
    id: visitId,
    revision,
    changes: { when: whenAt(tuesday, '10:00', 30, timeZone) },
    bookAnyway: true,
  });
  await app.window.reload();
  await person.openWeek(1);
  await visit('10:00').waitFor();
});

async function book(title: string, day: string, time: string): Promise<BookingId> {
  const when = whenAt(day, time, 30, timeZone);
  const { id } = await ask(app.window, 'bookings.create', {
    clientId: null,
    serviceId: null,
    title,
    when,
  });
  return id;
}

const visit = (time: string, day = tuesday): Locator =>
  person.booking({ title: 'Visit', day, time });
const press = (key: string) => app.window.keyboard.press(key);
const said = (words: string | RegExp) =>
  app.window.getByRole('status').filter({ hasText: words }).waitFor();
const kept = async () => {
  const { when } = await ask(app.window, 'bookings.get', { id: visitId });
  return when;
};
const hasFocus = (element: Locator) => element.evaluate((box) => box === document.activeElement);

/** The length in the dialog after a service of 20 minutes was chosen: that of the service, unless another was meant. */
async function lengthWithMassage(): Promise<string> {
  const { window } = app;
  await window.getByRole('combobox', { name: 'Service', exact: true }).fill('Massage');
  await window.getByRole('option').filter({ hasText: 'Massage' }).first().click();
  return window.getByLabel('Length (minutes)', { exact: true }).inputValue();
}

test('a booking is moved by keys, which say where it is; only Enter saves it, and it can be undone', async () => {
  await visit('10:00').focus();
  await press('Alt+ArrowDown');
  await press('Alt+ArrowDown');
  await press('Alt+ArrowRight');
  const wednesday = dayIn(1, 'Wed', now, timeZone);
  await said(`Visit: ${shortDay(wednesday)} 10:30–11:00.`);
  const moved = visit('10:30', wednesday);
  await moved.waitFor();
  expect(await kept()).toEqual(whenAt(tuesday, '10:00', 30, timeZone));
  await expect.poll(() => hasFocus(moved)).toBe(true);
  await app.screenshot('calendar-moved-by-keys');
  await press('Enter');
  await app.window.getByRole('alert').filter({ hasText: 'Booking moved' }).waitFor();
  expect(await kept()).toEqual(whenAt(wednesday, '10:30', 30, timeZone));
  await person.button('Undo').first().click();
  await visit('10:00').waitFor();
});

test('Escape puts it back, and nothing was saved', async () => {
  await visit('10:00').focus();
  await press('Alt+ArrowUp');
  await visit('09:45').waitFor();
  await press('Escape');
  await said('Visit is back at');
  await visit('10:00').waitFor();
  expect(await kept()).toEqual(whenAt(tuesday, '10:00', 30, timeZone));
});

test('its length is changed by keys', async () => {
  await visit('10:00').focus();
  await press('Alt+Shift+ArrowDown');
  await press('Alt+Shift+ArrowDown');
  await press('Alt+Shift+ArrowUp');
  await said('10:00–10:45');
  await press('Enter');
  await eventually(
    async () =>
      JSON.stringify(await kept()) === JSON.stringify(whenAt(tuesday, '10:00', 45, timeZone)),
    'it is longer',
  );
});

test('it goes into another week with the calendar', async () => {
  await visit('10:00').focus();
  for (let step = 0; step < 6; step += 1) await press('Alt+ArrowRight');
  const moved = visit('10:00', nextMonday);
  await moved.waitFor();
  await expect.poll(() => hasFocus(moved)).toBe(true);
  await press('Enter');
  await eventually(
    async () =>
      JSON.stringify(await kept()) === JSON.stringify(whenAt(nextMonday, '10:00', 30, timeZone)),
    'it is in the other week',
  );
});

test('a clash asks the same as by mouse', async () => {
  await visit('10:00').focus();
  for (let step = 0; step < 8; step += 1) await press('Alt+ArrowDown');
  await press('Enter');
  const question = person.dialog('This time is taken');
  await question
    .getByText(/^overlaps Fixed|Fixed/)
    .first()
    .waitFor();
  await person.button('Put it back', question).click();
  await visit('10:00').waitFor();
  // It asks once, also when the mouse leaves the booking to answer.
  await ask(app.window, 'sync.summary', undefined);
  await question.waitFor({ state: 'detached' });
  expect(await kept()).toEqual(whenAt(tuesday, '10:00', 30, timeZone));
});

test('whoever goes on to something else leaves it where it was moved to', async () => {
  await visit('10:00').focus();
  await press('Alt+ArrowUp');
  await visit('09:45').waitFor();
  await person.booking({ title: 'Fixed', day: tuesday, time: '12:00' }).click();
  await app.window.getByRole('alert').filter({ hasText: 'Booking moved' }).waitFor();
  expect(await kept()).toEqual(whenAt(tuesday, '09:45', 30, timeZone));
});

test('a time is chosen and booked by keys, with its length', async () => {
  const { window } = app;
  const lane = window.getByRole('main').locator(`[data-lane="${tuesday}"]`);
  await lane.focus();
  await press('ArrowDown'); // the hour the day starts at
  await press('ArrowDown');
  await press('Shift+ArrowDown');
  await press('Shift+ArrowDown');
  await press('ArrowRight');
  const wednesday = dayIn(1, 'Wed', now, timeZone);
  await said(`${shortDay(wednesday)} 07:15, 45 min`);
  await app.screenshot('calendar-cursor');
  for (let step = 0; step < 60; step += 1) await press('ArrowDown');
  await said('22:15');
  await app.screenshot('calendar-cursor-late');
  const mark = window.getByRole('main').locator('[data-lane] [class*="_drawn_"]').first();
  await expect
    .poll(async () => (await mark.boundingBox())?.y ?? Infinity)
    .toBeLessThan(await window.evaluate(() => innerHeight));
  await press('Enter');
  await person.dialog('New booking').waitFor();
  expect(await window.getByLabel('Date', { exact: true }).inputValue()).toBe(wednesday);
  expect(await window.getByLabel('Start time', { exact: true }).inputValue()).toBe('22:15');
  expect(await lengthWithMassage()).toBe('45');
});

test('a day of a month is reached by arrow keys, and booked by Enter', async () => {
  const { window } = app;
  await press('m');
  const cell = (day: string) => window.getByRole('main').locator(`[data-cell="${day}"]`);
  await cell(tuesday).focus();
  await press('ArrowDown');
  await press('ArrowLeft');
  await expect.poll(() => hasFocus(cell(nextMonday))).toBe(true);
  await press('Enter');
  await person.dialog('New booking').waitFor();
  expect(await window.getByLabel('Date', { exact: true }).inputValue()).toBe(nextMonday);
});

test('a stretch drawn by mouse is booked with its start and its length', async () => {
  const { window } = app;
  const lane = window.getByRole('main').locator(`[data-lane="${dayIn(1, 'Thu', now, timeZone)}"]`);
  const box = (await lane.boundingBox())!;
  const quarter = box.height / 96;
  const y = (quarters: number) => box.y + (quarters + 0.5) * quarter;
  await window.mouse.move(box.x + 40, y(14 * 4));
  await window.mouse.down();
  await window.mouse.move(box.x + 40, y(14 * 4 + 4), { steps: 5 });
  await window.mouse.up();
  await person.dialog('New booking').waitFor();
  expect(await window.getByLabel('Start time', { exact: true }).inputValue()).toBe('14:00');
  expect(await lengthWithMassage()).toBe('75');
});

test('in a month a booking is dragged to another day and keeps its hour, and an empty day is clicked to book', async () => {
  const { window } = app;
  const thursday = dayIn(1, 'Thu', now, timeZone);
  await press('m');
  const cell = window.getByRole('main').locator(`[data-cell="${thursday}"]`);
  const [from, to] = [(await visit('10:00').boundingBox())!, (await cell.boundingBox())!];
  await window.mouse.move(from.x + 20, from.y + 6);
  await window.mouse.down();
  await window.mouse.move(to.x + 30, to.y + 50, { steps: 8 });
  await window.mouse.up();
  await visit('10:00', thursday).waitFor();
  await eventually(
    async () =>
      JSON.stringify(await kept()) === JSON.stringify(whenAt(thursday, '10:00', 30, timeZone)),
    'it is on Thursday',
  );
  const friday = dayIn(1, 'Fri', now, timeZone);
  await window.getByRole('main').locator(`[data-cell="${friday}"]`).click();
  await person.dialog('New booking').waitFor();
  expect(await window.getByLabel('Date', { exact: true }).inputValue()).toBe(friday);
  expect(await window.getByLabel('All day', { exact: true }).isChecked()).toBe(false);
});

test('a click looks at a booking, Enter then opens the whole of it; a double click does so at once', async () => {
  const { window } = app;
  await visit('10:00').focus();
  await press('Enter');
  const look = person.dialog('At a glance: Visit');
  await expect.poll(() => hasFocus(person.button('Open', look))).toBe(true);
  await app.screenshot('calendar-look');
  await press('Enter');
  await window.getByRole('list', { name: 'History' }).waitFor();
  await look.waitFor({ state: 'detached' });
  await person.closeDialog();
  await visit('10:00').dblclick();
  await window.getByRole('list', { name: 'History' }).waitFor();
  await person.closeDialog();
  await visit('10:00').click();
  await look.waitFor();
  await press('Escape');
  await look.waitFor({ state: 'detached' });
  expect(await hasFocus(visit('10:00'))).toBe(true);
});

test('what is closed gives the keyboard back to where it was', async () => {
  const box = visit('10:00');
  for (const [key, title] of [
    ['n', 'New booking'],
    ['?', 'Keyboard shortcuts'],
  ] as const) {
    await box.focus();
    await press(key);
    const dialog = person.dialog(title);
    await dialog.waitFor();
    await expect.poll(() => hasFocus(box)).toBe(false);
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => hasFocus(box)).toBe(true);
  }
  await person.open('Services');
  const button = person.button('New service');
  await button.click();
  const dialog = person.dialog('New service');
  await expect.poll(() => hasFocus(dialog.getByLabel('Name', { exact: true }))).toBe(true);
  await press('Escape');
  await expect.poll(() => hasFocus(button)).toBe(true);
  await person.open('Calendar');
});

test('from the look a booking is cancelled, with the question that the whole of it asks', async () => {
  const id = await book('Short', tuesday, '15:00');
  const short = person.booking({ title: 'Short', day: tuesday, time: '15:00' });
  await short.click();
  await person.button('Cancel booking', person.dialog('At a glance: Short')).click();
  const question = person.dialog('Cancel this booking?');
  await question.getByLabel('Reason', { exact: true }).fill('Ill');
  await question.getByLabel('Cancelled late').click();
  await person.button('Cancel booking', question).click();
  await short.waitFor({ state: 'detached' });
  await app.window.getByRole('dialog').first().waitFor({ state: 'detached' });
  expect(await ask(app.window, 'bookings.get', { id })).toMatchObject({
    status: 'cancelled',
    cancelReason: 'Ill',
    cancelledLate: true,
  });
});

test('from the look a client of today is marked as arrived', async () => {
  const startAt = Math.floor(now / 900_000) * 900_000;
  const when = { allDay: false as const, startAt, endAt: startAt + 1_800_000, timeZone };
  const { id } = await ask(app.window, 'bookings.create', {
    clientId: null,
    serviceId: null,
    title: 'Now',
    when,
    bookAnyway: true,
  });
  await person.button('Today').click();
  await app.window.getByRole('button', { name: /^Now, / }).click();
  const look = person.dialog('At a glance: Now');
  await person.button('Arrived', look).click();
  await look.getByText('arrived', { exact: true }).waitFor();
  await person.button('Done', look).click();
  await look.getByText('done', { exact: true }).waitFor();
  expect(await ask(app.window, 'bookings.get', { id })).toMatchObject({ status: 'completed' });
});
