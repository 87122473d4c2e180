import { readFile, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  type OpenDialogOptions,
  type SaveDialogOptions,
  shell,
} from 'electron';
import type { AppointmentBook } from './appointment-book.ts';
import { readEndpoints } from './calendars/google/endpoints.ts';
import type { MainPorts } from './compose.ts';
import type { DataFolder } from './data-folder.ts';
import type { Announce } from './ipc/announce.ts';
import { createElectronNetwork, electronFetch } from './platform/electron-network.ts';
import { readNewestLines } from './platform/log-files.ts';
import { openKeychain } from './platform/keytar-keychain.ts';
import { type LazyKeychain, lazyKeychain } from './platform/lazy-keychain.ts';
import type { Keychain, Log, Timers } from './platform/ports.ts';
import { systemClock } from './platform/system-clock.ts';
import { systemRandom } from './platform/system-random.ts';
import { systemTimers } from './platform/system-timers.ts';
import { uuidIds } from './platform/uuid-ids.ts';
import type { Reminder } from './reminders/reminder-service.ts';
import { ExpectedError } from '../src-shared/domain/errors.ts';
import type { Settings } from '../src-shared/domain/settings.ts';
import { createOpenBrowser } from './window/open-browser.ts';
import { receiptPaper } from './window/receipt-paper.ts';
import { t } from '../src-shared/words/words.ts';

export type ElectronPortsOptions = {
  folder: DataFolder;
  book: AppointmentBook;
  log: Log;
  keychain: Keychain;
  announce: Announce;
  settingsChanged(settings: Settings): void;
  remind(reminder: Reminder): void;
};

/** The machine as Electron gives it to us. `stop` ends what keeps asking. */
export function electronPorts(options: ElectronPortsOptions): MainPorts & { stop(): void } {
  const endpoints = readEndpoints(process.env);
  const network = createElectronNetwork(systemTimers);
  return {
    ...options,
    ...machine(),
    network,
    endpoints,
    fetch: electronFetch,
    openBrowser: createOpenBrowser({
      authUrl: endpoints.authUrl,
      openExternal: (address) => shell.openExternal(address),
    }),
    readChosenFile,
    readLog: () => readNewestLines(options.folder.path),
    copyText: async (text) => await clipboard.writeText(text), // a promise since Electron 45
    saveText,
    paper: receiptPaper,
    about: {
      version: app.getVersion(),
      electron: process.versions.electron,
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
      dataFolder: options.folder.path,
    },
    stop: () => network.stop(),
  };
}

/** The parts that are the same wherever Node runs. */
export function machine() {
  return {
    clock: systemClock,
    ids: uuidIds,
    random: systemRandom,
    timers: systemTimers,
    systemTimeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

/**
 * The system's keychain. A data folder that was chosen by hand has entries of its own there, so that a trial or a
 * test never touches the person's real connection.
 */
export function appKeychain(
  log: Log,
  timers: Timers,
  chosenFolder: string | null,
  probeLimitMs?: number,
): LazyKeychain {
  const service =
    chosenFolder === null ? 'Appointment Agent' : `Appointment Agent (${chosenFolder})`;
  return lazyKeychain(() =>
    openKeychain({ log, timers, service, ...(probeLimitMs === undefined ? {} : { probeLimitMs }) }),
  );
}

/** Lets the person choose where a text goes, and writes it there. */
async function saveText(name: string, text: string): Promise<boolean> {
  const options: SaveDialogOptions = {
    defaultPath: join(app.getPath('documents'), name),
    filters: [
      extname(name) === '.csv'
        ? { name: 'CSV', extensions: ['csv'] }
        : { name: t('shell:dialog.text'), extensions: ['txt'] },
    ],
  };
  const [window] = BrowserWindow.getAllWindows();
  const { filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  if (filePath === '') return false;
  try {
    await writeFile(filePath, text);
    return true;
  } catch (cause) {
    throw new ExpectedError('not-allowed', t('refusals:file.notWritten'), { cause });
  }
}

/** More than any OAuth client's file has; nobody wants to wait for a film that was chosen by mistake. */
const longestFile = 100_000;

async function readChosenFile(): Promise<string | null> {
  const options: OpenDialogOptions = {
    title: t('shell:dialog.chooseClientFile'),
    properties: ['openFile'],
    filters: [{ name: 'JSON', extensions: ['json'] }],
  };
  const [window] = BrowserWindow.getAllWindows();
  const { filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  const [path] = filePaths;
  if (path === undefined) return null;
  try {
    const { size } = await stat(path);
    if (size <= longestFile) return await readFile(path, 'utf8');
  } catch (cause) {
    throw new ExpectedError('invalid-input', t('refusals:clientFile.unreadable'), {
      field: 'clientFile',
      cause,
    });
  }
  throw new ExpectedError('invalid-input', t('refusals:clientFile.tooLarge'), {
    field: 'clientFile',
  });
}
