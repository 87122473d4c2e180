import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
} from 'vitest';
import type { Bridge, Channel, EventName } from '../../src-shared/ipc/contract.ts';
import {
  launchApp,
  type LaunchOptions,
  type RunningApp,
  temporaryFolder,
} from '../support/electron-app.ts';

declare global {
  interface Window {
    appointmentAgent: Bridge;
  }
}

const origin = 'app://appointment-agent';
let userData: string;
let removeFolder: () => Promise<void>;

beforeEach(async () => {
  ({ path: userData, remove: removeFolder } = await temporaryFolder());
});

afterEach(() => removeFolder());

async function launch(options: Partial<LaunchOptions> = {}): Promise<RunningApp> {
  const app = await launchApp({ userData, ...options });
  const child = app.electron.process(); // Playwright does not know it any more after it has ended
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) await app.kill();
  });
  return app;
}

/** Asks main as the page does; runs in the page, so it may use nothing from here. */
function ask(app: RunningApp, channel: string, input?: unknown): Promise<unknown> {
  return app.window.evaluate(
    ([channel, input]) => window.appointmentAgent.request(channel as Channel, input),
    [channel, input] as const,
  );
}

/** The built app as a plain process, without a driver. */
async function run(
  args: string[],
  untilItSays?: RegExp,
): Promise<{ code: number | null; output: string }> {
  const project = resolve(import.meta.dirname, '../..');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(
    process.env['ELECTRON_EXEC_PATH']!,
    [project, ...sandbox, `--user-data-dir=${userData}`, ...args],
    {
      cwd: project,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  let isAskedToEnd = false;
  const exited = once(child, 'exit') as Promise<[number | null]>;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += String(chunk);
      if (isAskedToEnd || !untilItSays?.test(output)) return;
      isAskedToEnd = true; // once: Chromium takes the second signal as "at once, and unheard"
      child.kill('SIGTERM');
    });
  }
  const [code] = await exited;
  return { code, output };
}

describe('the window', () => {
  let app: RunningApp;
  let remove: () => Promise<void>;

  beforeAll(async () => {
    const folder = await temporaryFolder();
    remove = folder.remove;
    app = await launchApp({ userData: folder.path });
  });

  afterAll(async () => {
    await app.close();
    await remove();
  });

  test('opens on the book, from its own origin, under its policy and without breaking it', async () => {
    const complaints: string[] = []; // Chromium writes every violation of the policy to the console, Electron leaks of listeners
    app.window.on('pageerror', (error) => complaints.push(error.message));
    app.window.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    const reloaded = app.window.waitForResponse((response) => response.url() === `${origin}/`);
    await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.reload(),
    );
    const response = await reloaded;
    const headers = await response.allHeaders();
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[^']+'; /,
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    await app.window.getByRole('navigation', { name: 'Main' }).waitFor();
    for (const page of ['Clients', 'Services', 'Availability', 'Sync', 'Settings', 'Calendar']) {
      await app.window.getByRole('link', { name: page, exact: true }).click();
      await app.window.getByRole('main').waitFor();
    }
    await app.window.getByRole('button', { name: 'New booking' }).click();
    await app.window.getByRole('dialog', { name: 'New booking' }).waitFor();
    await app.window.keyboard.press('Escape');
    expect(app.window.url()).toMatch(/^app:\/\/appointment-agent\//);
    expect(complaints).toEqual([]);
    await app.screenshot('shell');
  });

  test('has no Node and exactly two functions', async () => {
    const found = await app.window.evaluate(() => {
      const page = window;
      return {
        node: [
          'require',
          'process',
          'module',
          'Buffer',
          'global',
          '__dirname',
          'electron',
          'ipcRenderer',
        ].filter((name) => name in page),
        bridge: Object.entries(page.appointmentAgent).map(
          ([name, value]) => `${name}: ${typeof value}`,
        ),
        isFrozen: Object.isFrozen(page.appointmentAgent),
      };
    });
    expect(found).toEqual({
      node: [],
      bridge: ['request: function', 'subscribe: function'],
      isFrozen: true,
    });
  });

  test('is refused what the contract does not name', async () => {
    for (const channel of ['__proto__', 'constructor', 'bookings.eraseAll', 'toString']) {
      expect(await ask(app, channel)).toMatchObject({
        ok: false,
        failure: { code: 'invalid-input' },
      });
    }
    const subscribed = await app.window.evaluate(() => {
      try {
        window.appointmentAgent.subscribe('__proto__' as EventName, () => undefined);
        return 'subscribed';
      } catch (error) {
        return String(error);
      }
    });
    expect(subscribed).toContain('no such event');
    expect(await ask(app, 'app.about')).toMatchObject({
      ok: true,
      value: { version: '0.1.0' },
    });
  });

  test('can not be led away, opened again or made to embed anything', async () => {
    const before = app.window.url();
    const opened = await app.window.evaluate(async () => {
      const page = window.open('https://example.com/');
      const link = document.createElement('a');
      link.href = 'https://example.com/';
      document.body.append(link);
      link.click();
      location.href = 'https://example.com/';
      location.assign('file:///etc/passwd');
      const frame = document.createElement('iframe');
      frame.src = 'https://example.com/';
      document.body.append(frame);
      await new Promise((done) => setTimeout(done, 500));
      return page;
    });
    expect(opened).toBeNull();
    expect(app.window.url()).toBe(before);
    expect(
      await app.electron.evaluate(({ webContents }) => webContents.getAllWebContents().length),
    ).toBe(1);
    expect(app.window.frames().every((frame) => !frame.url().includes('example.com'))).toBe(true);
  });

  test('is given no permission and no device', async () => {
    const refusals = await app.window.evaluate(async () => {
      const wanted = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'clipboard-read',
        'midi',
      ];
      const states = await Promise.all(
        wanted.map((name) =>
          navigator.permissions.query({ name: name as PermissionName }).then(
            ({ state }) => state,
            () => 'unknown',
          ),
        ),
      );
      const media = await navigator.mediaDevices?.getUserMedia({ audio: true }).then(
        () => 'given',
        () => 'refused',
      );
      const notified = await Notification.requestPermission();
      return { states: [...new Set(states)], media: media ?? 'refused', notified };
    });
    expect(refusals.states).not.toContain('granted');
    expect(refusals).toMatchObject({ media: 'refused', notified: 'denied' });
  });

  test('reaches nothing on the internet, by its policy and by its session', async () => {
    const reached = await app.window.evaluate(async () => {
      const attempts = {
        fetch: () => fetch('https://example.com/'),
        loopback: () => fetch('http://127.0.0.1:9/'),
        script: () =>
          new Promise((done, fail) => {
            const script = document.createElement('script');
            script.addEventListener('load', done);
            script.addEventListener('error', fail);
            script.src = 'https://example.com/x.js';
            document.body.append(script);
          }),
        inline: () =>
          new Promise((done, fail) => {
            const script = document.createElement('script');
            script.textContent = 'document.title = "inline"';
            document.body.append(script);
            setTimeout(
              () => (document.title === 'inline' ? done(1) : fail(new Error('refused'))),
              100,
            );
          }),
        style: () =>
          new Promise((done, fail) => {
            const style = document.createElement('style');
            style.textContent = 'body { outline: 7px solid }';
            document.body.append(style);
            const isIn = getComputedStyle(document.body).outlineWidth === '7px';
            return isIn ? done(1) : fail(new Error('refused'));
          }),
        image: () =>
          new Promise((done, fail) => {
            const image = new Image();
            image.addEventListener('load', done);
            image.addEventListener('error', fail);
            image.src = 'https://example.com/x.png';
          }),
      };
      const reached: string[] = [];
      for (const [name, attempt] of Object.entries(attempts)) {
        await attempt().then(
          () => reached.push(name),
          () => undefined,
        );
      }
      return reached;
    });
    expect(reached).toEqual([]);
    const bySession = await app.electron.evaluate(async ({ BrowserWindow }) => {
      const { session } = BrowserWindow.getAllWindows()[0]!.webContents;
      return session.fetch('http://127.0.0.1:9/').then(
        () => 'reached',
        (error: unknown) => String(error),
      );
    });
    expect(bySession).toContain('ERR_BLOCKED_BY_CLIENT');
  });

  test('is sandboxed and isolated', async () => {
    const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!;
      const { sandbox, contextIsolation, nodeIntegration, webSecurity } = (
        window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences();
      return {
        sandbox,
        contextIsolation,
        nodeIntegration,
        webSecurity,
        smallest: window.getMinimumSize(),
      };
    });
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      smallest: [1024, 640],
    });
  });
});

describe('the app', () => {
  test('keeps its files to itself, quits cleanly and leaves one whole database file', async () => {
    const app = await launch();
    await ask(app, 'clients.create', { name: 'Anna Berg' });
    const child = app.electron.process();
    await app.close();
    expect(child.exitCode).toBe(0);
    const names = readdirSync(userData);
    expect(names).toContain('appointments.sqlite3');
    expect(names).not.toContain('appointments.sqlite3-wal');
    expect(statSync(userData).mode & 0o077).toBe(0);
    expect(statSync(`${userData}/appointments.sqlite3`).mode & 0o077).toBe(0);
    const again = await launch();
    expect(await ask(again, 'clients.search', { text: 'anna' })).toMatchObject({
      ok: true,
      value: [{ name: 'Anna Berg' }],
    });
  });

  test('comes back at the size it was left', async () => {
    const app = await launch();
    await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.setBounds({ x: 60, y: 50, width: 1100, height: 700 }),
    );
    // The display answers in its own time: before that, there is no new size that could be kept.
    await expect
      .poll(() => app.window.evaluate(() => [innerWidth, innerHeight]))
      .toEqual([1100, 700]);
    await app.close();
    const again = await launch();
    const bounds = await again.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.getBounds(),
    );
    expect(bounds).toMatchObject({ width: 1100, height: 700 });
  });

  test('loses nothing that was answered when it is killed', async () => {
    const app = await launch();
    await ask(app, 'clients.create', { name: 'Anna Berg' });
    await app.kill();
    const again = await launch();
    expect(await ask(again, 'clients.search', { text: 'anna' })).toMatchObject({
      ok: true,
      value: [{ name: 'Anna Berg' }],
    });
  });

  test('runs once for a data folder: a second start brings the first to the front', async () => {
    const app = await launch();
    await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.minimize(),
    );
    const second = await run([]);
    expect(second).toMatchObject({ code: 0, output: expect.stringContaining('already running') });
    await expect
      .poll(() =>
        app.electron.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows().map((window) => window.isMinimized()),
        ),
      )
      .toEqual([false]);
  });

  test('uses the real keychain where there is one', async () => {
    const app = await launch();
    await ask(app, 'accounts.setOAuthClient', {
      clientId: 'mine.apps.googleusercontent.com',
      clientSecret: 'a-secret',
    });
    await app.close();
    const again = await launch();
    expect(await ask(again, 'accounts.view')).toMatchObject({
      ok: true,
      value: { keychainIsPersistent: true, oauthClient: { idPreview: 'mine.apps.go…' } },
    });
    const files = readdirSync(userData, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files.length).toBeGreaterThan(3);
  });

  test('says so where there is none', async () => {
    const app = await launch({ keychain: 'none' });
    expect(
      await ask(app, 'accounts.setOAuthClient', { clientId: 'mine', clientSecret: 'a-secret' }),
    ).toMatchObject({
      ok: true,
      value: { keychainIsPersistent: false, oauthClient: { idPreview: 'mine…' } },
    });
    await app.close();
    const again = await launch({ keychain: 'none' });
    expect(await ask(again, 'accounts.view')).toMatchObject({
      ok: true,
      value: { keychainIsPersistent: false, oauthClient: null },
    });
  });
});

describe('a start that can not be', () => {
  const quitMessage = /Nothing was changed|not changed/;

  test('with a file that is no database says what is safe and what to do', async () => {
    mkdirSync(userData, { recursive: true });
    writeFileSync(`${userData}/appointments.sqlite3`, 'These are no appointments. '.repeat(100));
    const { code, output } = await run([], quitMessage);
    expect(output).toContain('can’t be read');
    expect(output).toContain('backups');
    expect(code).toBe(1);
  });

  test('with a book of a newer version leaves it as it is', async () => {
    const app = await launch();
    await app.close();
    const book = new Sqlite(`${userData}/appointments.sqlite3`);
    book.prepare(`INSERT INTO kysely_migration VALUES ('9999-later', '')`).run();
    book.close();
    const { code, output } = await run([], quitMessage);
    expect(output).toContain('newer version');
    expect(code).toBe(1);
    const check = await run(['--self-check']);
    expect(check.code).toBe(1);
    expect(selfCheckIn(check.output)).toMatchObject({
      ok: false,
      database: { migrations: { unknown: ['9999-later'] } },
    });
  });
});

test('the self-check says on one line that all is well, and opens no window', async () => {
  const { code, output } = await run(['--self-check']);
  expect(selfCheckIn(output)).toMatchObject({
    ok: true,
    keychain: 'persistent',
    page: true,
    database: { file: 'none yet', integrity: 'ok', brokenReferences: 0 },
    problems: [],
  });
  expect(code).toBe(0);
  expect(readdirSync(userData)).not.toContain('appointments.sqlite3');
});

function selfCheckIn(output: string): unknown {
  return JSON.parse(output.split('\n').find((line) => line.startsWith('{')) ?? 'null');
}
