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
import type { Clock, Log } from '../platform/ports.ts';
import { serveApp } from './app-protocol.ts';
import { cutOffNetwork, confinePages, refusePermissions, sendPolicy } from './confine.ts';
import { background, createWindow, type PageChoices, pagePreferences } from './create-window.ts';
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
  log: Log;
};

/** The one window and everything that keeps it to itself. */
export type WindowShell = {
  readonly isDevelopment: boolean;
  /** Where the page comes from; requests from anywhere else are not trusted. */
  readonly origin: string;
  /** Opens the window without showing it, so that its page is loaded meanwhile. */
  prepare(): void;
  /** Shows the window, in front of others, once it has something to show; opens it when there is none. */
  show(): void;
  /** Opens a page that nobody sees, kept to itself as the window is; whoever asks for it has to destroy it. */
  openHidden(hash: string): BrowserWindow;
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
  /** The page has something to show, and somebody wants to see it. */
  let [isDrawn, isWanted] = [false, false];

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

  function open(): BrowserWindow {
    const opened = createWindow({
      ...choices,
      address: `${origin}/`,
      stateFile: options.stateFile,
    });
    isDrawn = false;
    opened.once('ready-to-show', () => {
      isDrawn = true;
      if (isWanted) showNow();
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

  function showNow(): void {
    if (window === null) return;
    window.setBackgroundColor(nativeTheme.shouldUseDarkColors ? background.dark : background.light);
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  return {
    isDevelopment,
    origin,
    prepare() {
      window ??= open();
    },
    show() {
      isWanted = true;
      window ??= open();
      if (isDrawn) showNow();
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
