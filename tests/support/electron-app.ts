import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bridge } from '../../src-shared/ipc/contract.ts';
import { eventually } from '../story/eventually.ts';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';

const projectRoot = resolve(import.meta.dirname, '../..');
const heldApp = join(import.meta.dirname, 'held-app.mjs');
const launchLimitMs = 30_000;
const closeLimitMs = 10_000;

export type LaunchOptions = {
  /** The app's data folder; take one from `temporaryFolder`, and the same again for a second start. */
  userData: string;
  /** On top of the environment of the tests. */
  env?: Record<string, string>;
  /** On top of the app's folder and data folder. */
  args?: readonly string[];
  /** `none` hides D-Bus from this app, so that it finds no keychain. Linux only. */
  keychain?: 'unlocked' | 'none';
  /** The first steps of a new book are skipped, as a person may, unless a test is about them. */
  firstSteps?: 'skipped' | 'shown';
};

export type RunningApp = {
  electron: ElectronApplication;
  /** The app's first window, loaded. */
  window: Page;
  /** What the app has written to its standard output and error so far. */
  output: () => string;
  /** Quits as a person would; an app that does not end within ten seconds is killed, which fails the test. */
  close: () => Promise<void>;
  /** Ends the app in the middle of whatever it does, as a power cut would. */
  kill: () => Promise<void>;
  /** Writes out/screenshots/<name>.png and returns its path. */
  screenshot: (name: string) => Promise<string>;
};

/**
 * Starts the built app (out/) in the Electron that `npm run e2e` has prepared, with a home folder and
 * a data folder of its own, and waits for its first window and what main loads after that.
 */
export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  const electron = await launch(options);
  const child = electron.process(); // Playwright gives it out only while the app runs
  const output = collectOutput(child);
  try {
    const window = await electron.firstWindow({ timeout: launchLimitMs });
    await window.waitForLoadState('domcontentloaded');
    if (options.firstSteps !== 'shown') await skipFirstSteps(window);
    await eventually(() => isLoaded(electron), 'main has loaded all', launchLimitMs);
    return {
      electron,
      window,
      output,
      close: () => close(electron, child, output),
      kill: () => kill(child),
      screenshot: (name) => screenshot(window, name),
    };
  } catch (cause) {
    await kill(child);
    throw new Error(`The app opened no window. It said:\n${output()}`, { cause });
  }
}

async function launch(options: LaunchOptions): Promise<ElectronApplication> {
  return await _electron.launch({
    executablePath: electronPath(),
    args: [heldApp, `--user-data-dir=${options.userData}`, ...(options.args ?? [])],
    cwd: projectRoot,
    env: await environment(options),
    timeout: launchLimitMs,
  });
}

/** Asked amid its loading, main's inspector may say that the answer was lost: that means not yet. */
const isLoaded = (electron: ElectronApplication): Promise<boolean> =>
  electron.evaluate(({ Menu }) => Menu.getApplicationMenu() !== null).catch(() => false);

/** By what the window may ask: the page leaves the first steps by itself when main says that they are done. */
async function skipFirstSteps(window: Page): Promise<void> {
  await window.evaluate(() =>
    (globalThis as unknown as { appointmentAgent: Bridge }).appointmentAgent.request(
      'start.finish',
      undefined,
    ),
  );
}

/** A new empty folder, and the function that removes it. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'appointment-agent-e2e-'));
  // Electron's helpers may still be writing for a moment after the app has ended.
  const remove = () => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  return { path, remove };
}

function electronPath(): string {
  const path = process.env['ELECTRON_EXEC_PATH'];
  if (path) return path;
  throw new Error('No Electron was prepared. Run the end-to-end tests by "npm run e2e".');
}

async function environment(options: LaunchOptions): Promise<Record<string, string>> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || isOfTestRunner(name) ? [] : [[name, value] as const],
  );
  const home = join(options.userData, '.home');
  await mkdir(home, { recursive: true });
  return {
    ...Object.fromEntries(inherited),
    HOME: home,
    ...(options.keychain === 'none' ? { DBUS_SESSION_BUS_ADDRESS: 'disabled:' } : {}),
    ...options.env,
  };
}

/** The app must not find out that it is being tested. */
function isOfTestRunner(name: string): boolean {
  return (
    name.startsWith('VITEST') || ['NODE_ENV', 'NODE_OPTIONS', 'TEST', 'DEV', 'PROD'].includes(name)
  );
}

function collectOutput({ stdout, stderr }: ChildProcess): () => string {
  let text = '';
  for (const stream of [stdout, stderr]) stream?.on('data', (chunk) => (text += String(chunk)));
  return () => text;
}

async function close(
  electron: ElectronApplication,
  child: ChildProcess,
  output: () => string,
): Promise<void> {
  const closed = electron.close().then(() => true);
  if (await Promise.race([closed, sleep(closeLimitMs, false, { ref: false })])) return;
  await kill(child);
  throw new Error(`The app did not end within ${closeLimitMs / 1000} s. It said:\n${output()}`);
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((done) => child.once('exit', done));
  // Playwright starts the app as the head of a process group, with its renderers and helpers in it.
  process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  await ended;
}

async function screenshot(window: Page, name: string): Promise<string> {
  const path = join(projectRoot, 'out/screenshots', `${name}.png`);
  await mkdir(dirname(path), { recursive: true });
  await window.screenshot({ path });
  return path;
}
