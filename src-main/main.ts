import { join, resolve } from 'node:path';
import { app, dialog, ipcMain, powerMonitor, protocol } from 'electron';
import { migrations } from '../migrations/all.ts';
import { openBook } from './appointment-book.ts';
import { composeMain } from './compose.ts';
import { dataFolderAt, makeDataFolder } from './data-folder.ts';
import { examineDatabase } from './database/health.ts';
import { appKeychain, electronPorts, machine } from './electron-ports.ts';
import { createAnnounce } from './ipc/announce.ts';
import { holdRequests } from './ipc/hold-requests.ts';
import { serve } from './ipc/serve.ts';
import { createTrustedSender } from './ipc/trusted-sender.ts';
import { createLifetime, type Lifetime } from './lifetime.ts';
import { createFileLog } from './platform/file-log.ts';
import type { Log } from './platform/ports.ts';
import { runSelfCheck } from './self-check.ts';
import { explainStartFailure } from './start-failure.ts';
import { registerAppScheme } from './window/app-protocol.ts';
import { createLinkInbox, linkIn, linkScheme } from './window/deep-link.ts';
import { createDesktop } from './window/desktop.ts';
import { hasPage } from './window/page-files.ts';
import { createWindowShell } from './window/window-shell.ts';
import type { Settings } from '../src-shared/domain/settings.ts';
import { languageOf } from '../src-shared/words/language.ts';
import { speak, t } from '../src-shared/words/words.ts';

/** How long the app may take to quit, and the keychain to answer the self-check, in milliseconds. */
const [longestQuitMs, longestProbeMs] = [8_000, 15_000];

const chosen = app.commandLine.getSwitchValue('user-data-dir');
const chosenFolder = chosen === '' ? null : resolve(chosen);
if (chosenFolder !== null) app.setPath('userData', chosenFolder);
const folder = dataFolderAt(app.getPath('userData'));
const pageFolder = join(app.getAppPath(), 'out/renderer');
const developmentServer = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
const { clock, ids, timers, systemTimeZone } = machine();
const links = createLinkInbox();

registerAppScheme(protocol); // no later than this: Electron takes it only before it is ready
if (app.commandLine.hasSwitch('self-check')) void selfCheck();
else if (app.requestSingleInstanceLock()) void run();
else {
  console.error('Appointment Agent is already running: its window was brought to the front.');
  app.exit(0);
}

/** The app with its window, until the person quits it. */
async function run(): Promise<void> {
  const { locale } = new Intl.DateTimeFormat().resolvedOptions();
  speak(languageOf('system', locale)); // for a start that fails before Electron can tell the language
  takeLinks(); // before Electron is ready: a Mac tells of the link that started the app as soon as it is
  const report = (error: unknown): void => console.error(error);
  const lifetime = createLifetime({ app, timers, longestMs: longestQuitMs, report });
  process.once('uncaughtException', (error) => void fail(error, lifetime));
  try {
    makeDataFolder(folder);
    const log = createFileLog(folder.path, { echo: developmentServer !== null });
    process.on('unhandledRejection', (error) => log.error('a promise was left to fail', { error }));
    await app.whenReady();
    speak(languageOf('system', app.getLocale())); // until the settings say otherwise
    await start(log, lifetime);
  } catch (error) {
    await fail(error, lifetime);
  }
}

/** Starts everything, each with its end. */
async function start(log: Log, lifetime: Lifetime): Promise<void> {
  const requests = holdRequests(ipcMain);
  const shell = createWindowShell({
    pageFolder,
    preload: join(app.getAppPath(), 'out/preload/bridge.cjs'),
    stateFile: folder.windowState,
    developmentServer,
    clock,
    log,
  });
  shell.prepare(); // first of all: its process begins and loads the page while the book is opened
  const book = await openBook({ folder, migrations, systemTimeZone, clock, ids, log });
  lifetime.onStop(book.close);
  const isTrusted = createTrustedSender(shell.origin);
  const desktop = createDesktop({
    shell,
    announce: createAnnounce(shell.pages, isTrusted),
    dataFolder: folder.path,
    clock,
    timers,
    log,
  });
  const follow = (settings: Settings): void => {
    speak(languageOf(settings.language, app.getLocale()));
    desktop.settingsChanged(settings);
  };
  const keychain = appKeychain(log, timers, chosenFolder);
  lifetime.onStop(keychain.stop);
  const ports = electronPorts({
    folder,
    book,
    log,
    keychain,
    announce: desktop.announce,
    settingsChanged: follow,
    remind: desktop.remind,
  });
  lifetime.onStop(ports.stop);
  const main = composeMain(ports);
  const handlers = { ...main.handlers, ...desktop.handlers };
  const serving = serve(requests, handlers, {
    isTrusted,
    report: (error, channel) => log.error('a request failed', { channel, error }),
  });
  lifetime.onStop(serving.stop);
  lifetime.onStop(main.stop);
  lifetime.onStop(shell.stop);
  lifetime.onStop(desktop.stop);

  follow(await main.handlers['settings.get'](undefined));
  main.start();
  powerMonitor.on('resume', () => main.wake('resume'));
  app.on('second-instance', (_event, args) => {
    shell.show();
    const link = linkIn(args);
    if (link !== null) links.put(link);
  });
  app.on('activate', shell.show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' && !desktop.keepsRunning()) app.quit();
  });
  shell.show();
  desktop.start(main.handlers);
  links.openWith(desktop.openLink);
  log.info('started', { version: app.getVersion(), electron: process.versions.electron });
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
async function fail(error: unknown, lifetime: Lifetime): Promise<void> {
  const { title, message } = explainStartFailure(error, {
    dataFolder: folder.path,
    backups: folder.backups,
  });
  console.error(`${title}\n${message}\n`, error);
  lifetime.endWith(1);
  await app.whenReady();
  await dialog.showMessageBox({
    type: 'error',
    title,
    message: title,
    detail: message,
    buttons: [t('shell:start.quit')],
  });
  app.quit();
}

/** `--self-check`: says on one line how the installation is, without a window, and ends. */
async function selfCheck(): Promise<void> {
  await app.whenReady();
  const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const { electron, chrome, node } = process.versions;
  const found = await runSelfCheck({
    versions: {
      app: app.getVersion(),
      electron,
      chrome,
      node,
      platform: `${process.platform} ${process.arch}`,
    },
    examineDatabase: () => examineDatabase(folder.database, migrations),
    async openKeychain() {
      const keychain = appKeychain(silent, timers, chosenFolder, longestProbeMs);
      await keychain.read('self-check'); // opens it
      return keychain;
    },
    findPage: () => hasPage(pageFolder),
  });
  process.stdout.write(`${JSON.stringify(found)}\n`, () => app.exit(found.ok ? 0 : 1));
}
