import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';
import { eventually } from '../story/eventually.ts';
import { ask } from '../story/fill-practice.ts';
import { personAt } from '../story/person.ts';

const minute = 60_000;
let userData: string;
let removeFolder: () => Promise<void>;

beforeEach(async () => {
  ({ path: userData, remove: removeFolder } = await temporaryFolder());
});
afterEach(() => removeFolder());

async function launch(args: string[] = []): Promise<RunningApp> {
  const app = await launchApp({ userData, args });
  const child = app.electron.process();
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) await app.kill();
  });
  return app;
}

/** Runs a script in Electron on the data folder of the test, until it has ended; answers with what it said and its exit code. */
async function run(script: string, ...args: string[]): Promise<{ said: string; code: number }> {
  const project = resolve(import.meta.dirname, '../..');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(
    process.env['ELECTRON_EXEC_PATH']!,
    [resolve(project, script), ...sandbox, `--user-data-dir=${userData}`, ...args],
    { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => (said += String(text)));
  const [code] = (await once(child, 'close')) as [number];
  return { said, code };
}

/** As the system starts the app for a link while it runs already. */
async function follow(link: string): Promise<void> {
  await run('.', link);
}

/** Everything the app has written to its logs. */
function logged(): string {
  const logs = join(userData, 'logs');
  return readdirSync(logs)
    .map((name) => readFileSync(join(logs, name), 'utf8'))
    .join('');
}

/** A booking of Anna Berg that begins so many minutes from now, in whole minutes. */
async function bookIn(app: RunningApp, minutes: number): Promise<string> {
  const { practiceTimeZone: timeZone } = await ask(app.window, 'settings.get', undefined);
  const client = await ask(app.window, 'clients.create', { name: 'Anna Berg' });
  const startAt = Math.floor(Date.now() / minute + minutes) * minute;
  const booking = await ask(app.window, 'bookings.create', {
    clientId: client.id,
    serviceId: null,
    when: { allDay: false, startAt, endAt: startAt + 30 * minute, timeZone },
  });
  return booking.id;
}

/** Lets notifications be kept instead of shown; must run before one is told. */
async function keepNotifications(app: RunningApp): Promise<void> {
  await app.electron.evaluate(({ Notification }) => {
    const kept: Electron.Notification[] = [];
    (globalThis as { kept?: Electron.Notification[] }).kept = kept;
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Electron.Notification) {
      kept.push(this);
    };
  });
}

const told = (app: RunningApp): Promise<string[]> =>
  app.electron.evaluate(() =>
    ((globalThis as { kept?: Electron.Notification[] }).kept ?? []).map(
      ({ title, body }) => `${title} | ${body}`,
    ),
  );

async function choose(app: RunningApp, ...path: string[]): Promise<void> {
  await app.electron.evaluate(({ Menu, BrowserWindow }, labels) => {
    let items = Menu.getApplicationMenu()!.items;
    let found: Electron.MenuItem | undefined;
    for (const label of labels) {
      found = items.find((item) => item.label.replace('&', '') === label);
      items = found?.submenu?.items ?? [];
    }
    if (!found) throw new Error(`no entry ${labels.join(' > ')}`);
    found.click(undefined, BrowserWindow.getAllWindows()[0], undefined);
  }, path);
}

test('what a start compiled is kept, and the next start runs it', async () => {
  const app = await launch();
  const kept = join(userData, 'Compiled Code', 'main');
  await eventually(() => existsSync(kept), 'the scripts of main are kept', 20_000);
  expect(statSync(kept).size).toBeGreaterThan(500_000);
  await app.close();
  const again = await launch();
  await again.window.getByRole('navigation', { name: 'Main' }).waitFor();
});

test('where nothing is drawn by a graphics processor, the next start does not try', async () => {
  const app = await launch();
  const { gpu_compositing: compositing } = await app.electron.evaluate(({ app }) =>
    app.getGPUFeatureStatus(),
  );
  await app.close();
  const note = (): string | null => {
    const file = join(userData, 'graphics.json');
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  };
  const noted = note();
  expect(noted !== null).toBe(compositing === 'disabled_software');
  const next = await launch();
  expect(note()).toBe(noted); // what is tried is noted anew, with its time
  await next.close();
});

test('a link opens its booking in the window that is there, and anything else is ignored', async () => {
  const app = await launch();
  const id = await bookIn(app, 600);
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.minimize());
  await follow(`appointment-agent://booking/${id}?cancel`);
  await eventually(() => logged().includes('a link that means no booking'), 'it is logged');
  expect(logged()).not.toContain('?cancel');
  expect(await app.window.getByRole('dialog').count()).toBe(0);
  await follow(`appointment-agent://booking/${id}`);
  await personAt(app.window).dialog('Anna Berg').waitFor();
  const minimized = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.isMinimized(),
  );
  expect(minimized).toBe(false);
  await app.screenshot('deep-link');
});

test('a link that starts the app is opened as soon as the page can', async () => {
  const first = await launch();
  const id = await bookIn(first, 600);
  await first.close();
  const app = await launch([`appointment-agent://booking/${id}`]);
  await personAt(app.window).dialog('Anna Berg').waitFor();
});

test('a link takes nothing from what is being typed: its booking waits until that is closed', async () => {
  const app = await launch();
  const person = personAt(app.window);
  const id = await bookIn(app, 600);
  await person.button('New booking').click();
  await person.button('More: place, notes, price').click();
  const place = person.dialog('New booking').getByLabel('Place', { exact: true });
  await place.fill('Room 9');
  await follow(`appointment-agent://booking/${id}`);
  await app.window.getByText('Another booking is waiting to be opened').waitFor();
  expect(await place.inputValue()).toBe('Room 9');
  await app.window.keyboard.press('Escape');
  await person.button('Discard').click();
  await person.dialog('Anna Berg').waitFor();
});

test('an appointment is told before it begins, once, and a click opens it', async () => {
  const app = await launch();
  await keepNotifications(app);
  const id = await bookIn(app, 8); // the reminder of ten minutes is due already
  await eventually(async () => (await told(app)).length > 0, 'the appointment is told');
  expect(await told(app)).toEqual([expect.stringMatching(/^Anna Berg \| \d\d:\d\d, in [78] min$/)]);
  await app.electron.evaluate(() =>
    (globalThis as { kept?: Electron.Notification[] }).kept![0]!.emit('click'),
  );
  await personAt(app.window).dialog('Anna Berg').waitFor();
  await app.close();

  const again = await launch();
  await keepNotifications(again);
  await ask(again.window, 'settings.change', { privacy: 'busy' });
  const client = await ask(again.window, 'bookings.get', { id });
  const startAt = Math.floor(Date.now() / minute + 9) * minute;
  await ask(again.window, 'bookings.create', {
    clientId: client.clientId,
    serviceId: null,
    when: {
      allDay: false,
      startAt,
      endAt: startAt + 30 * minute,
      timeZone: (await ask(again.window, 'settings.get', undefined)).practiceTimeZone,
    },
    bookAnyway: true,
  });
  await eventually(async () => (await told(again)).length > 0, 'the second one is told');
  expect(await told(again)).toEqual([
    expect.stringMatching(/^Appointment at \d\d:\d\d \| In \d min$/),
  ]);
});

test('the menus lead where they say', async () => {
  const app = await launch();
  const person = personAt(app.window);
  await choose(app, 'File', 'New Booking…');
  await person.dialog('New booking').waitFor();
  await choose(app, 'View', 'Clients'); // not from under an open dialog
  // The page hears of what is chosen in order: when it has done this, it has heard of that.
  await choose(app, 'View', 'Theme', 'Dark');
  await eventually(
    async () => (await ask(app.window, 'settings.get', undefined)).theme === 'dark',
    'the theme is dark',
  );
  expect(app.window.url()).not.toContain('clients');
  await app.window.keyboard.press('Escape');
  await person.dialog('New booking').waitFor({ state: 'detached' });
  await choose(app, 'View', 'Clients');
  await app.window.getByRole('heading', { name: 'Clients', exact: true }).waitFor();
  await choose(app, 'Help', 'Keyboard Shortcuts');
  await person.dialog('Keyboard shortcuts').waitFor();
  await app.window.keyboard.press('Escape');
  await choose(app, 'Help', 'Versions and Data for a Report');
  await app.window.getByRole('region', { name: 'About', exact: true }).waitFor();
});

test('a day is chosen from the month at the foot of the rail, and in a small window from the toolbar', async () => {
  const app = await launch();
  const person = personAt(app.window);
  const month = app.window.getByRole('group', { name: 'Go to a day', exact: true });
  const resize = (width: number, height: number): Promise<void> =>
    app.electron.evaluate(
      ({ BrowserWindow }, [width, height]) =>
        BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
      [width, height] as const,
    );
  await person.openWeek(0);
  await resize(1280, 800);
  await month.waitFor();
  expect(await person.button('Choose a day').isVisible()).toBe(false);
  await resize(1024, 640);
  await month.waitFor({ state: 'hidden' });
  await person.button('Choose a day').click();
  const popover = app.window.getByRole('dialog', { name: 'Choose a day', exact: true });
  await person.button('Next month', popover).click();
  const shown = await app.window.getByRole('heading', { level: 1 }).textContent();
  await app.screenshot('choose-a-day');
  await popover.getByRole('button', { name: /\b15 / }).click();
  await popover.waitFor({ state: 'hidden' });
  await eventually(
    async () => (await app.window.getByRole('heading', { level: 1 }).textContent()) !== shown,
    'another week is shown',
  );
});

test('reminders are set for all, for one service, and for no hour of the night', async () => {
  const app = await launch();
  await ask(app.window, 'services.create', { name: 'Massage', lengthMinutes: 50 });
  await personAt(app.window).open('Settings');
  const section = app.window.getByRole('region', { name: 'Reminders', exact: true });
  async function pick(field: string, option: string): Promise<void> {
    await section.getByRole('combobox', { name: field, exact: true }).click();
    await app.window.getByRole('option', { name: option, exact: true }).click();
  }
  await pick('Remind me', '30 min before');
  await pick('Massage', 'Never');
  await section.getByRole('checkbox', { name: 'Quiet hours' }).click();
  await pick('Quiet until', '06:30');
  await eventually(async () => {
    const { reminderMinutes, quietHours } = await ask(app.window, 'settings.get', undefined);
    return reminderMinutes === 30 && quietHours?.toTime === '06:30';
  }, 'the settings are kept');
  expect(await ask(app.window, 'reminders.perService', undefined)).toMatchObject([
    { minutes: null },
  ]);
  await section.scrollIntoViewIfNeeded();
  await app.screenshot('settings-reminders');
});

test('the app ends with its window, or goes on in the tray and comes back from there when it is set to', async () => {
  const app = await launch();
  await ask(app.window, 'settings.change', { keepsRunning: true });
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
  await eventually(
    () => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length === 0),
    'the window is closed',
  );
  const reopened = app.electron.waitForEvent('window');
  await follow('');
  const window = await reopened;
  await window.getByRole('navigation', { name: 'Main' }).waitFor();
  await ask(window, 'settings.change', { keepsRunning: false });
  const child = app.electron.process();
  const ended = once(child, 'exit');
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
  await ended;
  expect(child.exitCode).toBe(0);
});

test('whoever quits while the page waits for a window that is not drawn yet need not wait', async () => {
  const { said, code } = await run('tests/support/quits-early.mjs');
  expect(said).not.toContain('not everything had ended in time');
  expect(code).toBe(0);
});

test('menus and refusals speak another language as soon as it is chosen, and again after a restart', async () => {
  const menus = (app: RunningApp): Promise<string[]> =>
    app.electron.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()!.items.flatMap(({ label, submenu }) => [
        label,
        ...(submenu?.items ?? []).map((item) => item.label),
      ]),
    );
  const app = await launch();
  expect(await menus(app)).toEqual(expect.arrayContaining(['&File', 'New Booking…', 'Copy']));
  await ask(app.window, 'settings.change', { language: 'de' });
  const german = ['&Datei', 'Neuer Termin\u00a0…', 'Kopieren', 'Fenster schließen'];
  expect(await menus(app)).toEqual(expect.arrayContaining(german));
  await expect(ask(app.window, 'clients.create', { name: '' })).rejects.toThrow(
    'ein Kunde braucht einen Namen',
  );
  await app.close();

  const again = await launch();
  expect(await menus(again)).toEqual(expect.arrayContaining(german));
});
