import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataFolderAt } from '../../src-main/data-folder.ts';
import { type Channel, requests } from '../../src-shared/ipc/contract.ts';
import { idsFrom } from '../bench/replay.ts';
import { testKeychain, testNetwork } from '../accounts/support.ts';
import { type Emulator, startEmulator } from '../google-emulator/server.ts';
import { playHistory } from '../simulation/history.ts';
import { testNow } from '../support/fakes.ts';
import { generatePractice } from '../../src-main/sample/generated-practice.ts';
import { writePractice } from '../support/generated/write-practice.ts';
import { onStatements, type RecordedStatement } from '../support/record-statements.ts';
import { practiceZone } from '../support/times.ts';
import { walkRequests } from '../support/walk-requests.ts';
import { startWholeMain, type WholeMain } from '../support/whole-main.ts';
import {
  foreignKeysWithoutIndex,
  idleExceptions,
  longWays,
  triggerStatements,
} from './plan-rules.ts';

const size = {
  bookings: 800,
  clients: 200,
  years: 1,
  timeZone: practiceZone,
  now: testNow,
  seed: 1,
};
/** Tables of which this book has enough for SQLite to think of it as large. */
const wellFilled = ['booking', 'client', 'item_history', 'booking_search_content'];
/** Histories of the simulation, which reach what no request does: faults, crashes, copies put back. */
const histories = 12;

let home: string;
let emulator: Emulator;
let whole: WholeMain;
let asked: Channel[];
/** Every text that the app ran, with what was bound at its first time. */
const statements = new Map<string, RecordedStatement>();

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'every-plan-'));
  emulator = await startEmulator();
  emulator.control.setKnobs({ quotaPerMinute: null }); // its minutes are not those of our clock
  whole = await startWholeMain({
    folder: dataFolderAt(join(home, 'data')),
    keychain: testKeychain(),
    network: testNetwork(),
    environment: emulator.environment,
    fetch,
  });
  await playHistory(1); // migrates a database for all histories, which may look at everything
  const stop = onStatements((statement) => {
    if (isOfTheApp(statement) && !statements.has(statement.sql))
      statements.set(statement.sql, statement);
  });
  try {
    const { database } = whole.book;
    asked = await walkRequests(whole, {
      google: emulator.control,
      database,
      fill: async () =>
        void (await writePractice(database, generatePractice(size, idsFrom(1_000_000_000)))),
    });
    for (let seed = 1; seed <= histories; seed += 1) await playHistory(seed);
  } finally {
    stop();
  }
}, 120_000);

afterAll(async () => {
  await whole.stop();
  await emulator.stop();
  rmSync(home, { recursive: true, force: true });
});

/** Reads and writes by Kysely, which binds one list; the checks of the simulation ask SQLite themselves. */
function isOfTheApp({ sql, parameters }: RecordedStatement): boolean {
  return (
    /^\s*(?:select|with|insert|update|delete)\b/i.test(sql) &&
    !/sqlite_(?:master|schema)/.test(sql) &&
    parameters.length === 1 &&
    Array.isArray(parameters[0])
  );
}

const found = () =>
  [...statements.values()].flatMap((one) => longWays(whole.book.database.sqlite, one));

test('every request of the contract is asked', () => {
  expect(asked.toSorted()).toEqual(Object.keys(requests).toSorted());
  expect(statements.size).toBeGreaterThan(250);
});

describe('no statement reads all of a table that grows', () => {
  test('in a book whose tables SQLite knows nothing of', () => {
    expect(found()).toEqual([]);
  });

  test('nor in one whose rows it has counted', () => {
    const { sqlite } = whole.book.database;
    for (const table of wellFilled) sqlite.exec(`ANALYZE ${table}`);
    expect(found()).toEqual([]);
  });

  test('nor does any that a trigger runs', () => {
    const { sqlite } = whole.book.database;
    const inside = triggerStatements(sqlite);
    expect(inside.length).toBeGreaterThan(10);
    expect(inside.flatMap((one) => longWays(sqlite, one))).toEqual([]);
  });

  test('nor does a removal, looking for what still points there', () => {
    expect(foreignKeysWithoutIndex(whole.book.database.sqlite)).toEqual([]);
  });
});

test('no exception is kept that nothing needs', () => {
  expect(idleExceptions(whole.book.database.sqlite, statements.values())).toEqual([]);
});
