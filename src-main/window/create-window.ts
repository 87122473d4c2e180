import { BrowserWindow, screen, type Session, type WebPreferences } from 'electron';
import { fitToScreens, readWindowState, smallest, writeWindowState } from './window-bounds.ts';

/** What every page of ours runs with, seen or not. */
export type PageChoices = {
  preload: string;
  session: Session;
  isDevelopment: boolean;
};

export type WindowChoices = PageChoices & {
  /** The page to show. */
  address: string;
  /** Where size and place are kept between starts. */
  stateFile: string;
};

/** The page's own backgrounds, so that nothing flashes before it is drawn. */
export const background = { light: '#ffffff', dark: '#1a1b1e' };

/** Sandboxed, isolated, without Node, in the session that reaches nothing. */
export function pagePreferences(choices: PageChoices): WebPreferences {
  return {
    preload: choices.preload,
    session: choices.session,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    navigateOnDragDrop: false,
    spellcheck: false, // Chromium would fetch its dictionaries from the net
    devTools: choices.isDevelopment,
  };
}

/**
 * Opens the one window, where and as large as it was left, and not shown yet. As long as it is not, nothing of it is
 * painted.
 */
export function createWindow(choices: WindowChoices): BrowserWindow {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const { isMaximized, ...bounds } = fitToScreens(readWindowState(choices.stateFile), areas);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    // Else the page waits for the graphics process before its first line.
    paintWhenInitiallyHidden: false,
    title: 'Appointment Agent',
    autoHideMenuBar: true,
    webPreferences: pagePreferences(choices),
  });
  if (isMaximized) window.once('show', () => window.maximize()); // which would show it
  window.on('close', () => {
    const isMaximizedNow = window.isMaximized();
    writeWindowState(choices.stateFile, {
      ...window.getNormalBounds(),
      isMaximized: isMaximizedNow,
    });
  });
  void window.loadURL(choices.address);
  return window;
}
