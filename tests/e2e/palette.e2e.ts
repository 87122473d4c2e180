import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ask } from '../story/fill-practice.ts';
import { type Person, personAt } from '../story/person.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';

let app: RunningApp;
let person: Person;
let remove: () => Promise<void>;

beforeAll(async () => {
  const folder = await temporaryFolder();
  remove = folder.remove;
  app = await launchApp({ userData: folder.path, env: { TZ: 'Europe/Berlin' } });
  app.window.setDefaultTimeout(15_000);
  person = personAt(app.window);
  await ask(app.window, 'clients.create', { name: 'Anna Berg' });
});

beforeEach(async () => void (await app.window.reload()));

afterAll(async () => {
  await app.close();
  await remove();
});

const option = (name: string | RegExp) => app.window.getByRole('option', { name }).first();

async function type(words: string): Promise<void> {
  await app.window.getByRole('combobox', { name: 'Search bookings and clients' }).waitFor();
  await app.window.keyboard.press('Control+k');
  await app.window.keyboard.type(words);
}

test('words for a day lead there, and a time with them begins a booking', async () => {
  await type('12.3.2031 14:30');
  await option(/^Book for Wed 12 Mar 2031 14:30$/).click();
  await person.dialog('New booking').waitFor();
  expect(await app.window.getByLabel('Date', { exact: true }).inputValue()).toBe('2031-03-12');
  expect(await app.window.getByLabel('Start time', { exact: true }).inputValue()).toBe('14:30');
  await app.window.keyboard.press('Escape');
  await person.dialog('New booking').waitFor({ state: 'detached' });

  await type('12.3.2031');
  await option(/^Go to Wed 12 Mar 2031$/).click();
  await app.window
    .getByRole('heading', { name: /March 2031/ })
    .first()
    .waitFor();
});

test('a command is done by typing what it is called, and a client is found among it', async () => {
  await type('go to ser');
  await option('Go to Services').waitFor();
  await app.window.keyboard.press('Enter');
  await app.window.getByRole('heading', { name: 'Services' }).waitFor();
  await type('anna');
  await option(/^Anna Berg/).click();
  await app.window.getByRole('heading', { name: 'Clients' }).first().waitFor();
  await person.dialog('Anna Berg').waitFor();
  await person.closeDialog();
});

test('the first of what was found is marked and read out, and Enter takes it', async () => {
  const field = app.window.getByRole('combobox', { name: 'Search bookings and clients' });
  const marked = () => field.getAttribute('aria-activedescendant');
  await type('anna');
  await option(/^Anna Berg/).waitFor();
  await expect.poll(marked).toBe(await option(/^Anna Berg/).getAttribute('id'));
  await app.window.keyboard.press('Enter');
  await person.dialog('Anna Berg').waitFor();
  await person.closeDialog();
});
