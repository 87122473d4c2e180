import { readdirSync } from 'node:fs';
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate, readSchemaState } from '../../src-main/database/migrate.ts';
import { openDatabase, type OpenDatabase } from '../../src-main/database/open.ts';
import { migrations } from '../../migrations/all.ts';
import { uuidOf } from '../support/fakes.ts';

const names = Object.keys(migrations);
let database: OpenDatabase;

beforeEach(() => {
  database = openDatabase(':memory:');
});
afterEach(() => database.close());

/** The migrations up to and with the one whose name starts so. */
function upTo(number: string): Record<string, Migration> {
  return Object.fromEntries(
    Object.entries(migrations).filter(([name]) => name.slice(0, 4) <= number),
  );
}

function schemaNames(type: string): string[] {
  const rows = database.sqlite
    .prepare('SELECT name FROM sqlite_schema WHERE type = ? ORDER BY name')
    .pluck();
  return rows.all(type) as string[];
}

test('the list holds every file of the folder, in the order of their numbers and without gaps', () => {
  const files = readdirSync(new URL('../../migrations', import.meta.url)).filter((file) =>
    /^\d/.test(file),
  );
  expect(names.map((name) => `${name}.ts`)).toEqual(files.toSorted());
  expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, index) => index + 1));
});

test('a new database gets every migration, and none twice', async () => {
  await migrate(database, migrations);
  expect(readSchemaState(database, migrations)).toEqual({ done: names, missing: [], unknown: [] });
  const before = database.sqlite.serialize();
  await migrate(database, migrations);
  expect(database.sqlite.serialize().equals(before)).toBe(true);
});

test('the caller is asked once, ahead of the first change, and only when there is one to make', async () => {
  const asked: string[][] = [];
  const ask = async () => void asked.push(readSchemaState(database, migrations).done);
  await migrate(database, upTo('0001'), ask);
  await migrate(database, migrations, ask);
  await migrate(database, migrations, ask);
  expect(asked).toEqual([[], [names[0]]]);
});

test('when the caller can make no copy, nothing is changed', async () => {
  await expect(
    migrate(database, migrations, async () => {
      throw new Error('no room for a copy');
    }),
  ).rejects.toThrow('no room for a copy');
  expect(schemaNames('table')).toEqual([]);
});

test('a migration that fails leaves nothing behind, those before it stay, and it can be run again', async () => {
  let fails = true;
  const later = {
    ...migrations,
    '9001-good': { up: (db: Kysely<unknown>) => createTable(db, 'good') },
    '9002-bad': {
      async up(db: Kysely<unknown>) {
        await createTable(db, 'half_done');
        await sql`INSERT INTO setting (key, value_json) VALUES ('half-done', '1')`.execute(db);
        if (fails) throw new Error('the power went');
      },
    },
    '9003-after': { up: (db: Kysely<unknown>) => createTable(db, 'after_it') },
  };
  await expect(migrate(database, later)).rejects.toMatchObject({
    message: 'migration 9002-bad failed and was rolled back',
    cause: { message: 'the power went' },
  });
  expect(schemaNames('table')).toContain('good');
  expect(schemaNames('table')).not.toContain('half_done');
  expect(database.sqlite.prepare('SELECT count(*) FROM setting').pluck().get()).toBe(0);
  expect(readSchemaState(database, later).missing).toEqual(['9002-bad', '9003-after']);

  fails = false;
  await migrate(database, later);
  expect(readSchemaState(database, later).missing).toEqual([]);
  expect(schemaNames('table')).toEqual(expect.arrayContaining(['half_done', 'after_it']));
});

test('a database of a newer version is refused and not changed', async () => {
  const newer = { ...migrations, '9001-newer': { up: async () => {} } };
  await migrate(database, newer);
  const before = database.sqlite.serialize();
  let asked = 0;
  const refused = migrate(database, migrations, async () => void (asked += 1));
  await expect(refused).rejects.toMatchObject({
    code: 'not-allowed',
    cause: { unknown: ['9001-newer'] },
  });
  expect(asked).toBe(0);
  expect(database.sqlite.serialize().equals(before)).toBe(true);
});

describe('0001-first-tables', () => {
  beforeEach(() => migrate(database, upTo('0001')));

  test('every table is strict, and holds the practice, the calendars and what sync observes', () => {
    const tables = database.sqlite.pragma('table_list') as {
      schema: string;
      name: string;
      strict: 0 | 1;
    }[];
    const ours = tables.filter(
      ({ schema, name }) => schema === 'main' && !/^(sqlite|kysely)_/.test(name),
    );
    expect(ours.filter((table) => table.strict === 0)).toEqual([]);
    expect(ours.map((table) => table.name)).toEqual(
      expect.arrayContaining([
        'setting',
        'client',
        'service',
        'booking',
        'slot',
        'account',
        'calendar',
        'calendar_link',
      ]),
    );
  });

  test('a booking can neither end before it starts nor point at nobody', () => {
    expect(() => oldBooking(1, { endAt: 0 })).toThrow('CHECK');
    expect(() => oldBooking(1, { clientId: uuidOf(999) })).toThrow('FOREIGN KEY');
    expect(() => oldBooking(1)).not.toThrow();
  });

  test('there is one target calendar at most', () => {
    oldRow('account', {
      id: 'a',
      provider: 'google',
      subject: 's',
      email: '',
      status: 'connected',
    });
    const calendar = {
      account_id: 'a',
      name: '',
      time_zone: '',
      access_role: '',
      state: 'active',
      is_target: 1,
    };
    oldRow('calendar', { ...calendar, id: 'c1', remote_id: 'r1' });
    expect(() => oldRow('calendar', { ...calendar, id: 'c2', remote_id: 'r2' })).toThrow('UNIQUE');
    expect(() =>
      oldRow('calendar', { ...calendar, id: 'c2', remote_id: 'r2', is_target: 0 }),
    ).not.toThrow();
  });
});

describe('0002-search', () => {
  test('what was there before can be found, but not what was deleted', async () => {
    await migrate(database, upTo('0001'));
    oldRow('client', {
      id: uuidOf(50),
      name: 'Änne Müller',
      email: 'a@example.org',
      phone: '0171/23 4',
      notes: 'shy',
    });
    oldRow('service', {
      id: uuidOf(51),
      name: 'Massage',
      length_minutes: 45,
      currency: 'EUR',
      color: 'teal',
    });
    oldBooking(1, { clientId: uuidOf(50), serviceId: uuidOf(51) });
    oldBooking(2);
    oldBooking(3, { deletedAt: 7 });

    await migrate(database, upTo('0002'));

    const rows = (table: string, query: string) =>
      database.sqlite
        .prepare(`SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid`)
        .pluck()
        .all(query);
    expect(rows('client_search', 'muller')).toEqual([1]);
    expect(rows('client_search', 'phone : 0171234')).toEqual([1]);
    expect(rows('booking_search', 'anne AND massage')).toEqual([1]);
    expect(rows('booking_search', 'room')).toEqual([1, 2]);
  });

  test('it works on an empty book, and its triggers need no trusted schema', async () => {
    await migrate(database, upTo('0002'));
    oldBooking(1);
    expect(database.sqlite.pragma('trusted_schema', { simple: true })).toBe(0);
    expect(database.sqlite.prepare('SELECT count(*) FROM booking_search').pluck().get()).toBe(1);
  });
});

describe('0003-longest-booking', () => {
  test('the longest booking that was there before is the end of an index', async () => {
    await migrate(database, upTo('0002'));
    oldBooking(1);
    oldBooking(2, { endAt: 9000 });
    oldBooking(3, { endAt: 99_000, deletedAt: 7 });
    await migrate(database, upTo('0003'));
    const query =
      'SELECT end_at - start_at FROM booking WHERE deleted_at IS NULL ORDER BY end_at - start_at DESC LIMIT 1';
    expect(database.sqlite.prepare(query).pluck().get()).toBe(8000);
    const steps = database.sqlite.prepare(`EXPLAIN QUERY PLAN ${query}`).all() as {
      detail: string;
    }[];
    // One step, with no sorting after it.
    expect(steps.map((step) => step.detail)).toEqual([
      'SCAN booking USING INDEX booking_by_length',
    ]);
  });
});

describe('0005-booking-life', () => {
  test('a booking from before it keeps nothing free around it, costs nothing yet and was paid by nobody', async () => {
    await migrate(database, upTo('0004'));
    oldBooking(1, { endAt: 9000 });
    await migrate(database, upTo('0005'));
    const row = database.sqlite.prepare('SELECT * FROM booking').get();
    expect(row).toMatchObject({
      taken_from_at: 1000,
      taken_to_at: 9000,
      price_minor: null,
      discount_minor: 0,
      currency: 'EUR',
      paid_at: null,
      cancelled_by: null,
      series_id: null,
    });
    database.sqlite.exec('UPDATE booking SET buffer_before_minutes = 1, buffer_after_minutes = 2');
    const taken = 'SELECT taken_from_at, taken_to_at FROM booking';
    expect(database.sqlite.prepare(taken).raw().get()).toEqual([-59_000, 129_000]);
  });
});

type Column = { name: string; notnull: 0 | 1; type: string; dflt_value: string | null };

async function createTable(db: Kysely<unknown>, name: string): Promise<void> {
  await sql`CREATE TABLE ${sql.table(name)} (a INTEGER) STRICT`.execute(db);
}

/** Inserts a row as an older version wrote it; numbers that do not matter are 0. */
function oldRow(table: string, values: Record<string, string | number | null>): void {
  const columns = database.sqlite.pragma(`table_info(${table})`) as Column[];
  const needed = columns.filter(
    (column) => column.name in values || (column.notnull === 1 && column.dflt_value === null),
  );
  const row = Object.fromEntries(
    needed.map(({ name, type }) => [
      name,
      name in values ? values[name] : type === 'TEXT' ? '' : 0,
    ]),
  );
  const listed = Object.keys(row);
  database.sqlite
    .prepare(`INSERT INTO ${table} (${listed.join()}) VALUES (${listed.map(() => '?').join()})`)
    .run(...Object.values(row));
}

type OldBooking = { clientId?: string; serviceId?: string; endAt?: number; deletedAt?: number };

function oldBooking(count: number, given: OldBooking = {}): void {
  oldRow('booking', {
    seq: count,
    id: uuidOf(count),
    client_id: given.clientId ?? null,
    service_id: given.serviceId ?? null,
    start_at: 1000,
    end_at: given.endAt ?? 2000,
    start_local: '1970-01-01T00:00',
    end_local: '1970-01-01T00:00',
    time_zone: 'UTC',
    location: 'Room 2',
    status: 'confirmed',
    revision: 1,
    deleted_at: given.deletedAt ?? null,
  });
}
