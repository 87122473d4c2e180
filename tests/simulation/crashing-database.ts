import Sqlite from 'better-sqlite3';
import { Kysely, type SqliteDatabase, type SqliteStatement } from 'kysely';
import { AppDialect } from '../../src-main/database/dialect.ts';
import type { Db, Schema } from '../../src-main/database/schema.ts';
import { cachingStatements } from '../../src-main/database/statement-cache.ts';

/** The process ended here: nothing after it has run. */
export class Crash extends Error {
  override name = 'Crash';
}

/** What may go wrong at the database, decided anew at each transaction's begin and end. */
export type DatabaseFaults = {
  atBegin(): 'busy' | null;
  atCommit(): 'crash-before' | 'crash-after' | 'full' | null;
};

export type SimulatedDatabase = { db: Db; sqlite: Sqlite.Database; close(): void };

/**
 * The app's own database in memory, through the app's own statements, with faults at the edges of transactions.
 * Takes the bytes of a migrated (or crashed) database, so that a history starts in a millisecond.
 */
export function openSimulated(bytes: Buffer, faults: DatabaseFaults): SimulatedDatabase {
  const sqlite = openBytes(bytes);
  return wrap(sqlite, cachingStatements(sqlite), faults, () => sqlite.close());
}

/** One empty database that histories use after one another, with its statements prepared once for all of them. */
export function createReusable(bytes: Buffer): {
  lend(faults: DatabaseFaults): SimulatedDatabase | null;
} {
  const sqlite = openBytes(bytes);
  const statements = cachingStatements(sqlite);
  const tables = sqlite
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%' AND name NOT LIKE 'kysely%'`,
    )
    .pluck()
    .all()
    .filter(
      (name) =>
        !/_(data|idx|content|docsize|config)$/.test(String(name)) && name !== 'sqlite_stat1',
    );
  const wipe = tables.map((name) => `DELETE FROM ${String(name)};`).join('\n');
  let isLent = false;
  return {
    lend(faults) {
      if (isLent) return null;
      isLent = true;
      return wrap(sqlite, statements, faults, () => {
        if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
        sqlite.exec(`PRAGMA foreign_keys = OFF; BEGIN; ${wipe} COMMIT; PRAGMA foreign_keys = ON;`);
        isLent = false;
      });
    },
  };
}

/** Whoever asks twice, the engine or a check, gets the statement that was prepared the first time. */
function openBytes(bytes: Buffer): Sqlite.Database {
  const sqlite = new Sqlite(bytes);
  sqlite.pragma('foreign_keys = ON');
  const prepare = sqlite.prepare.bind(sqlite);
  const prepared = new Map<string, Sqlite.Statement>();
  sqlite.prepare = ((text: string) => {
    const known = prepared.get(text);
    if (known) return known;
    const statement = prepare(text);
    prepared.set(text, statement);
    return statement;
  }) as typeof sqlite.prepare;
  return sqlite;
}

function wrap(
  sqlite: Sqlite.Database,
  inner: SqliteDatabase,
  faults: DatabaseFaults,
  close: () => void,
): SimulatedDatabase {
  let isDown = false;
  const faulty: SqliteDatabase = {
    close: () => sqlite.close(),
    prepare(text) {
      const statement = inner.prepare(text);
      if (text === 'begin') return around(statement, begin);
      if (text === 'commit') return around(statement, commit);
      if (text === 'rollback') return around(statement, rollback);
      return statement;
    },
  };
  const db = new Kysely<Schema>({ dialect: new AppDialect({ database: faulty }) });
  return { db, sqlite, close };

  function begin(run: () => void): void {
    isDown = false;
    if (faults.atBegin() === 'busy') throw sqliteError('SQLITE_BUSY', 'database is locked');
    run();
  }

  function commit(run: () => void): void {
    const fault = faults.atCommit();
    if (fault === 'crash-before') throw new Crash('before a commit');
    if (fault === 'full') throw sqliteError('SQLITE_FULL', 'database or disk is full');
    run();
    if (fault !== 'crash-after') return;
    isDown = true;
    throw new Crash('after a commit');
  }

  /** After a commit that went through there is nothing to roll back. */
  function rollback(run: () => void): void {
    if (!isDown && sqlite.inTransaction) run();
    isDown = false;
  }
}

function around(statement: SqliteStatement, act: (run: () => void) => void): SqliteStatement {
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(parameters),
    iterate: (parameters) => statement.iterate(parameters),
    run(parameters) {
      act(() => void statement.run(parameters));
      return { changes: 0, lastInsertRowid: 0 };
    },
  };
}

function sqliteError(code: string, message: string): Error {
  return Object.assign(new Error(message), { name: 'SqliteError', code });
}
