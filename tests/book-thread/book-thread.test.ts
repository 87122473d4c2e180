import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { MainSide } from '../../src-main/book-thread/sides.ts';
import { type BookThread, startBookThread } from '../../src-main/book-thread/start-book-thread.ts';
import { type DataFolder, dataFolderAt } from '../../src-main/data-folder.ts';
import { explainStartFailure } from '../../src-main/start-failure.ts';
import type { Reply } from '../../src-shared/ipc/contract.ts';

// The thread as the app runs it, but for Electron.

let home: string;
let folder: DataFolder;
let thread: BookThread;
let ended: unknown[];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'book-thread-'));
  folder = dataFolderAt(join(home, 'data'));
  ended = [];
});

afterEach(async () => {
  await thread.stop();
  rmSync(home, { recursive: true, force: true });
});

function start(
  script = resolve(import.meta.dirname, '../../src-main/book-thread/thread.ts'),
): void {
  const about = {
    version: '1',
    electron: '1',
    node: '1',
    platform: 'test',
    dataFolder: folder.path,
  };
  thread = startBookThread({
    script,
    data: { scripts: home, folder, chosenFolder: folder.path, about },
    ended: (error) => void ended.push(error),
  });
}

/** A main that does nothing but remember what it was told. */
function main() {
  const told: string[] = [];
  const nothing = async (): Promise<null> => null;
  const side: MainSide = {
    announce: (event) => void told.push(event),
    settingsChanged: ({ language }) => void told.push(`language ${language}`),
    remind: () => undefined,
    writeLog: (level, line) => void told.push(`${level}: ${line}`),
    broke: ({ message }) => void told.push(`broke: ${message}`),
    fetch: () => Promise.reject(new Error('there is no network')),
    abortFetch: () => undefined,
    openExternal: async () => undefined,
    readChosenFile: nothing,
    copyText: async (text) => void told.push(`copied ${text.length > 100}`),
    saveText: async () => false,
    askPath: nothing,
    savePdf: async () => undefined,
    'print.sheet': async () => ({ savedAs: 'sheet.pdf' }),
    'window.openDataFolder': nothing,
    'window.reload': nothing,
    'window.broke': nothing,
    'window.ready': nothing,
  };
  return { side, told };
}

const client = { name: 'Anna Keller' };

test('it answers what is asked before the book is open once it is, in the language of the system', async () => {
  start();
  const { side } = main();
  const book = thread.connect(side);
  const early = book.answer('page', 'clients.create', { name: ' ' });
  const settings = await book.begin('de-AT');
  expect(settings.language).toBe('system');
  expect(await early).toMatchObject({
    ok: false,
    failure: { message: 'ein Kunde braucht einen Namen', field: 'name' },
  });
  expect(await book.answer('stranger', null, null)).toMatchObject({
    failure: { code: 'not-allowed' },
  });
});

test('what it announces comes before the answer, and what only main can is done by main', async () => {
  start();
  const { side, told } = main();
  const book = thread.connect(side);
  await book.begin('en-GB');
  expect(await book.answer('page', 'clients.create', client)).toMatchObject({ ok: true });
  expect(told).toContain('clients.changed');
  expect(await book.answer('page', 'health.copyReport', undefined)).toMatchObject({ ok: true });
  expect(told).toContain('copied true');
  const sheet = { kind: 'day', day: '2026-03-02', withNotes: false, to: 'file' };
  expect(await book.answer('page', 'print.sheet', sheet)).toEqual({
    ok: true,
    value: { savedAs: 'sheet.pdf' },
  });
  await book.answer('page', 'settings.change', { language: 'de' });
  expect(told).toContain('language de');
});

test('a bug in main is a line of the log, and the page is told that nothing was changed', async () => {
  start();
  const { side, told } = main();
  side['window.reload'] = () => Promise.reject(new Error('no window for anna@example.com'));
  const book = thread.connect(side);
  await book.begin('en-GB');
  expect(await book.answer('page', 'window.reload', undefined)).toMatchObject({
    failure: { code: 'internal' },
  });
  await vi.waitFor(() =>
    expect(told.some((line) => line.startsWith('error: a request failed'))).toBe(true),
  );
  expect(told.join('\n')).toContain('no window for [e-mail]');
});

test('stopped, it has closed the book with everything in it, and it can be opened again', async () => {
  start();
  const book = thread.connect(main().side);
  await book.begin('en-GB');
  void book.start.asEvent();
  await book.answer('page', 'clients.create', client);
  await thread.stop();
  expect(existsSync(folder.database)).toBe(true);
  expect(existsSync(`${folder.database}-wal`)).toBe(false);
  await thread.stop(); // once more does no harm
  expect(ended).toEqual([]);

  start();
  const again = thread.connect(main().side);
  await again.begin('en-GB');
  const { value } = (await again.answer('page', 'clients.search', { text: 'keller' })) as Extract<
    Reply<unknown[]>,
    { ok: true }
  >;
  expect(value).toHaveLength(1);
});

test('why the book can not be opened is told as it was, and stopping is at an end at once', async () => {
  mkdirSync(folder.path, { recursive: true });
  writeFileSync(folder.database, 'no database at all'.repeat(200));
  start();
  const book = thread.connect(main().side);
  const error: unknown = await book.begin('en-GB').catch((cause: unknown) => cause);
  const place = { dataFolder: folder.path, backups: folder.backups };
  expect(explainStartFailure(error, place).title).toContain('can’t be read');
});

test('a thread that can not begin is told of, once', async () => {
  const script = join(home, 'broken.mjs');
  writeFileSync(script, `throw new Error('half a download');`);
  start(script);
  await vi.waitFor(() => expect(ended).toHaveLength(1));
  expect(ended).toEqual([expect.objectContaining({ message: 'half a download' })]);
});

test('a thread that ends by itself is told of', async () => {
  const script = join(home, 'short.mjs');
  writeFileSync(script, `import 'node:worker_threads';`);
  start(script);
  await vi.waitFor(() => expect(ended).toHaveLength(1));
  expect(String(ended[0])).toContain('ended by itself');
});
