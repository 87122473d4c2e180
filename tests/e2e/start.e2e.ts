import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { eventually } from '../story/eventually.ts';
import { ask } from '../story/fill-practice.ts';
import { personAt } from '../story/person.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';

const timeZone = 'Europe/Berlin';
let userData: string;
let removeFolder: () => Promise<void>;

beforeEach(async () => {
  ({ path: userData, remove: removeFolder } = await temporaryFolder());
});
afterEach(() => removeFolder());

async function launch(): Promise<RunningApp> {
  const app = await launchApp({ userData, firstSteps: 'shown', env: { TZ: timeZone } });
  app.window.setDefaultTimeout(15_000);
  const child = app.electron.process();
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) await app.kill();
  });
  return app;
}

const heading = ({ window }: RunningApp, name: string) =>
  window.getByRole('heading', { name, exact: true });
const isOnCalendar = ({ window }: RunningApp) =>
  eventually(async () => window.url().endsWith('#/calendar'), 'the book is open');

test('a new book opens on three steps that are gone through by keyboard alone', async () => {
  const app = await launch();
  const { window } = app;
  const { keyboard } = window;
  await heading(app, 'Your practice').waitFor();
  expect(await window.getByRole('navigation', { name: 'Main' }).count()).toBe(0);
  await eventually(
    async () => (await window.locator('input:focus').count()) === 1,
    'the first field has the keyboard',
  );
  await keyboard.type('Praxis Berg');
  await keyboard.press('Enter');

  await heading(app, 'Your hours').waitFor();
  await window.getByRole('checkbox', { name: 'Monday', exact: true }).focus();
  await keyboard.press('Space');
  await window.getByLabel('From', { exact: true }).focus();
  await keyboard.type('8');
  await window.getByLabel('What it is called', { exact: true }).focus();
  await keyboard.type('Lesson');
  await keyboard.press('Enter');

  await heading(app, 'Your Google calendar').waitFor();
  await window.getByRole('radio', { name: 'Later, or never' }).focus();
  await keyboard.press('Enter');
  await isOnCalendar(app);

  const settings = await ask(window, 'settings.get', undefined);
  expect(settings.receipts.practiceName).toBe('Praxis Berg');
  expect(settings.practiceTimeZone).toBe(timeZone);
  const { weekly } = await ask(window, 'hours.get', undefined);
  expect(weekly.map(({ weekday, hours }) => `${weekday} ${hours.from}`).slice(0, 2)).toEqual([
    '2 08:00',
    '2 13:30',
  ]);
  expect(weekly).toHaveLength(8);
  expect(await ask(window, 'services.list', undefined)).toMatchObject([
    { name: 'Lesson', lengthMinutes: 50, priceMinor: 6000 },
  ]);

  await app.close();
  const again = await launch();
  await again.window.getByRole('navigation', { name: 'Main' }).waitFor();
  expect(again.window.url()).not.toContain('start');
});

test('all of it can be skipped, and each step, and going back loses nothing', async () => {
  const app = await launch();
  const { button } = personAt(app.window);
  await button('Skip this step').click();
  await heading(app, 'Your hours').waitFor();
  await app.window.getByLabel('What it is called', { exact: true }).fill('Haircut');
  await app.window.getByLabel('Until', { exact: true }).fill('8:00');
  await app.window.getByText('The day has to end after it begins').waitFor();
  expect(await button('Next').isDisabled()).toBe(true);
  await button('Back').click();
  await button('Skip this step').click();
  expect(await app.window.getByLabel('What it is called', { exact: true }).inputValue()).toBe(
    'Haircut',
  );
  await button('Skip all and begin').click();
  await isOnCalendar(app);
  expect(await ask(app.window, 'services.list', undefined)).toEqual([]);
  expect(await ask(app.window, 'hours.get', undefined)).toMatchObject({ weekly: [] });
});

test('the language changes at once, and what is typed stays', async () => {
  const app = await launch();
  await app.window.getByLabel('Name of the practice', { exact: true }).fill('Praxis Berg');
  await app.window.getByRole('radio', { name: 'Deutsch', exact: true }).check({ force: true });
  await heading(app, 'Ihre Praxis').waitFor();
  expect(await app.window.getByLabel('Name der Praxis', { exact: true }).inputValue()).toBe(
    'Praxis Berg',
  );
  await eventually(
    async () =>
      await app.window
        .getByRole('radio', { name: 'Deutsch', exact: true })
        .evaluate((radio) => radio === document.activeElement),
    'the keyboard goes on where it was',
  );
});

test('a sample practice fills the book, keeps Google away, and goes at one click', async () => {
  const app = await launch();
  const { window } = app;
  const person = personAt(window);
  await person.button('Skip this step').click();
  await heading(app, 'Your hours').waitFor();
  await person.button('Skip this step').click();
  await person.button('Try it with a sample practice').click();
  await isOnCalendar(app);
  const found = async () => (await ask(window, 'bookings.search', { text: 'massage' })).length;
  expect(await found()).toBeGreaterThan(0);
  const clients = await ask(window, 'clients.search', { text: '' });
  const [first] = clients;
  if (first === undefined) throw new Error('the sample has no clients');
  await ask(window, 'clients.create', { name: 'Zora Own' });
  await ask(window, 'waiting.add', {
    clientId: first.id,
    serviceId: null,
    weekdays: [],
    windows: [],
    note: '',
  });

  await person.open('Settings');
  await window.getByLabel('Client ID', { exact: true }).fill('mine');
  await window.getByLabel('Client secret', { exact: true }).fill('secret');
  await person.button('Save key').click();
  await window.getByText('First remove the sample practice').waitFor();
  expect(await person.button('Connect').count()).toBe(0);

  const data = window.getByRole('region', { name: 'Data', exact: true });
  await person.button('Remove the sample practice', data).click();
  const question = person.dialog('Remove the sample practice?');
  await person.button('Remove the sample practice', question).click();
  await window.getByText(`belongs to it: ${first.name}.`).waitFor();
  await person.button('Connect').waitFor();
  expect(await found()).toBe(0);
  const left = await ask(window, 'clients.search', { text: '' });
  expect(left.map(({ name }) => name).toSorted()).toEqual([first.name, 'Zora Own'].toSorted());
  await person.button('Try it with a sample practice', data).waitFor();
});

test('Settings leads to each of its sections, makes a copy, and says where it lies', async () => {
  const app = await launch();
  await personAt(app.window).button('Skip all and begin').click();
  const { window } = app;
  const person = personAt(window);
  await person.open('Settings');
  const sections = window.getByRole('navigation', { name: 'Sections' });
  await sections.getByRole('link', { name: 'Data', exact: true }).click();
  const data = window.getByRole('region', { name: 'Data', exact: true });
  await eventually(
    async () => (await data.boundingBox().then((box) => box?.y ?? 1000)) < 500,
    'the section is in sight',
  );
  await eventually(
    async () =>
      (await sections
        .getByRole('link', { name: 'Data', exact: true })
        .getAttribute('aria-current')) === 'true',
    'the list says so',
  );
  await data.getByText(userData).waitFor();
  await person.button('Make a copy now', data).click();
  await window.getByText(/-by-hand\.sqlite3/).waitFor();
  await data.getByText('just now').waitFor();
  await data.getByText('How to restore a copy').click();
  await data.getByText('Quit the app.').waitFor();
});
