import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrations } from '../migrations/all.ts';
import { createBackups, realDisk } from '../src-main/database/backup.ts';
import { migrate } from '../src-main/database/migrate.ts';
import { openDatabase } from '../src-main/database/open.ts';
import { makeDataFolder, dataFolderAt } from '../src-main/data-folder.ts';
import { explainStartFailure, type StartFailure } from '../src-main/start-failure.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
  file = join(folder, 'appointments.sqlite3');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function explained(start: () => unknown): Promise<StartFailure> {
  try {
    await start();
  } catch (error) {
    return explainStartFailure(error, { dataFolder: '/data', backups: '/data/backups' });
  }
  throw new Error('it started');
}

test('a database of a newer version: install that one again', async () => {
  const database = openDatabase(file);
  await migrate(database, migrations);
  database.sqlite.prepare(`INSERT INTO kysely_migration VALUES ('9999-later', '')`).run();
  const failure = await explained(() => migrate(database, migrations));
  await database.close();
  expect(failure.message).toMatch(/newer version.*Nothing was changed.*install the newer version/);
});

test('a file that is no database: it is damaged, and the copies are over there', async () => {
  writeFileSync(file, 'These are no appointments. '.repeat(100));
  const { title, message } = await explained(() => openDatabase(file));
  expect(title).toBe('The appointment book can’t be read');
  expect(message).toMatch(/Nothing was changed.*newest file of \/data\/backups/);
});

test('a database of another program: it was not changed', async () => {
  const other = new Sqlite(file);
  other.exec('CREATE TABLE t (a)');
  other.close();
  const { message } = await explained(() => openDatabase(file));
  expect(message).toMatch(/another program.*not changed.*Move it away/);
});

test('a folder that can not be made or opened: which one it is', async () => {
  writeFileSync(file, '');
  const blocked = dataFolderAt(join(file, 'within'));
  const making = await explained(() => makeDataFolder(blocked));
  const opening = await explained(() => openDatabase(folder));
  for (const { title, message } of [making, opening]) {
    expect(title).toBe('The data folder can’t be used');
    expect(message).toContain('write to /data');
  }
});

test('no room for the copy that is made before migrating: make some', async () => {
  const disk = {
    ...realDisk,
    copy: () =>
      Promise.reject(
        Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }),
      ),
  };
  const backups = createBackups({
    file,
    folder: join(folder, 'backups'),
    clock: { now: () => 0 },
    disk,
  });
  const { title, message } = await explained(() => backups.copyBefore('migration'));
  expect(title).toBe('The disk is full');
  expect(message).toMatch(/Nothing was changed. Make some room/);
});

test.each([new Error('odd', { cause: new Error('odder') }), 'odd: odder'])(
  '%s: all that is known is said',
  (odd) => {
    const { message } = explainStartFailure(odd, { dataFolder: '/data', backups: '/data/backups' });
    expect(message).toMatch(/odd: odder.*not changed.*\/data/);
  },
);
