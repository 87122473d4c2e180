import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import type { When } from '../../src-shared/domain/time.ts';
import { dayIn, whenAt } from '../story/days.ts';
import { eventually } from '../story/eventually.ts';
import { ask } from '../story/fill-practice.ts';
import { personAt, type Person } from '../story/person.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';

const timeZone = 'Europe/Berlin';
const now = Date.now();
const [tuesday, wednesday, thursday, friday] = (['Tue', 'Wed', 'Thu', 'Fri'] as const).map(
  (weekday) => dayIn(1, weekday, now, timeZone),
) as [string, string, string, string];
const atTen = whenAt(tuesday, '10:00', 30, timeZone);
const wholeDay = (startDay: string, endDay: string): When => ({ allDay: true, startDay, endDay });

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
  visitId = await book('Visit', atTen);
}, 60_000);

afterAll(async () => {
  await app.kill();
  await userData.remove();
});

// Each test begins with the visit at its place.
beforeEach(async () => {
  const { revision } = await ask(app.window, 'bookings.get', { id: visitId });
  const changes = { when: atTen };
  await ask(app.window, 'bookings.change', { id: visitId, revision, changes, bookAnyway: true });
  await app.window.reload();
  await person.openWeek(1);
  await visit().waitFor();
});

async function book(title: string, when: When): Promise<BookingId> {
  const named = { clientId: null, serviceId: null, title };
  return (await ask(app.window, 'bookings.create', { ...named, when, bookAnyway: true })).id;
}

const visit = (): Locator => app.window.getByRole('button', { name: /^Visit, / });
const main = () => app.window.getByRole('main');
const kept = async () => (await ask(app.window, 'bookings.get', { id: visitId })).when;
const becomes = async (when: When): Promise<void> => {
  await expect.poll(kept).toEqual(when);
};

/** The middle of a quarter of an hour of a day, on the screen. */
async function quarterAt(day: string, time: string): Promise<{ x: number; y: number }> {
  const box = (await main().locator(`[data-lane="${day}"]`).boundingBox())!;
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const quarter = box.height / 96;
  return { x: box.x + box.width / 2, y: box.y + (hour * 4 + minute / 15 + 0.5) * quarter };
}

async function middleOf(element: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await element.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

type Point = { x: number; y: number };

async function take(from: Point, to: Point): Promise<void> {
  const { mouse } = app.window;
  await mouse.move(from.x, from.y);
  await mouse.down();
  await mouse.move(to.x, to.y, { steps: 6 });
}

async function drag(from: Point, to: Point): Promise<void> {
  await take(from, to);
  await app.window.mouse.up();
}

test('a booking is dragged to another day and hour, and a click that ends that opens nothing', async () => {
  await drag(await quarterAt(tuesday, '10:00'), await quarterAt(thursday, '13:15'));
  await becomes(whenAt(thursday, '13:15', 30, timeZone));
  await person.booking({ title: 'Visit', day: thursday, time: '13:15' }).waitFor();
  expect(await app.window.getByRole('dialog').count()).toBe(0);
  await person.button('Undo').first().click();
  await becomes(atTen);
});

test('its lower end is pulled to make it longer, and shorter again down to one step', async () => {
  const end = await middleOf(visit().locator('[data-resizer]'));
  await drag(end, {
    ...end,
    y: end.y + (await quarterAt(tuesday, '11:00')).y - (await quarterAt(tuesday, '10:15')).y,
  });
  await becomes(whenAt(tuesday, '10:00', 75, timeZone));
  await drag(await middleOf(visit().locator('[data-resizer]')), await quarterAt(tuesday, '08:00'));
  await becomes(whenAt(tuesday, '10:00', 15, timeZone));
});

test('one taken at the upper end of the hours goes sideways without scrolling them', async () => {
  const scroller = main().locator('[data-scroller]');
  const top = (await scroller.boundingBox())!.y;
  const by = (await visit().boundingBox())!.y - top - 4;
  await scroller.evaluate((element, distance) => element.scrollBy({ top: distance }), by);
  const at = await quarterAt(tuesday, '10:00');
  expect(at.y - top).toBeLessThan(30);
  await take(at, { ...(await quarterAt(thursday, '10:00')), y: at.y + 2 });
  await app.window.waitForTimeout(250); // it would scroll in each frame
  await app.window.mouse.up();
  await becomes(whenAt(thursday, '10:00', 30, timeZone));
});

test('while it is in hand it is drawn where it would be; Escape puts it back', async () => {
  await take(await quarterAt(tuesday, '10:00'), await quarterAt(wednesday, '12:00'));
  await main().locator(`[data-lane="${wednesday}"]`).getByText('12:00–12:30').waitFor();
  await app.screenshot('calendar-dragged');
  await app.window.keyboard.press('Escape');
  await main().getByText('12:00–12:30').waitFor({ state: 'detached' });
  await app.window.mouse.up();
  await visit().waitFor();
  expect(await kept()).toEqual(atTen);
  expect(await app.window.getByRole('dialog').count()).toBe(0);
});

test('a booking that was in hand when the calendar went away is not in hand when it is back', async () => {
  await take(await quarterAt(tuesday, '10:00'), await quarterAt(wednesday, '12:00'));
  await main().getByText('12:00–12:30').waitFor();
  await app.window.keyboard.press('a');
  await app.window.getByRole('list', { name: 'Agenda', exact: true }).waitFor();
  await app.window.mouse.up();
  await app.window.keyboard.press('w');
  await visit().waitFor();
  expect(await main().getByText('12:00–12:30').count()).toBe(0);
  expect(await kept()).toEqual(atTen);
});

test('after Escape the button can be let go over the booking, and nothing is opened', async () => {
  const at = await quarterAt(tuesday, '10:00');
  await take(at, await quarterAt(tuesday, '11:00'));
  await app.window.keyboard.press('Escape');
  await app.window.mouse.move(at.x, at.y);
  await app.window.waitForTimeout(50);
  await app.window.mouse.up();
  await app.window.waitForTimeout(100); // a look would come at once
  expect(await app.window.getByRole('dialog').count()).toBe(0);
  expect(await kept()).toEqual(atTen);
});

test('on the line of whole days it lasts the day, and pulled into the hours an hour again', async () => {
  const line = (day: string) => main().locator(`[data-all-day="${day}"]`);
  await drag(await quarterAt(tuesday, '10:00'), await middleOf(line(friday)));
  await becomes(wholeDay(friday, dayIn(1, 'Sat', now, timeZone)));
  await visit().waitFor();
  await drag(await middleOf(visit()), await quarterAt(wednesday, '09:00'));
  await becomes(whenAt(wednesday, '09:00', 60, timeZone));
});

test('days drawn on that line are booked as whole days', async () => {
  const line = (day: string) => main().locator(`[data-all-day="${day}"]`);
  await drag(await middleOf(line(wednesday)), await middleOf(line(thursday)));
  const dialog = person.dialog('New booking');
  await dialog.waitFor();
  expect(await dialog.getByLabel('All day', { exact: true }).isChecked()).toBe(true);
  expect(await dialog.getByLabel('Date', { exact: true }).inputValue()).toBe(wednesday);
});

test('a finger that rests drags; one that does not scrolls, and takes nothing along', async () => {
  const { window } = app;
  const touch = await window.context().newCDPSession(window);
  async function finger(rest: number, from: Point, to: Point): Promise<void> {
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] });
    await window.waitForTimeout(rest);
    for (const part of [0.25, 0.5, 0.75, 1]) {
      const at = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at] });
    }
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }
  const top = () =>
    main()
      .locator('[data-scroller]')
      .evaluate((scroller) => scroller.scrollTop);
  const first = await top();
  await finger(0, await quarterAt(tuesday, '10:00'), await quarterAt(tuesday, '08:15'));
  await eventually(async () => {
    const before = await top();
    await window.waitForTimeout(150);
    return before !== first && (await top()) === before;
  }, 'it has scrolled and come to rest');
  expect(await kept()).toEqual(atTen);
  await visit().scrollIntoViewIfNeeded();
  await finger(700, await quarterAt(tuesday, '10:00'), await quarterAt(wednesday, '11:00'));
  await becomes(whenAt(wednesday, '11:00', 30, timeZone));
});

test('more whole days than there is room for are counted, and shown when that is asked for', async () => {
  for (let index = 1; index <= 6; index += 1)
    await book(`Trip ${index}`, wholeDay(thursday, friday));
  const trip = (index: number) => app.window.getByRole('button', { name: `Trip ${index}, ` });
  await trip(1).waitFor();
  await app.window.getByRole('button', { name: '+3 more' }).click();
  await trip(6).waitFor();
  await app.screenshot('calendar-all-day');
  await app.window
    .getByRole('button', { name: 'Show all all-day entries', expanded: true })
    .click();
  await trip(6).waitFor({ state: 'detached' });
});
