import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { idList, idsIn, idText } from '../../src-main/database/id-list.ts';
import type { OpenDatabase } from '../../src-main/database/open.ts';
import { preparedChange, preparedRead, preparedWrite } from '../../src-main/database/prepared.ts';
import type { Db, SettingRow, Tx } from '../../src-main/database/schema.ts';
import {
  onStatements,
  type RecordedStatement,
  statementsOf,
} from '../support/record-statements.ts';
import { testDatabase } from '../support/test-database.ts';

let database: OpenDatabase;
let db: Db;

beforeEach(async () => {
  database = await testDatabase();
  db = database.db;
  for (const [key, value_json] of [
    ['a', '1'],
    ['b', '2'],
    ['c', '3'],
  ] as const)
    await db.insertInto('setting').values({ key, value_json }).execute();
});
afterEach(() => database.close());

const settingBy = () =>
  preparedRead((from, { key }: { key: string }) =>
    from.selectFrom('setting').selectAll().where('key', '=', key),
  );

const put = (tx: Tx, row: SettingRow) =>
  tx
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row));

/** What each way of asking hands to SQLite. */
async function both(
  plain: () => Promise<unknown>,
  prepared: () => Promise<unknown>,
): Promise<[RecordedStatement[], RecordedStatement[]]> {
  return [await statementsOf(database, plain), await statementsOf(database, prepared)];
}

describe('a prepared query asks SQLite the very same as the plain one', () => {
  test('in what is compared, limited and listed', async () => {
    type Given = { key: string; least: string; ids: string; most: number };
    const ask = (from: Db, { key, least, most }: Given, ids: ReturnType<typeof idList>) =>
      from
        .selectFrom('setting')
        .selectAll()
        .where((eb) => eb.or([eb('key', '=', key), eb('key', 'in', ids)]))
        .where('value_json', '>', least)
        .where('key', '!=', 'z')
        .orderBy('key')
        .limit(most);
    const prepared = preparedRead((from, given: Given) => ask(from, given, idsIn(given.ids)));
    const given = { key: 'a', least: '0', ids: idText(['b', 'c']), most: 2 };
    let [expected, found]: unknown[] = [];
    const [plain, own] = await both(
      async () => (expected = await ask(db, given, idList(['b', 'c'])).execute()),
      async () => (found = await prepared.all(db, given)),
    );
    expect(own).toEqual(plain);
    expect(own[0]?.sql).toContain('"key" = likely(?)');
    expect(own[0]?.sql).toContain('limit likely(?)');
    expect(found).toEqual(expected);
    expect(found).toHaveLength(2);
  });

  test('in a row that is written over another', async () => {
    const prepared = preparedWrite(put);
    const row = { key: 'a', value_json: `"it's ""so"" -- ?"` };
    const [plain, own] = await both(
      () => db.transaction().execute((tx) => put(tx, row).execute()),
      () => db.transaction().execute((tx) => prepared.run(tx, row)),
    );
    expect(own).toEqual(plain);
    expect(await settingBy().first(db, { key: 'a' })).toEqual(row);
  });

  test('in SQL that is written by hand', async () => {
    const ask = ({ least }: { least: number }) =>
      sql<{ n: number }>`SELECT count(*) AS n FROM setting WHERE value_json >= ${least}`;
    const prepared = preparedRead((_db, given: { least: number }) => ask(given));
    const [plain, own] = await both(
      () => ask({ least: 2 }).execute(db),
      () => prepared.all(db, { least: 2 }),
    );
    expect(own).toEqual(plain);
  });

  test('in one that needs no values', async () => {
    const prepared = preparedRead((from) =>
      from.selectFrom('setting').select('key').orderBy('key'),
    );
    expect(await prepared.all(db)).toEqual([{ key: 'a' }, { key: 'b' }, { key: 'c' }]);
    expect(await prepared.first(db)).toEqual({ key: 'a' });
  });
});

test.each([
  ['a text', 'Anna'],
  ['an empty text', ''],
  ['a text with quotes and marks', `O'Neil "?" ; -- \\ %_`],
  ['a number', 12],
  ['a fraction', 0.1],
  ['a large number', Number.MAX_SAFE_INTEGER],
  ['nothing', null],
])('%s comes back as it was given', async (_name, value) => {
  const echo = preparedRead(
    (_db, given: { value: string | number | null }) =>
      sql<{ value: unknown }>`SELECT ${given.value} AS value`,
  );
  await echo.first(db, { value: 'another one before' });
  expect(await echo.first(db, { value })).toEqual({ value });
});

test('what is not found is undefined', async () => {
  expect(await settingBy().first(db, { key: 'nobody' })).toBeUndefined();
});

test('it is built and compiled once, and its text is one and the same', async () => {
  let built = 0;
  const counted = preparedRead((from, { key }: { key: string }) => {
    built += 1;
    return from.selectFrom('setting').selectAll().where('key', '=', key);
  });
  const statements = await statementsOf(database, async () => {
    for (const key of ['a', 'b', 'a']) await counted.first(db, { key });
  });
  expect(built).toBe(1);
  expect(new Set(statements.map((one) => one.sql)).size).toBe(1);
  expect(statements.map((one) => one.parameters)).toEqual([[['a']], [['b']], [['a']]]);
});

test('runs at the same time do not mix their values', async () => {
  const byKey = settingBy();
  const found = await Promise.all(['c', 'a', 'b', 'a'].map((key) => byKey.first(db, { key })));
  expect(found.map((row) => row?.key)).toEqual(['c', 'a', 'b', 'a']);
});

test('one that was built in a transaction runs outside of it, in another one, and in another database', async () => {
  const byKey = settingBy();
  const putRow = preparedWrite(put);
  const other = await testDatabase();
  const refused = db.transaction().execute(async (tx) => {
    await putRow.run(tx, { key: 'd', value_json: '4' });
    expect(await byKey.first(tx, { key: 'd' })).toEqual({ key: 'd', value_json: '4' });
    throw new Error('not so');
  });
  await expect(refused).rejects.toThrow('not so');
  expect(await byKey.first(db, { key: 'd' })).toBeUndefined();
  await db.transaction().execute((tx) => putRow.run(tx, { key: 'd', value_json: '5' }));
  expect(await byKey.first(db, { key: 'd' })).toEqual({ key: 'd', value_json: '5' });
  expect(await byKey.first(other.db, { key: 'd' })).toBeUndefined();
  await other.close();
});

test('a change of now these and now those columns is built once for each set of them', async () => {
  const built: string[] = [];
  const change = preparedChange(
    (tx, { old, ...columns }: { old: string } & Partial<SettingRow>) => {
      built.push(Object.keys(columns).join());
      return tx.updateTable('setting').set(columns).where('key', '=', old);
    },
  );
  const changes = [
    { old: 'a', value_json: '10' },
    { old: 'b', key: 'e', value_json: '20' },
    { old: 'c', key: undefined, value_json: '30' },
  ];
  const [plain, own] = await both(
    async () => {
      for (const { old, ...columns } of changes)
        await db.updateTable('setting').set(columns).where('key', '=', old).execute();
      await db.updateTable('setting').set({ key: 'b' }).where('key', '=', 'e').execute();
    },
    () =>
      db.transaction().execute(async (tx) => {
        for (const one of changes) await change.run(tx, one);
        await change.run(tx, { old: 'e', key: 'b' });
      }),
  );
  expect(own.slice(1, -1)).toEqual(plain); // what is around them begins and ends the transaction
  expect(built).toEqual(['value_json', 'key,value_json', 'key']);
});

describe('what can only be a mistake is refused', () => {
  test('a value that is undefined, at the first time and later', async () => {
    const given = { key: undefined } as unknown as { key: string };
    const byKey = settingBy();
    await expect(byKey.first(db, given)).rejects.toThrow('given no key');
    await byKey.first(db, { key: 'a' });
    await expect(byKey.first(db, given)).rejects.toThrow('given no key');
  });

  test('a value that is left out, or may be, which does not compile', () => {
    const byKey = settingBy();
    type Found = ReturnType<typeof byKey.first>;
    // @ts-expect-error -- the key is missing
    const withoutKey = (): Found => byKey.first(db, {});
    // @ts-expect-error -- all values are missing
    const withoutAny = (): Found => byKey.first(db);
    // @ts-expect-error -- what shape the query has must not depend on what is given
    preparedWrite((tx, row: Partial<SettingRow>) => tx.updateTable('setting').set(row));
    expect([withoutKey, withoutAny]).toHaveLength(2);
  });

  test('a query that makes something of a value before it knows it', async () => {
    const looking = preparedRead((from, { key }: { key: string }) =>
      from.selectFrom('setting').selectAll().where('key', 'like', `%${key}%`),
    );
    await expect(looking.all(db, { key: 'a' })).rejects.toThrow('looks at key');
    const listing = preparedRead((from, { key }: { key: string }) =>
      from
        .selectFrom('setting')
        .selectAll()
        .where('key', 'in', idList([key])),
    );
    await expect(listing.all(db, { key: 'a' })).rejects.toThrow('looks at key');
  });

  test('and nothing of it reaches SQLite', async () => {
    const texts: string[] = [];
    const stop = onStatements(({ sql: text }) => texts.push(text));
    const looking = preparedRead((from, { key }: { key: string }) =>
      from
        .selectFrom('setting')
        .selectAll()
        .where('key', '=', key + key),
    );
    await expect(looking.all(db, { key: 'a' })).rejects.toThrow('looks at key');
    stop();
    expect(texts).toEqual([]);
  });
});
