import {
  app,
  BrowserWindow,
  nativeTheme,
  type Session,
  session,
  shell,
  type WebContents,
} from 'electron';
import { originOf } from '../ipc/trusted-sender.ts';
import type { Clock, Log, Timers } from '../platform/ports.ts';
import { serveApp } from './app-protocol.ts';
import { cutOffNetwork, confinePages, refusePermissions, sendPolicy } from './confine.ts';
import { background, createWindow, type PageChoices, pagePreferences } from './create-window.ts';
import { createMoment } from './moment.ts';
import { createPageDeaths } from './page-deaths.ts';
import { appOrigin } from './security-policy.ts';

export type ShellOptions = {
  /** The folder with the built page, and the built preload script. */
  pageFolder: string;
  preload: string;
  stateFile: string;
  /** The address of Vite's development server, null in the built app. */
  developmentServer: string | null;
  clock: Clock;
  timers: Timers;
  log: Log;
};

/** How long a start waits for the page to begin, and to be drawn, in milliseconds; then it goes on without. */
const longestWaitMs = { beginning: 1_000, drawing: 2_000 };

/** How long main takes to pass on all that the page asks at once, in milliseconds; to show a window takes it longer. */
const breathMs = 2;

/** How long it takes from what the page draws until that is on the screen, in milliseconds. */
const paintMs = 100;

/** The one window and everything that keeps it to itself. */
export type WindowShell = {
  readonly isDevelopment: boolean;
  /** Where the page comes from; requests from anywhere else are not trusted. */
  readonly origin: string;
  /** Opens the window without showing it, so that its page begins. */
  prepare(): void;
  /** The page asks for something: its scripts have run. */
  pageAsks(): void;
  /**
   * Resolves once the page has asked for what it needs to begin, or will not for a while. Were it shown before, its
   * scripts would wait for the graphics process; while it waits for its answers, it has time for that.
   */
  asking(): Promise<void>;
  /** Shows the window, in front of others; opens it when there is none. Until its page is drawn it is an empty one. */
  show(): void;
  /** Opens a page that nobody sees, kept to itself as the window is; whoever asks for it has to destroy it. */
  openHidden(hash: string): BrowserWindow;
  /** The page says that it is drawn. */
  pageReady(): void;
  /** Resolves once the first page is on the screen, or will not be for a while. */
  drawn(): Promise<void>;
  /** The window, while it is open. */
  current(): BrowserWindow | null;
  /** Calls back whenever the page of the window goes away or is loaded anew. */
  onPageLost(listener: () => void): void;
  /** Calls back whenever the page has died and is brought back. */
  onPageRevived(listener: () => void): void;
  /** The pages that may hear announcements. */
  pages(): WebContents[];
  stop(): void;
};

/** Prepares the session, the menu and the page's scheme. Has to be called once Electron is ready. */
export function createWindowShell(options: ShellOptions): WindowShell {
  const { developmentServer: server, log } = options;
  const origin = server === null ? appOrigin : originOf(server);
  const isDevelopment = server !== null;
  // Its own session: the page's network is cut off, and what main asks of the network is none of the page's business.
  const pageSession = session.fromPartition('persist:window');
  let window: BrowserWindow | null = null;
  const beginning = createMoment(options.timers);
  const drawing = createMoment(options.timers);
  const stopServing =
    server === null ? serveApp(pageSession.protocol, options.pageFolder) : () => undefined;
  prepareSession(pageSession, origin, server);
  confinePages(
    app,
    (address) => shell.openExternal(address),
    (url) => isDevelopment && originOf(url) === origin,
  );
  const choices: PageChoices = { preload: options.preload, session: pageSession, isDevelopment };
  const deaths = createPageDeaths({ clock: options.clock, log });
  let pageLost = (): void => undefined;
  let pageRevived = (): void => undefined;

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => void options.timers.after(ms, resolve));

  function open(): BrowserWindow {
    const opened = createWindow({
      ...choices,
      address: `${origin}/`,
      stateFile: options.stateFile,
    });
    deaths.watch(opened, () => {
      pageLost();
      pageRevived();
    });
    opened.webContents.on('preload-error', (_event, path, error) =>
      log.error('the preload script failed', { path, error }),
    );
    opened.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) pageLost();
    });
    opened.on('closed', () => {
      if (window === opened) window = null;
      pageLost();
    });
    return opened;
  }

  return {
    isDevelopment,
    origin,
    prepare() {
      window ??= open();
    },
    pageAsks: beginning.come,
    async asking() {
      await beginning.within(longestWaitMs.beginning);
      await pause(breathMs);
    },
    pageReady: drawing.come,
    async drawn() {
      await drawing.within(longestWaitMs.drawing);
      await pause(paintMs);
    },
    show() {
      window ??= open();
      window.setBackgroundColor(
        nativeTheme.shouldUseDarkColors ? background.dark : background.light,
      );
      if (window.isMinimized()) window.restore();
      const isBehind = window.isVisible();
      window.show();
      if (isBehind) window.focus(); // one that is new has it already
    },
    openHidden(hash) {
      const hidden = new BrowserWindow({ show: false, webPreferences: pagePreferences(choices) });
      void hidden.loadURL(`${origin}/${hash}`);
      return hidden;
    },
    current: () => window,
    onPageLost(listener) {
      pageLost = listener;
    },
    onPageRevived(listener) {
      pageRevived = listener;
    },
    pages: () => (window === null ? [] : [window.webContents]),
    stop() {
      stopServing();
      window?.destroy();
    },
  };
}

function prepareSession(pageSession: Session, origin: string, server: string | null): void {
  refusePermissions(pageSession);
  refusePermissions(session.defaultSession);
  pageSession.setSpellCheckerEnabled(false);
  cutOffNetwork(pageSession, origin);
  if (server !== null) sendPolicy(pageSession, server);
}
