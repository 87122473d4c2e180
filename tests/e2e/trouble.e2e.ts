import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { eventually } from '../story/eventually.ts';
import { ask } from '../story/fill-practice.ts';
import { personAt } from '../story/person.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';

let userData: string;
let removeFolder: () => Promise<void>;

beforeEach(async () => {
  ({ path: userData, remove: removeFolder } = await temporaryFolder());
});
afterEach(() => removeFolder());

async function launch(): Promise<RunningApp> {
  const app = await launchApp({ userData });
  app.window.setDefaultTimeout(15_000);
  await app.window.getByRole('navigation', { name: 'Main' }).waitFor();
  const child = app.electron.process();
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) await app.kill();
  });
  return app;
}

/** Everything the app has written to its logs. */
function logged(): string {
  const logs = join(userData, 'logs');
  return readdirSync(logs)
    .map((name) => readFileSync(join(logs, name), 'utf8'))
    .join('');
}

/**
 * What a piece of code answers in the page, asked by main: Playwright has no hold on a page that died. Null as long as
 * it is dead.
 */
async function inPage(app: RunningApp, code: string): Promise<unknown> {
  return await app.electron.evaluate(
    ({ BrowserWindow }, code) =>
      Promise.race([
        BrowserWindow.getAllWindows()[0]
          ?.webContents.executeJavaScript(code)
          .catch(() => null),
        new Promise((resolve) => setTimeout(() => resolve(null), 500)),
      ]) as Promise<unknown>,
    code,
  );
}

test('errors that nobody caught are said once, logged without what is secret, and the window goes on', async () => {
  const { window } = await launch();
  await window.evaluate(() => {
    for (const mail of ['anna@example.com', 'ben@example.com'])
      setTimeout(() => {
        throw new Error(`broken for ${mail}, refresh_token=abcdef123456`);
      });
    void Promise.reject(new Error('left alone'));
  });
  const notice = window.getByText('Something in the window went wrong');
  await notice.waitFor();
  await eventually(async () => logged().includes('left alone'), 'it is in the log');
  expect(await notice.count()).toBe(1);
  expect(logged()).toContain('broken for [e-mail]');
  expect(logged()).not.toMatch(/example\.com|abcdef123456/);

  const person = personAt(window);
  await person.button('New booking').click();
  await person.dialog('New booking').waitFor();
  await person.closeDialog();
  await person.button('Reopen the window').click();
  await window.getByRole('navigation', { name: 'Main' }).waitFor();
  await notice.waitFor({ state: 'detached' });
});

test('a layout that only settles a frame later is no fault', async () => {
  const { window } = await launch();
  await window.evaluate(() => {
    dispatchEvent(
      new ErrorEvent('error', { message: 'ResizeObserver loop completed with undelivered …' }),
    );
  });
  await ask(window, 'settings.get', undefined);
  expect(await window.getByText('Something in the window went wrong').count()).toBe(0);
});

test('a page that can’t be drawn leaves the others alone, and is tried again', async () => {
  const { window } = await launch();
  await window.evaluate(() => {
    const intl = Intl as { supportedValuesOf: unknown };
    const real = intl.supportedValuesOf;
    intl.supportedValuesOf = () => {
      throw new Error('no zones today');
    };
    Object.assign(globalThis, { mend: () => (intl.supportedValuesOf = real) });
  });
  const person = personAt(window);
  await person.open('Settings');
  await window.getByRole('heading', { name: 'This page could not be drawn' }).waitFor();
  await eventually(async () => logged().includes('no zones today'), 'it is in the log');
  await person.open('Clients');
  await window.getByRole('heading', { name: 'Clients', exact: true }).waitFor();
  await person.open('Settings');
  await window.evaluate(() => (globalThis as unknown as { mend: () => void }).mend());
  await person.button('Try once more').click();
  await window.getByRole('region', { name: 'Practice', exact: true }).waitFor();
});

test('a window whose process dies is opened anew, says so once, and has everything', async () => {
  const app = await launch();
  await ask(app.window, 'clients.create', { name: 'Anna Berg' });
  await app.window.evaluate(() => {
    location.hash = '/clients';
  });
  const words = async () => String(await inPage(app, 'document.body.innerText'));

  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await eventually(
    async () => (await words()).includes('The window stopped and was reopened'),
    'it is said',
    20_000,
  );
  await eventually(
    async () => (await words()).includes('Anna Berg'),
    'it is on the page it was on',
  );
  expect(logged()).toContain('the page has died');
  const said = (await words()).split('The window stopped and was reopened').length - 1;
  expect(said).toBe(1);
});

test('a window that dies again and again is brought back when the person says so', async () => {
  const app = await launch();
  await app.electron.evaluate(({ dialog }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = (async (_window: unknown, { message }: { message: string }) => {
      asked.push(message);
      return { response: 0, checkboxChecked: false };
    }) as typeof dialog.showMessageBox;
  });
  const asked = () =>
    app.electron.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  const isDrawn = async () =>
    (await inPage(app, 'document.querySelector("nav") !== null')) === true;
  for (let death = 1; death <= 4; death += 1) {
    await eventually(isDrawn, 'the window is drawn', 20_000);
    await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    const deaths = death;
    await eventually(
      async () => logged().split('the page has died').length - 1 === deaths,
      'its death is logged',
    );
  }
  await eventually(async () => (await asked()).length === 1, 'the person is asked');
  expect(await asked()).toEqual(['The window stops again and again']);
  await eventually(isDrawn, 'it is drawn again', 20_000);
}, 90_000);
