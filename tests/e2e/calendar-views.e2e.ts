import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dayIn, shortDay, whenAt } from '../story/days.ts';
import { eventually } from '../story/eventually.ts';
import { ask } from '../story/fill-practice.ts';
import { personAt, type Person } from '../story/person.ts';
import { countDrawings, drawingsSince } from '../support/count-drawings.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';

const timeZone = 'Europe/Berlin';
const now = Date.now();
const tuesday = dayIn(1, 'Tue', now, timeZone);
const friday = dayIn(1, 'Fri', now, timeZone);

let app: RunningApp;
let person: Person;
let userData: Awaited<ReturnType<typeof temporaryFolder>>;

async function start(): Promise<void> {
  app = await launchApp({ userData: userData.path, env: { TZ: timeZone } });
  app.window.setDefaultTimeout(15_000);
  await app.window.emulateMedia({ reducedMotion: 'reduce' });
  person = personAt(app.window);
}

beforeAll(async () => {
  userData = await temporaryFolder();
  await start();
  await ask(app.window, 'settings.change', { practiceTimeZone: timeZone });
  const hours = [2, 3, 5].map((weekday) => ({
    weekday,
    hours: { from: '09:00', to: '17:00' },
    validFrom: null,
    validUntil: null,
  }));
  await ask(app.window, 'hours.replace', { weekdays: [1, 2, 3, 4, 5, 6, 7], weekly: hours });
  await ask(app.window, 'hours.addTimeOff', {
    startDay: friday,
    endDay: dayIn(2, 'Mon', now, timeZone),
    label: 'Skiing',
  });
  for (let index = 0; index < 9; index += 1)
    await ask(app.window, 'bookings.create', {
      clientId: null,
      serviceId: null,
      title: `Visit ${index}`,
      when: whenAt(tuesday, `${String(index + 9).padStart(2, '0')}:00`, 30, timeZone),
      bufferAfterMinutes: index === 0 ? 15 : 0,
      bookAnyway: true,
    });
}, 60_000);

afterAll(async () => {
  await app.kill();
  await userData.remove();
});

// What one test left open is nothing to the next.
beforeEach(async () => {
  await app.window.reload();
  await person.openWeek(1);
});

const heading = () => app.window.getByRole('heading', { level: 1 });
const press = (key: string) => app.window.keyboard.press(key);
const columns = () => app.window.getByRole('main').locator('[data-lane]');

test('every view has its key, and the arrows go on by what it shows', async () => {
  const { window } = app;
  const week = (await heading().textContent()) ?? '';
  await press('d');
  await person.button('Next day').waitFor();
  expect(await columns().count()).toBe(1);
  await press('ArrowRight');
  await press('ArrowLeft');
  await press('w');
  await person.button('Next week').waitFor();
  expect(await heading().textContent()).toBe(week);
  expect(await columns().count()).toBe(7);

  await press('m');
  await person.button('Next month', window.getByRole('main')).waitFor();
  const month = await heading().textContent();
  await press('ArrowRight');
  await expect.poll(() => heading().textContent()).not.toBe(month);
  await press('ArrowLeft');
  await expect.poll(() => heading().textContent()).toBe(month);

  await press('a');
  await window.getByRole('list', { name: 'Agenda', exact: true }).waitFor();
  expect(await window.getByRole('radio', { name: 'Agenda', exact: true }).isChecked()).toBe(true);
  await press('t');
  await expect.poll(() => heading().textContent()).toContain('From ');
  await press('w');
  await person.button('Next week').waitFor();
});

test('the work week has the days with hours, be they off or not', async () => {
  await press('k');
  await expect.poll(() => columns().count()).toBe(3);
  const days = await columns().evaluateAll((lanes) =>
    lanes.map((lane) => (lane as HTMLElement).dataset['lane']),
  );
  expect(days).toEqual([tuesday, dayIn(1, 'Wed', now, timeZone), friday]);
  await app.screenshot('calendar-work-week');
});

test('the palette shows a view from any page', async () => {
  await person.open('Clients');
  await app.window.getByRole('combobox', { name: /^Search/ }).fill('show the month');
  await app.window.getByRole('option', { name: /^Show the month/ }).click();
  await person.button('Next month', app.window.getByRole('main')).waitFor();
});

test('a month tells of each booking, and opens the day for those that have no room', async () => {
  await press('m');
  await person
    .booking({ title: 'Visit 0', day: tuesday, time: '09:00' }, 'waiting to be sent')
    .waitFor();
  await app.window.getByText('Skiing', { exact: true }).first().waitFor();
  await app.screenshot('calendar-month');
  await app.window.getByRole('button', { name: /^\+\d+ more/ }).click();
  await person.button('Next day').waitFor();
  expect(await columns().first().getAttribute('data-lane')).toBe(tuesday);
  await person.booking({ title: 'Visit 8', day: tuesday, time: '17:00' }).waitFor();
});

test('the agenda has the days to come with what is in them, and a look at a booking', async () => {
  await press('a'); // from the beginning of the week shown
  const agenda = app.window.getByRole('list', { name: 'Agenda', exact: true });
  await agenda.getByText(/^Time off until .*: Skiing$/).waitFor();
  const visit = person.booking({ title: 'Visit 2', day: tuesday, time: '11:00' });
  await visit.click();
  const look = person.dialog('At a glance: Visit 2');
  await look.getByText(`${shortDay(tuesday)} 11:00–11:30`, { exact: true }).waitFor();
  await press('Escape');
  await look.waitFor({ state: 'detached' });
  expect(await visit.evaluate((box) => box === document.activeElement)).toBe(true);
});

test('the size of the hours and the second time zone are chosen, and still there at the next start', async () => {
  const rowHeight = () =>
    app.window
      .getByRole('main')
      .locator('[data-lane]')
      .first()
      .evaluate((lane) => lane.getBoundingClientRect().height);
  const before = await rowHeight();
  await press('+');
  await expect.poll(rowHeight).toBeGreaterThan(before);
  await person.button('How the calendar looks').click();
  const options = person.dialog('How the calendar looks');
  await options.getByText('Large', { exact: true }).waitFor();
  await person.button('Larger hours', options).click();
  await person.button('Larger hours', options).click();
  await options.getByText('Steps of 5 minutes', { exact: true }).waitFor();
  const large = await rowHeight();
  expect(large).toBeGreaterThan(3 * before);
  await options.getByLabel('Second time zone').first().fill('new york');
  await app.window.getByRole('option', { name: /New York/ }).click();
  await press('Escape');
  await app.window.getByText('New York', { exact: true }).first().waitFor();
  await app.window.getByText('04:00', { exact: true }).first().waitFor();
  await app.screenshot('calendar-second-zone');
  await app.close();
  await start();
  await person.openWeek(1);
  await app.window.getByText('New York', { exact: true }).first().waitFor();
  await expect.poll(rowHeight).toBe(large);
  await press('-');
  await expect.poll(rowHeight).toBeLessThan(large);
  const smaller = await rowHeight();
  await columns().first().hover();
  await app.window.keyboard.down('Control');
  await app.window.mouse.wheel(0, -120);
  await app.window.keyboard.up('Control');
  await expect.poll(rowHeight).toBe(large);
  expect(smaller).toBeLessThan(large);
  await app.window.evaluate(() => localStorage.clear());
});

test('the view that was looked at last is the first at the next start', async () => {
  await press('k');
  await expect.poll(() => columns().count()).toBe(3);
  await app.close();
  await start();
  await expect.poll(() => columns().count()).toBe(3);
  expect(await app.window.getByRole('radio', { name: 'Work week', exact: true }).isChecked()).toBe(
    true,
  );
});

test('a short booking says when it begins where there is room beside the whole of its name', async () => {
  const wednesday = dayIn(1, 'Wed', now, timeZone);
  await ask(app.window, 'bookings.create', {
    clientId: null,
    serviceId: null,
    title: 'A visit whose name is rather long',
    when: whenAt(wednesday, '09:00', 30, timeZone),
  });
  await press('w');
  const box = (title: string) => app.window.getByRole('button', { name: `${title}, ` });
  await box('A visit whose name is rather long').waitFor();
  // What has no room stands on a line below, which is not seen.
  const isBeside = (title: string, time: string) =>
    box(title)
      .getByText(time, { exact: true })
      .evaluate((words) => {
        const [line, place] = [words.parentElement!, words.getBoundingClientRect()];
        return place.top < line.getBoundingClientRect().bottom - 1;
      });
  expect(await isBeside('Visit 2', '11:00')).toBe(true);
  expect(await isBeside('A visit whose name is rather long', '09:00')).toBe(false);
});

test('the legend says what the patterns mean', async () => {
  await person.button('How the calendar looks').click();
  await person.button('What the patterns mean').click();
  const legend = person.dialog('What the patterns mean');
  await legend.getByText('Kept free before or after a booking', { exact: true }).waitFor();
  await legend.getByText('needs a decision', { exact: true }).waitFor();
  await press('Escape');
  await legend.waitFor({ state: 'detached' });
});

test('of a long agenda only what is in sight is drawn', async () => {
  const { window } = app;
  for (let week = 2; week < 22; week += 1)
    for (const time of ['09:00', '11:00', '13:00'])
      await ask(window, 'bookings.create', {
        clientId: null,
        serviceId: null,
        title: 'Later visit',
        when: whenAt(dayIn(week, 'Wed', now, timeZone), time, 30, timeZone),
        bookAnyway: true,
      });
  await press('a');
  const rows = window.getByRole('list', { name: 'Agenda', exact: true }).getByRole('listitem');
  const size = async () => Number(await rows.first().getAttribute('aria-setsize'));
  await expect.poll(size).toBeGreaterThan(80);
  expect(await rows.count()).toBeLessThan(60);
  await rows.first().hover();
  await window.mouse.wheel(0, 100_000);
  await person
    .booking({ title: 'Later visit', day: dayIn(21, 'Wed', now, timeZone), time: '13:00' })
    .waitFor();
  expect(await rows.count()).toBeLessThan(60);
});

test('a step draws the days once, with what is in them', async () => {
  const { window } = app;
  await countDrawings(window);
  await window.reload();
  await person.openWeek(1);
  await window.getByText('Visit 8', { exact: true }).first().waitFor();
  await drawingsSince(window);

  await press('ArrowRight');
  await window.getByText('Visit 8', { exact: true }).first().waitFor({ state: 'detached' });
  await press('ArrowLeft');
  await window.getByText('Visit 8', { exact: true }).first().waitFor();
  const steps = await drawingsSince(window);
  expect(steps.length).toBe(2);
  expect(Math.max(...steps)).toBeLessThan(80); // seven days with nine bookings, and what says which they are

  await press('d');
  await expect.poll(() => columns().count()).toBe(1);
  const [day = 0, ...more] = await drawingsSince(window);
  expect(day).toBeGreaterThan(5);
  expect(day).toBeLessThan(60);
  expect(more).toEqual([]);

  await press('n');
  await person.dialog('New booking').getByLabel('Client', { exact: true }).waitFor();
  const behind = await drawingsSince(window);
  expect(behind.reduce((sum, drawn) => sum + drawn, 0)).toBeLessThanOrEqual(1); // the hint of an empty day goes
});

test('in German the calendar is German', async () => {
  const { window } = app;
  await ask(window, 'settings.change', { language: 'de' });
  try {
    await person.button('Heute').waitFor();
    await window.getByText('Ganztägig', { exact: true }).waitFor();
    await press('m');
    await person.button('Nächster Monat', window.getByRole('main')).waitFor();
    await press('a');
    await window.getByText(/^Abwesenheit bis .*: Skiing$/).waitFor();
    await app.screenshot('calendar-german');
  } finally {
    await ask(window, 'settings.change', { language: 'system' });
    await eventually(() => person.button('Today').isVisible(), 'it is English again');
  }
});
