import {
  app,
  type BrowserWindow,
  Menu,
  nativeTheme,
  type Session,
  session,
  shell,
  type WebContents,
} from 'electron';
import { originOf } from '../ipc/trusted-sender.ts';
import type { Log } from '../platform/ports.ts';
import { serveApp } from './app-protocol.ts';
import { cutOffNetwork, confinePages, refusePermissions, sendPolicy } from './confine.ts';
import { createWindow } from './create-window.ts';
import { menuTemplate } from './menu.ts';
import { appOrigin } from './security-policy.ts';

export type ShellOptions = {
  /** The folder with the built page, and the built preload script. */
  pageFolder: string;
  preload: string;
  stateFile: string;
  /** The address of Vite's development server, null in the built app. */
  developmentServer: string | null;
  log: Log;
  /** Told when the person asks for a step back, or forward again, in the menu bar. */
  onStep(entry: 'undo' | 'redo'): void;
};

/** The one window and everything that keeps it to itself. */
export type WindowShell = {
  /** Where the page comes from; requests from anywhere else are not trusted. */
  readonly origin: string;
  /** Shows the window, in front of others; opens it when there is none. */
  show(): void;
  /** The pages that may hear announcements. */
  pages(): WebContents[];
  stop(): void;
};

/** A page that dies again and again is not brought back for ever. */
const mostRevivals = 3;

/** Prepares the session, the menu and the page's scheme. Has to be called once Electron is ready. */
export function createWindowShell(options: ShellOptions): WindowShell {
  const { developmentServer: server, log } = options;
  const origin = server === null ? appOrigin : originOf(server);
  const isDevelopment = server !== null;
  // Its own session: the page's network is cut off, and what main asks of the network is none of the page's business.
  const pageSession = session.fromPartition('persist:window');
  let window: BrowserWindow | null = null;
  let revivals = 0;

  const stopServing =
    server === null ? serveApp(pageSession.protocol, options.pageFolder) : () => undefined;
  prepareSession(pageSession, origin, server);
  confinePages(
    app,
    (address) => shell.openExternal(address),
    (url) => isDevelopment && originOf(url) === origin,
  );
  const menu = menuTemplate({
    appName: app.name,
    isMac: process.platform === 'darwin',
    isDevelopment,
    onStep: options.onStep,
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu));

  function open(): BrowserWindow {
    const opened = createWindow({
      address: `${origin}/`,
      preload: options.preload,
      session: pageSession,
      stateFile: options.stateFile,
      isDark: nativeTheme.shouldUseDarkColors,
      isDevelopment,
    });
    opened.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      log.error('the page has died', { reason, exitCode });
      if (reason === 'clean-exit' || revivals >= mostRevivals) return;
      revivals += 1;
      opened.reload(); // everything it showed is in the database
    });
    opened.webContents.on('preload-error', (_event, path, error) =>
      log.error('the preload script failed', { path, error }),
    );
    opened.on('closed', () => {
      if (window === opened) window = null;
    });
    return opened;
  }

  return {
    origin,
    show() {
      if (window === null) {
        window = open();
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
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
