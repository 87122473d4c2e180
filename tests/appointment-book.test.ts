import { mkdtempSync, readdirSync, rmSync, copyFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrations } from '../migrations/all.ts';
import { type AppointmentBook, type Migrations, openBook } from '../src-main/appointment-book.ts';
import { type DataFolder, dataFolderAt } from '../src-main/data-folder.ts';
import { examineDatabase } from '../src-main/database/health.ts';
import { readDatabaseId } from '../src-main/database/identity.ts';
import { openDatabase } from '../src-main/database/open.ts';
import { readPracticeTimeZone } from '../src-main/settings/settings-repo.ts';
import { fakeClock, fakeIds, fakeLog, uuidOf } from './support/fakes.ts';

let home: string;
let folder: DataFolder;
const log = fakeLog();
const later: Migrations = {
  ...migrations,
  '9998-later': {
    async up(db: Kysely<unknown>) {
      await sql`CREATE TABLE later (a TEXT) STRICT`.execute(db);
    },
  },
};
const failing: Migrations = {
  ...later,
  '9999-failing': {
    async up(db: Kysely<unknown>) {
      await sql`CREATE TABLE half (a TEXT) STRICT`.execute(db);
      throw new Error('this migration is wrong');
    },
  },
};

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'book-'));
  folder = dataFolderAt(join(home, 'data'));
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

function open(given: Migrations = migrations): Promise<AppointmentBook> {
  const [clock, ids] = [fakeClock(), fakeIds()];
  return openBook({ folder, migrations: given, systemTimeZone: 'Europe/Vienna', clock, ids, log });
}

function tablesIn(file: string): string[] {
  const { sqlite } = openDatabase(file);
  const names = sqlite
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .pluck()
    .all() as string[];
  sqlite.close();
  return names;
}

test('the first opening makes the book, for its owner’s eyes only, with an id and the zone of the machine', async () => {
  const book = await open();
  expect(await readDatabaseId(book.database.db)).toBe(uuidOf(1));
  expect(await readPracticeTimeZone(book.database.db)).toBe('Europe/Vienna');
  await book.close();
  expect(readdirSync(folder.path).toSorted()).toEqual(['appointments.sqlite3', 'in-use.sqlite3']);
  for (const name of readdirSync(folder.path))
    expect(statSync(join(folder.path, name)).mode & 0o077).toBe(0);
  expect(statSync(folder.path).mode & 0o777).toBe(0o700);
});

test('a second opening is refused while the first is open, and works afterwards', async () => {
  const book = await open();
  await expect(open()).rejects.toMatchObject({ code: 'not-allowed' });
  await book.close();
  const again = await open();
  expect(await readDatabaseId(again.database.db)).toBe(uuidOf(1));
  await again.close();
});

test('an opening that brings the schema up to date copies the book aside before', async () => {
  await (await open()).close();
  await (await open(later)).close();
  const [copy, ...others] = readdirSync(folder.backups);
  expect(others).toEqual([]);
  expect(tablesIn(folder.database)).toContain('later');
  expect(tablesIn(join(folder.backups, copy!))).not.toContain('later');
  await (await open(later)).close();
  expect(readdirSync(folder.backups)).toHaveLength(1);
});

test('a migration that fails leaves nothing behind but the copy, and the book can be opened as before', async () => {
  await (await open(later)).close();
  await expect(open(failing)).rejects.toThrow('9999-failing');
  expect(tablesIn(folder.database)).not.toContain('half');
  await (await open(later)).close();
});

test('when the copy can not be made, nothing is migrated', async () => {
  await (await open()).close();
  writeFileSync(folder.backups, 'a file where the folder should be');
  await expect(open(later)).rejects.toThrow();
  expect(tablesIn(folder.database)).not.toContain('later');
});

test('a copy that is put back is recognised once, and compared with the calendar before anything is sent', async () => {
  const book = await open();
  const { sqlite } = book.database;
  sqlite
    .prepare(
      `INSERT INTO account VALUES ('a', 'google', 's', 'e', 'connected', 1, 1, '', 0, NULL, 0, NULL, NULL, 1)`,
    )
    .run();
  sqlite
    .prepare(
      `INSERT INTO calendar (id, account_id, remote_id, name, time_zone, access_role, is_primary, is_target, is_selected, state, sync_token,
        full_sync_epoch, blocked_attempts) VALUES ('c', 'a', 'r', 'n', 'UTC', 'owner', 1, 1, 1, 'active', 'token', 0, 0)`,
    )
    .run();
  const copy = await book.backups.copyBefore('daily');
  await book.close();
  const tokenOf = (opened: AppointmentBook) =>
    opened.database.sqlite.prepare('SELECT sync_token FROM calendar').pluck().get();

  const ordinary = await open();
  expect(tokenOf(ordinary)).toBe('token');
  await ordinary.close();

  copyFileSync(copy, folder.database);
  log.lines.length = 0;
  const putBack = await open();
  expect(tokenOf(putBack)).toBeNull();
  expect(log.lines).toEqual([{ level: 'warn', message: expect.stringContaining('put back') }]);
  await putBack.close();

  log.lines.length = 0;
  await (await open()).close();
  expect(log.lines).toEqual([]);
});

test('whatever can not be opened is given free again', async () => {
  await (await open(later)).close();
  await expect(open()).rejects.toThrow('newer version');
  await (await open(later)).close();
});

test('the examination finds a sound book, one that is not there yet, and one of a newer version', async () => {
  const fresh = await examineDatabase(folder.database, migrations);
  expect(fresh).toMatchObject({
    isOk: true,
    file: 'none yet',
    integrity: 'ok',
    brokenReferences: 0,
  });
  expect(fresh.migrations).toEqual({ done: Object.keys(migrations), missing: [], unknown: [] });
  await (await open(later)).close();
  expect(await examineDatabase(folder.database, later)).toMatchObject({
    isOk: true,
    file: 'present',
  });
  expect(await examineDatabase(folder.database, migrations)).toMatchObject({
    isOk: false,
    migrations: { unknown: ['9998-later'] },
  });
});

test('the examination finds broken references', async () => {
  const book = await open();
  book.database.sqlite.pragma('foreign_keys = OFF');
  book.database.sqlite
    .prepare(
      `INSERT INTO remote_event (calendar_id, event_id, etag, status, seen_epoch, json) VALUES ('none', 'e', 'e', 'confirmed', 0, '{}')`,
    )
    .run();
  await book.close();
  expect(await examineDatabase(folder.database, migrations)).toMatchObject({
    isOk: false,
    brokenReferences: 1,
  });
});
