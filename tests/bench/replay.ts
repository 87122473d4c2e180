import type { Statement } from 'better-sqlite3';
import type { OpenDatabase } from '../../src-main/database/open.ts';
import type { Ids } from '../../src-main/platform/ports.ts';
import { uuidOf } from '../support/fakes.ts';
import type { RecordedStatement } from '../support/record-statements.ts';

/** Runs recorded statements again, each prepared beforehand on the bare database, with what was bound to it. */
export function replayOf(
  { sqlite }: OpenDatabase,
  statements: readonly RecordedStatement[],
): () => void {
  const prepared = new Map<string, Statement>();
  const runs = statements.map(({ sql, parameters }) => {
    const statement = prepared.get(sql) ?? sqlite.prepare(sql);
    prepared.set(sql, statement);
    return statement.reader
      ? () => void statement.all(...parameters)
      : () => void statement.run(...parameters);
  });
  return () => {
    for (const run of runs) run();
  };
}

/** Ids that no later step of a test's own ids comes upon. */
export function idsFrom(first: number): Ids {
  let count = first;
  return { next: () => uuidOf((count += 1)) };
}
