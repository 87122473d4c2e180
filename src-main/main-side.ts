import { net, shell as system } from 'electron';
import type { Settings } from '../src-shared/domain/settings.ts';
import { unpackError } from './book-thread/carried-error.ts';
import { fetchNear } from './book-thread/carried-fetch.ts';
import type { MainSide } from './book-thread/sides.ts';
import type { Announce } from './ipc/announce.ts';
import type { LineWriter } from './platform/log.ts';
import type { Desktop } from './window/desktop.ts';

export type MainSideOptions = {
  announce: Announce;
  settingsChanged(settings: Settings): void;
  writeLog: LineWriter;
  /** The page is drawn and listens. */
  pageReady(): void;
  /** Arrives once the first page is drawn. */
  desktop: Promise<Desktop>;
  fail(error: unknown): void;
};

/**
 * Requests go through Chromium: they use the system's proxy and trust the certificates the system trusts. Note that
 * Chromium sends a request once more by itself when a kept connection was dead, so a write may arrive twice.
 */
const chromiumFetch = (url: string, init: RequestInit): Promise<Response> => net.fetch(url, init);

/** What main does for the book's thread, by Electron. */
export function createMainSide(options: MainSideOptions): MainSide {
  const { announce, settingsChanged, writeLog, pageReady, desktop, fail } = options;
  return {
    ...fetchNear(chromiumFetch),
    announce,
    settingsChanged,
    writeLog,
    broke: (error) => fail(unpackError(error)),
    openExternal: (address) => system.openExternal(address),
    remind: (reminder) => void desktop.then(({ remind }) => remind(reminder)),
    readChosenFile: async () => (await desktop).files.readChosenFile(),
    copyText: async (text) => (await desktop).files.copyText(text),
    saveText: async (name, text) => (await desktop).files.saveText(name, text),
    askPath: async (name) => (await desktop).files.askPath(name),
    savePdf: async (html, path) => (await desktop).files.savePdf(html, path),
    'window.ready': async () => {
      pageReady();
      return null;
    },
    'window.broke': async (what) => (await desktop).handlers['window.broke'](what),
    'window.reload': async () => (await desktop).handlers['window.reload'](undefined),
    'window.openDataFolder': async () =>
      (await desktop).handlers['window.openDataFolder'](undefined),
    'print.sheet': async (sheet) => (await desktop).handlers['print.sheet'](sheet),
  };
}
