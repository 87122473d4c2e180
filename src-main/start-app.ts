import { join } from 'node:path';
import type { BirpcReturn } from 'birpc';
import { app, ipcMain, nativeTheme, net, powerMonitor } from 'electron';
import type { Settings } from '../src-shared/domain/settings.ts';
import type { Output } from '../src-shared/ipc/contract.ts';
import type { BookSide } from './book-thread/sides.ts';
import { startBookThread } from './book-thread/start-book-thread.ts';
import type { DataFolder } from './data-folder.ts';
import { createAnnounce } from './ipc/announce.ts';
import { takeRequests } from './ipc/take-requests.ts';
import { createTrustedSender } from './ipc/trusted-sender.ts';
import type { Lifetime } from './lifetime.ts';
import { createMainSide } from './main-side.ts';
import type { LineWriter } from './platform/log.ts';
import { createPolledNetwork } from './platform/polled-network.ts';
import type { Log } from './platform/ports.ts';
import { systemClock as clock } from './platform/system-clock.ts';
import { systemTimers as timers } from './platform/system-timers.ts';
import { type createLinkInbox, linkIn } from './window/deep-link.ts';
import { noteGraphics } from './window/graphics.ts';
import type { Desktop } from './window/desktop.ts';
import { createPageMail } from './window/page-mail.ts';
import { createWindowShell } from './window/window-shell.ts';

/** What is there before anything else of the app is loaded. */
export type Begun = {
  folder: DataFolder;
  /** Given on the command line; null for the person's own data. */
  chosenFolder: string | null;
  /** An earlier start has found that nothing can be drawn by a graphics processor here, so that this one did not try. */
  isBySoftware: boolean;
  /** The address of Vite's development server, null in the built app. */
  developmentServer: string | null;
  links: ReturnType<typeof createLinkInbox>;
  log: Log;
  writeLog: LineWriter;
  /** Lets the log be written to its file. */
  openLogFile(): Promise<void>;
  lifetime: Lifetime;
  /** Is told of what the app can't go on after. */
  fail(error: unknown): void;
};

/** How often the book is told of the network when it has changed, in milliseconds. */
const networkEveryMs = 1_000;

/**
 * Starts the app, each part with its end: the book, which is loaded and opened in a thread of its own, and the window
 * meanwhile. What the first page needs nothing of begins once that is on the screen.
 */
export async function startApp(begun: Begun): Promise<void> {
  const { folder, chosenFolder, log, lifetime, fail } = begun;
  const scripts = join(app.getAppPath(), 'out/main');
  const thread = startBookThread({
    script: join(scripts, 'book-boot.cjs'),
    data: { scripts, folder, chosenFolder, about: about(folder) },
    ended: fail,
  });
  lifetime.onStop(thread.stop);

  await app.whenReady();
  const shell = createWindowShell({
    pageFolder: join(app.getAppPath(), 'out/renderer'),
    preload: join(app.getAppPath(), 'out/preload/bridge.cjs'),
    stateFile: folder.windowState,
    developmentServer: begun.developmentServer,
    clock,
    timers,
    log,
  });
  lifetime.onStop(shell.stop);
  const isTrusted = createTrustedSender(shell.origin);
  const announce = createAnnounce(shell.pages, isTrusted);
  const mail = createPageMail(announce);
  shell.onPageLost(mail.lost);
  shell.onPageRevived(() => mail.send('window.revived', {}));

  let [settings, desktop] = [null as Settings | null, null as Desktop | null];
  let arrive = (_desktop: Desktop): void => undefined;
  const arrived = new Promise<Desktop>((resolve, reject) => {
    arrive = resolve;
    lifetime.onStop(() => reject(new Error('the app quit before its window was drawn')));
  });
  arrived.catch(() => undefined); // whoever waits for it is told
  const book = thread.connect(
    createMainSide({
      announce(event, facts) {
        announce(event, facts);
        desktop?.look();
      },
      settingsChanged: follow,
      writeLog: begun.writeLog,
      pageReady() {
        mail.ready();
        shell.pageReady();
      },
      desktop: arrived,
      fail,
    }),
  );
  function follow(now: Settings): void {
    settings = now;
    nativeTheme.themeSource = now.theme;
    desktop?.settingsChanged(now);
  }
  takeRequests(ipcMain, isTrusted, {
    answer: book.answer,
    answerAll(...requests) {
      shell.pageAsks();
      return book.answerAll(...requests);
    },
  });
  const opened = book.begin(app.getLocale());
  shell.prepare();
  const first = await opened;
  await shell.asking();
  follow(settings ?? first);
  shell.show(); // what its page asks is answered now, and drawn in a moment
  app.on('second-instance', (_event, args) => {
    shell.show();
    const link = linkIn(args);
    if (link !== null) begun.links.put(link);
  });
  app.on('activate', shell.show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' && desktop?.keepsRunning() !== true) app.quit();
  });

  await shell.drawn();
  await begun.openLogFile();
  if (!begun.isBySoftware) noteHowItDraws(folder, log);
  const { createDesktop } = await import('./window/desktop.ts');
  if (lifetime.isEnding()) return;
  desktop = createDesktop({
    shell,
    mail,
    dataFolder: folder.path,
    settings: settings ?? first,
    clock,
    timers,
    log,
  });
  lifetime.onStop(desktop.stop);
  arrive(desktop);
  desktop.start(book.ask);
  lifetime.onStop(tellOfNetwork(book));
  powerMonitor.on('resume', () => void book.wake.asEvent('resume'));
  void book.start.asEvent();
  begun.links.openWith(desktop.openLink);
  log.info('started', { version: app.getVersion(), electron: process.versions.electron });
}

/** For the next start: whether it is worth while to try the graphics processor. What can't be noted costs it a moment. */
function noteHowItDraws(folder: DataFolder, log: Log): void {
  const { electron } = process.versions;
  const { gpu_compositing: compositing } = app.getGPUFeatureStatus();
  try {
    noteGraphics(folder.graphics, compositing, { electron, notedAt: clock.now() });
  } catch (error) {
    log.warn('how the window is drawn could not be noted', { error });
  }
}

function about(folder: DataFolder): Output<'app.about'> {
  return {
    version: app.getVersion(),
    electron: process.versions.electron,
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    dataFolder: folder.path,
  };
}

/**
 * Tells the book what Chromium thinks of the network, asked again and again: the main process gets no event for it.
 * https://www.electronjs.org/docs/latest/api/net#netisonline
 */
function tellOfNetwork(book: BirpcReturn<BookSide>): () => void {
  const network = createPolledNetwork(() => net.isOnline(), timers, networkEveryMs);
  const tell = (online: boolean): void => void book.networkIs.asEvent(online);
  tell(network.isOnline());
  network.onChange(tell);
  return network.stop;
}
