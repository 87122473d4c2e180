import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../../src-main/database/migrate.ts';
import { applicationId, openDatabase } from '../../src-main/database/open.ts';
import { cachingStatements } from '../../src-main/database/statement-cache.ts';
import { migrations } from '../../migrations/all.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-'));
  file = join(folder, 'book.sqlite3');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function modeOf(path: string): number {
  return statSync(path).mode & 0o777;
}

test('every setting the app relies on is set on every opening', async () => {
  for (let opening = 0; opening < 2; opening += 1) {
    const { sqlite, close } = openDatabase(file);
    const set = (name: string) => sqlite.pragma(name, { simple: true });
    expect({
      application_id: set('application_id'),
      journal_mode: set('journal_mode'),
      synchronous: set('synchronous'),
      foreign_keys: set('foreign_keys'),
      busy_timeout: set('busy_timeout'),
      trusted_schema: set('trusted_schema'),
      cell_size_check: set('cell_size_check'),
      secure_delete: set('secure_delete'),
      temp_store: set('temp_store'),
      cache_size: set('cache_size'),
    }).toEqual({
      application_id: applicationId,
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      busy_timeout: 5000,
      trusted_schema: 0,
      cell_size_check: 1,
      secure_delete: 1,
      temp_store: 2,
      cache_size: -16000,
    });
    await close();
  }
});

test('the file and those SQLite keeps beside it can be read by their owner only', async () => {
  const database = openDatabase(file);
  await migrate(database, migrations);
  expect([modeOf(file), modeOf(`${file}-wal`), modeOf(`${file}-shm`)]).toEqual([
    0o600, 0o600, 0o600,
  ]);
  await database.close();
});

test('a file that others could read is closed to them at the next opening', async () => {
  await openDatabase(file).close();
  chmodSync(file, 0o644);
  await openDatabase(file).close();
  expect(modeOf(file)).toBe(0o600);
});

test('what was written is there after opening again', async () => {
  const first = openDatabase(file);
  await migrate(first, migrations);
  await first.db.insertInto('setting').values({ key: 'a', value_json: '1' }).execute();
  await first.close();
  const second = openDatabase(file);
  expect(await second.db.selectFrom('setting').selectAll().execute()).toEqual([
    { key: 'a', value_json: '1' },
  ]);
  await second.close();
});

test("another program's database is refused and left as it is, its rights too", () => {
  const foreign = new Sqlite(file);
  foreign.exec('CREATE TABLE diary (line TEXT)');
  foreign.close();
  chmodSync(file, 0o644);
  const before = readFileSync(file);
  expect(() => openDatabase(file)).toThrow('database of another program');
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(modeOf(file)).toBe(0o644);
});

test('a database marked by another program is refused even when it is empty', () => {
  const foreign = new Sqlite(file);
  foreign.pragma('application_id = 42');
  foreign.close();
  expect(() => openDatabase(file)).toThrow('database of another program');
});

test('a file that is no database is refused and left as it is', () => {
  writeFileSync(file, 'Dear diary, '.repeat(100));
  expect(() => openDatabase(file)).toThrow();
  expect(readFileSync(file, 'utf8')).toBe('Dear diary, '.repeat(100));
});

test('a database in memory works like one in a file', async () => {
  const { db, close } = openDatabase(':memory:');
  expect(await db.selectNoFrom((eb) => eb.lit(1).as('one')).execute()).toEqual([{ one: 1 }]);
  await close();
});

test('a copy in memory of a database in a file has all that is in it, and a life of its own', async () => {
  const { sqlite, close } = openDatabase(file);
  sqlite.exec(`CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('only in the WAL yet')`);
  const copy = openDatabase(sqlite.serialize());
  expect(copy.sqlite.prepare('SELECT text FROM note').pluck().all()).toEqual([
    'only in the WAL yet',
  ]);
  copy.sqlite.exec('DELETE FROM note');
  expect(sqlite.prepare('SELECT count(*) FROM note').pluck().get()).toBe(1);
  await copy.close();
  await close();
});

test('each query text is prepared once, until there are too many of them', () => {
  const sqlite = new Sqlite(':memory:');
  const cache = cachingStatements(sqlite);
  const first = cache.prepare('SELECT 1');
  expect(cache.prepare('SELECT 1')).toBe(first);
  for (let count = 0; count < 500; count += 1) cache.prepare(`SELECT ${count} AS another`);
  expect(cache.prepare('SELECT 1')).not.toBe(first);
  cache.close();
  expect(sqlite.open).toBe(false);
});
