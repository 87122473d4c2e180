import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BrowserWindow, dialog, type SaveDialogOptions } from 'electron';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { Input, Output } from '../../src-shared/ipc/contract.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { Timers } from '../platform/ports.ts';
import { t } from '../../src-shared/words/words.ts';

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
      const { kind } = sheet;
      const page = deps.openHidden(addressOf(sheet));
      try {
        const title = await whenDrawn(page, deps.timers);
        if (sheet.to === 'printer') return await print(page, kind);
        return await save(page, kind, title, deps.owner());
      } finally {
        page.destroy();
      }
    });
}

/** The page that draws it. */
function addressOf(sheet: Sheet): string {
  if (sheet.kind === 'report') return `#/print/report/${sheet.firstDay}/${sheet.lastDay}`;
  return `#/print/${sheet.kind}/${sheet.day}${sheet.withNotes ? '/notes' : ''}`;
}

/** The title of the sheet, once it is drawn. */
function whenDrawn(page: BrowserWindow, timers: Timers): Promise<string> {
  return new Promise((resolve, reject) => {
    const cancel = timers.after(longestDrawingMs, () =>
      reject(new ExpectedError('internal', t('refusals:file.sheetNotDrawn'))),
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

/** A report may go over several pages, each of which needs margins that only the printer can give it; in inches. */
const reportMargins = { top: 0.6, bottom: 0.6, left: 0.6, right: 0.6 };
const noMargins = { top: 0, bottom: 0, left: 0, right: 0 };

async function save(
  page: BrowserWindow,
  kind: Sheet['kind'],
  title: string,
  owner: BrowserWindow | null,
): Promise<Output<'print.sheet'>> {
  const pdf = await page.webContents.printToPDF({
    ...paper(kind),
    margins: kind === 'report' ? reportMargins : noMargins,
  });
  const options: SaveDialogOptions = {
    title: t('shell:dialog.saveSheet'),
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
    throw new ExpectedError('not-allowed', t('refusals:file.sheetNotWritten'), { cause });
  }
  return { savedAs: basename(filePath) };
}

/** Opens the system's own dialog; closing it without printing is no trouble. */
function print(page: BrowserWindow, kind: Sheet['kind']): Promise<Output<'print.sheet'>> {
  return new Promise((resolve, reject) => {
    page.webContents.print(
      { ...paper(kind), margins: { marginType: kind === 'report' ? 'default' : 'none' } },
      (isPrinted, reason) => {
        if (isPrinted || /cancel/i.test(reason)) resolve({ savedAs: null });
        else
          reject(
            new ExpectedError('not-allowed', t('refusals:file.notPrinted'), {
              cause: new Error(reason),
            }),
          );
      },
    );
  });
}
