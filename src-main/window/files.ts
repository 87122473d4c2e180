import { readFile, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from 'electron';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { t } from '../../src-shared/words/words.ts';

/** Lets the person choose where a text goes, and writes it there; false when they chose nowhere. */
export async function saveText(name: string, text: string): Promise<boolean> {
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

/** Lets the person choose the file of an OAuth client; answers its text, or null when they chose none. */
export async function readChosenFile(): Promise<string | null> {
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
