import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely';
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
  const sqlite = new Sqlite(bytes);
  sqlite.pragma('foreign_keys = ON');
  const inner = cachingStatements(sqlite);
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
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: faulty }) });
  return { db, sqlite, close: () => sqlite.close() };

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

