import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../../src-main/database/migrate.ts';
import { openDatabase, type OpenDatabase } from '../../src-main/database/open.ts';
import { sortKeyOf } from '../../src-shared/domain/folding.ts';
import { migrations } from '../../migrations/all.ts';
import { uuidOf } from '../support/fakes.ts';

let database: OpenDatabase;

beforeEach(async () => {
  database = openDatabase(':memory:');
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0008'));
  await migrate(database, before);
});
afterEach(() => database.close());

function insertClient(seq: number, name: string, phone: string): void {
  database.sqlite
    .prepare(
      `INSERT INTO client (seq, id, name, email, phone, notes, archived, revision, created_at, changed_at)
       VALUES (?, ?, ?, 'a@x.org', ?, 'allergic to Nüsse', 0, 1, 5, 5)`,
    )
    .run(seq, uuidOf(seq), name, phone);
}

function insertBooking(seq: number, clientSeq: number, deletedAt: number | null): void {
  database.sqlite
    .prepare(
      `INSERT INTO booking (seq, id, client_id, start_at, end_at, all_day, start_local, end_local, time_zone,
         location, calendar_note, private_note, status, cancel_reason, overlap_accepted, revision, created_at,
         changed_at, deleted_at)
       VALUES (?, ?, ?, 1000, 2000, 0, '1970-01-01T00:00', '1970-01-01T00:00', 'UTC', 'Große Halle', '', '', 'confirmed',
         '', 0, 1, 5, 5, ?)`,
    )
    .run(seq, uuidOf(100 + seq), uuidOf(clientSeq), deletedAt);
}

function rows(table: string, query: string): unknown[] {
  return database.sqlite
    .prepare(`SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid`)
    .pluck()
    .all(query);
}

test('0008: clients from before it keep all they had, and are found in every spelling', async () => {
  insertClient(1, 'Änne Müller', '+49 (0)171 234-4471');
  insertClient(2, 'Client 10', '');
  insertBooking(1, 1, null);
  insertBooking(2, 1, 7);
  await migrate(database, migrations);

  expect(database.sqlite.prepare('SELECT * FROM client WHERE seq = 1').get()).toMatchObject({
    name: 'Änne Müller',
    phone: '+49 (0)171 234-4471',
    phone_key: '01712344471',
    tags_json: '[]',
    birthday: null,
    merged_into: null,
  });
  expect(rows('client_search', 'muller')).toEqual([1]);
  expect(rows('client_search', 'nusse')).toEqual([1, 2]);
  expect(rows('client_phone', '"23444"')).toEqual([1]);
  expect(rows('client_phone', '"0049171"')).toEqual([1]);
  expect(rows('booking_search', 'muller AND grosse')).toEqual([1]);
});

test('0008: names from before it are in the order of names', async () => {
  const names = ['Änne Müller', 'Client 10', 'Straße', 'Łukasz 2'];
  for (const [index, name] of names.entries()) insertClient(index + 1, name, '');
  await migrate(database, migrations);
  const keys = database.sqlite.prepare('SELECT sort_key FROM client ORDER BY seq').pluck().all();
  expect(keys).toEqual(names.map(sortKeyOf));
});

test('0008: a service from before it has no place', async () => {
  database.sqlite.exec(
    `INSERT INTO service (id, name, length_minutes, buffer_before_minutes, buffer_after_minutes, price_minor, currency,
       color, archived, revision, created_at, changed_at)
     VALUES ('s', 'Massage', 45, 0, 0, 0, 'EUR', 'teal', 0, 1, 5, 5)`,
  );
  await migrate(database, migrations);
  expect(database.sqlite.prepare('SELECT location FROM service').pluck().get()).toBe('');
});

test('0008: its tables are strict, and what was indexed before is not there twice', async () => {
  insertClient(1, 'Anna', '0171 2344471');
  insertBooking(1, 1, null);
  await migrate(database, migrations);
  const tables = database.sqlite.pragma('table_list') as { name: string; strict: 0 | 1 }[];
  const made = tables.filter(({ name }) => ['client_merge', 'client_apart'].includes(name));
  expect(made.map(({ strict }) => strict)).toEqual([1, 1]);
  for (const index of ['client_search', 'client_phone', 'booking_search']) {
    expect(database.sqlite.prepare(`SELECT count(*) FROM ${index}`).pluck().get()).toBe(1);
    database.sqlite.exec(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`);
  }
});
