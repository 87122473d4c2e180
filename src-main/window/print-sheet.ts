import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BrowserWindow, dialog, type SaveDialogOptions } from 'electron';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { Input, Output } from '../../src-shared/ipc/contract.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { Timers } from '../platform/ports.ts';

export type PrintDeps = {
  /** Opens a page that nobody sees. */
  openHidden(hash: string): BrowserWindow;
  /** The window that the dialog belongs to. */
  owner(): BrowserWindow | null;
  timers: Timers;
};

type Sheet = Input<'print.sheet'>;

/** By naming its days the page says that its sheet is drawn; the file takes its name from that. */
const drawnTitle = /\d/;
const longestDrawingMs = 10_000;

/** Makes sheets of a day or a week, one at a time, each drawn by a page of its own that nobody sees. */
export function createPrintSheet(
  deps: PrintDeps,
): (sheet: Sheet) => Promise<Output<'print.sheet'>> {
  const inTurn = oneAtATime();
  return (sheet) =>
    inTurn(async () => {
      const { kind, day, withNotes } = sheet;
      const page = deps.openHidden(`#/print/${kind}/${day}${withNotes ? '/notes' : ''}`);
      try {
        const title = await whenDrawn(page, deps.timers);
        if (sheet.to === 'printer') return await print(page, kind);
        return await save(page, kind, title, deps.owner());
      } finally {
        page.destroy();
      }
    });
}

/** The title of the sheet, once it is drawn. */
function whenDrawn(page: BrowserWindow, timers: Timers): Promise<string> {
  return new Promise((resolve, reject) => {
    const cancel = timers.after(longestDrawingMs, () =>
      reject(
        new ExpectedError(
          'internal',
          'The sheet could not be drawn in time. Nothing was saved. Please try again.',
        ),
      ),
    );
    page.webContents.on('page-title-updated', (_event, title) => {
      if (!drawnTitle.test(title)) return;
      cancel();
      resolve(title);
    });
  });
}

/** A week lies on its side, a day stands. The sheet brings its own margins. */
function paper(kind: Sheet['kind']) {
  return { pageSize: 'A4', landscape: kind === 'week', printBackground: true } as const;
}

async function save(
  page: BrowserWindow,
  kind: Sheet['kind'],
  title: string,
  owner: BrowserWindow | null,
): Promise<Output<'print.sheet'>> {
  const pdf = await page.webContents.printToPDF({
    ...paper(kind),
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
  });
  const options: SaveDialogOptions = {
    title: 'Save the sheet',
    defaultPath: `${title}.pdf`,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  };
  const { filePath, canceled } = await (owner === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(owner, options));
  if (canceled || filePath === '') return { savedAs: null };
  try {
    await writeFile(filePath, pdf, { mode: 0o600 });
  } catch (cause) {
    throw new ExpectedError(
      'not-allowed',
      'The sheet can’t be written there. Your book is not affected. Choose another folder.',
      { cause },
    );
  }
  return { savedAs: basename(filePath) };
}

/** Opens the system's own dialog; closing it without printing is no trouble. */
function print(page: BrowserWindow, kind: Sheet['kind']): Promise<Output<'print.sheet'>> {
  return new Promise((resolve, reject) => {
    page.webContents.print(
      { ...paper(kind), margins: { marginType: 'none' } },
      (isPrinted, reason) => {
        if (isPrinted || /cancel/i.test(reason)) resolve({ savedAs: null });
        else
          reject(
            new ExpectedError(
              'not-allowed',
              'The system could not print. Save the sheet as PDF and print that instead.',
              { cause: new Error(reason) },
            ),
          );
      },
    );
  });
}
