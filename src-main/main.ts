import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { app, dialog, ipcMain, Menu, protocol } from 'electron';
import { dataFolderAt, makeDataFolder } from './data-folder.ts';
import { holdRequests } from './ipc/hold-requests.ts';
import { createLifetime, type Lifetime } from './lifetime.ts';
import { createLateLog, type LateLog } from './platform/late-log.ts';
import { keepNetworkInMain } from './platform/network-in-main.ts';
import { systemClock } from './platform/system-clock.ts';
import { systemTimers } from './platform/system-timers.ts';
import { registerAppScheme } from './window/app-protocol.ts';
import { createLinkInbox, linkIn, linkScheme } from './window/deep-link.ts';
import { createWindowShell } from './window/window-shell.ts';

// This file and what it imports are loaded before Electron is ready, and all of it before the window: it stays small.

/** What answers the window, in pieces: as one it would keep the page waiting for its files. */
const behindWindow: readonly (() => Promise<unknown>)[] = [
  () => import('../src-shared/words/words.ts'),
  () => import('../src-shared/ipc/booking-requests.ts'),
  () => import('../src-shared/ipc/practice-requests.ts'),
  () => import('../src-shared/ipc/calendar-requests.ts'),
  () => import('./appointment-book.ts'),
  () => import('./compose.ts'),
];

/** How long main leaves Chromium to itself between two of them, in milliseconds. */
const breathMs = 2;

/** How long the app may take to quit, in milliseconds. */
const longestQuitMs = 8_000;

const chosen = app.commandLine.getSwitchValue('user-data-dir');
const chosenFolder = chosen === '' ? null : resolve(chosen);
if (chosenFolder !== null) app.setPath('userData', chosenFolder);
const folder = dataFolderAt(app.getPath('userData'));
const pageFolder = join(app.getAppPath(), 'out/renderer');
const developmentServer = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
const links = createLinkInbox();

keepNetworkInMain(app.commandLine);
Menu.setApplicationMenu(null); // else Electron makes one of its own, before ours
registerAppScheme(protocol); // neither later than this: Electron takes them only before it is ready
if (app.commandLine.hasSwitch('self-check')) void selfCheck();
else if (app.requestSingleInstanceLock()) void run();
else {
  console.error('Appointment Agent is already running: its window was brought to the front.');
  app.exit(0);
}

/** The app with its window, until the person quits it. */
async function run(): Promise<void> {
  takeLinks(); // before Electron is ready: a Mac tells of the link that started the app as soon as it is
  const report = (error: unknown): void => console.error(error);
  const lifetime = createLifetime({ app, timers: systemTimers, longestMs: longestQuitMs, report });
  const log = createLateLog();
  process.once('uncaughtException', (error) => void fail(error, log, lifetime));
  try {
    makeDataFolder(folder);
    process.on('unhandledRejection', (error) => log.error('a promise was left to fail', { error }));
    await app.whenReady();
    await start(log, lifetime);
  } catch (error) {
    await fail(error, log, lifetime);
  }
}

/** Opens the window, then everything that answers it, and once it is drawn everything else. */
async function start(log: LateLog, lifetime: Lifetime): Promise<void> {
  const requests = holdRequests(ipcMain);
  const shell = createWindowShell({
    pageFolder,
    preload: join(app.getAppPath(), 'out/preload/bridge.cjs'),
    stateFile: folder.windowState,
    developmentServer,
    clock: systemClock,
    timers: systemTimers,
    log,
  });
  await shell.prepare(); // first of all: the page begins while all the rest is loaded and opened
  for (const load of behindWindow) {
    await load();
    await setTimeout(breathMs);
  }
  const { startApp } = await import('./start-app.ts');
  const startTheRest = await startApp({
    folder,
    chosenFolder,
    requests,
    shell,
    links,
    log,
    lifetime,
  });
  await shell.drawn();
  await openLogFile(log);
  if (!lifetime.isEnding()) startTheRest();
}

/** From now on the log is written to its file, with what it kept until now. */
async function openLogFile(log: LateLog): Promise<void> {
  if (log.isWritten()) return;
  const { createFileLog } = await import('./platform/file-log.ts');
  log.writeTo(createFileLog(folder.path, { echo: developmentServer !== null }));
}

/** Lets the system give links to bookings to this app: the installed one, on the person's own data. */
function takeLinks(): void {
  if (app.isPackaged && chosenFolder === null) app.setAsDefaultProtocolClient(linkScheme);
  app.on('open-url', (event, link) => {
    event.preventDefault();
    links.put(link);
  });
  const link = linkIn(process.argv);
  if (link !== null) links.put(link);
}

/** Tells the person what stopped the app, and quits. */
async function fail(error: unknown, log: LateLog, lifetime: Lifetime): Promise<void> {
  lifetime.endWith(1);
  log.error('the app has to end', { error });
  try {
    await openLogFile(log);
  } catch (cause) {
    console.error(cause); // the person is told of the error all the same
  }
  try {
    const { tellStartFailure } = await import('./tell-start-failure.ts');
    await tellStartFailure(error, { dataFolder: folder.path, backups: folder.backups });
  } catch (cause) {
    console.error(error, cause);
    dialog.showErrorBox(app.name, String(error)); // even what would tell it can't be loaded
  }
  app.quit();
}

/** `--self-check`: says on one line how the installation is, without a window, and ends. */
async function selfCheck(): Promise<void> {
  await app.whenReady();
  const { checkInstallation } = await import('./check-installation.ts');
  const found = await checkInstallation({ folder, chosenFolder, pageFolder });
  process.stdout.write(`${JSON.stringify(found)}\n`, () => app.exit(found.ok ? 0 : 1));
}
