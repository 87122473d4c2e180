import { join, resolve } from 'node:path';
import { app, dialog, Menu, protocol } from 'electron';
import { dataFolderAt, makeDataFolder } from './data-folder.ts';
import { createLifetime } from './lifetime.ts';
import { setChromiumSwitches } from './platform/chromium-switches.ts';
import { createLateLines } from './platform/late-lines.ts';
import { createLog } from './platform/log.ts';
import { systemClock } from './platform/system-clock.ts';
import { systemTimers } from './platform/system-timers.ts';
import { registerAppScheme } from './window/app-protocol.ts';
import { createLinkInbox, linkIn, linkScheme } from './window/deep-link.ts';
import { drawsBySoftware, readGraphicsNote } from './window/graphics.ts';
import { startApp } from './start-app.ts';

// This file and what it imports are loaded before Electron is ready, and all of it before the window: it stays small.

/** How long the app may take to quit, in milliseconds. */
const longestQuitMs = 8_000;

const chosen = app.commandLine.getSwitchValue('user-data-dir');
const chosenFolder = chosen === '' ? null : resolve(chosen);
if (chosenFolder !== null) app.setPath('userData', chosenFolder);
const folder = dataFolderAt(app.getPath('userData'));
const developmentServer = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
const links = createLinkInbox();

setChromiumSwitches(app.commandLine);
Menu.setApplicationMenu(null); // else Electron makes one of its own, before ours
const { electron } = process.versions;
const isBySoftware = drawsBySoftware(
  readGraphicsNote(folder.graphics),
  electron,
  systemClock.now(),
);
if (isBySoftware) app.disableHardwareAcceleration();
registerAppScheme(protocol); // none of it later than this: Electron takes them only before it is ready
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
  const lines = createLateLines();
  const log = createLog(lines.write);

  /** From now on the log is written to its file, with what it kept until now. */
  async function openLogFile(): Promise<void> {
    if (lines.isWritten()) return;
    const { createFileLog } = await import('./platform/file-log.ts');
    lines.writeTo(createFileLog(folder.path, { echo: developmentServer !== null }));
  }

  let hasFailed = false;
  /** Tells the person what stopped the app, once, and quits. */
  async function fail(error: unknown): Promise<void> {
    lifetime.endWith(1);
    log.error('the app has to end', { error });
    if (hasFailed) return; // what follows from it is for the log
    hasFailed = true;
    try {
      await openLogFile();
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

  process.once('uncaughtException', (error) => void fail(error));
  process.on('unhandledRejection', (error) => log.error('a promise was left to fail', { error }));
  try {
    makeDataFolder(folder);
    await startApp({
      folder,
      chosenFolder,
      isBySoftware,
      developmentServer,
      links,
      log,
      writeLog: lines.write,
      openLogFile,
      lifetime,
      fail: (error) => void fail(error),
    });
  } catch (error) {
    await fail(error);
  }
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

/** `--self-check`: says on one line how the installation is, without a window, and ends. */
async function selfCheck(): Promise<void> {
  await app.whenReady();
  const { checkInstallation } = await import('./check-installation.ts');
  const pageFolder = join(app.getAppPath(), 'out/renderer');
  const found = await checkInstallation({ folder, chosenFolder, pageFolder });
  process.stdout.write(`${JSON.stringify(found)}\n`, () => app.exit(found.ok ? 0 : 1));
}
