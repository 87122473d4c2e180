import { writeFile } from 'node:fs/promises';
import { BrowserWindow, dialog, type SaveDialogOptions } from 'electron';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { ReceiptPaper } from '../money/receipt-service.ts';
import { cutOffNetwork, refusePermissions } from './confine.ts';
import { t } from '../../src-shared/words/words.ts';

/** Asks by the system's dialog, and prints by Electron itself: it knows every script that a name can be written in. */
export const receiptPaper: ReceiptPaper = {
  async askPath(suggestedName) {
    const options: SaveDialogOptions = {
      title: t('shell:dialog.saveReceipt'),
      defaultPath: suggestedName,
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
    };
    const [window] = BrowserWindow.getAllWindows();
    const { filePath, canceled } = await (window
      ? dialog.showSaveDialog(window, options)
      : dialog.showSaveDialog(options));
    return canceled || filePath === '' ? null : filePath;
  },
  async savePdf(html, path) {
    const pdf = await printed(html);
    try {
      await writeFile(path, pdf);
    } catch (cause) {
      throw new ExpectedError('not-allowed', t('refusals:receipt.notSaved'), { cause });
    }
  },
};

/** Prints in a page of its own that nobody sees, with no script, no preload, and a session that keeps nothing. */
async function printed(html: string): Promise<Buffer> {
  const page = new BrowserWindow({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      javascript: false,
      partition: 'receipt-paper',
    },
  });
  // Not that it would ask for anything: it has no script, and its own policy forbids the rest.
  refusePermissions(page.webContents.session);
  cutOffNetwork(page.webContents.session, 'data:');
  try {
    await page.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`);
    return await page.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
  } finally {
    page.destroy();
  }
}
