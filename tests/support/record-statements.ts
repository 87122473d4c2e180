import Sqlite from 'better-sqlite3';

/** A statement as it was run: its text and what was bound. */
export type RecordedStatement = { sql: string; parameters: unknown[] };

type Parts = { source: string; database: Sqlite.Database };
type Run = (this: Parts, ...parameters: unknown[]) => unknown;

const runs = ['all', 'get', 'run', 'iterate'] as const;

/**
 * Tells of each statement that any database of this process runs, transactions' beginnings and ends too. The answer
 * ends that. What a trigger does is not told.
 */
export function onStatements(
  told: (statement: RecordedStatement, database: Sqlite.Database) => void,
): () => void {
  const some = new Sqlite(':memory:');
  const statements = Object.getPrototypeOf(some.prepare('SELECT 1')) as Record<string, Run>;
  some.close();
  const before = runs.map((name) => [name, statements[name]] as const);
  for (const [name, run] of before) {
    if (run === undefined) throw new Error(`statements have no ${name} any more`);
    statements[name] = function recorded(...parameters) {
      told({ sql: this.source, parameters }, this.database);
      return run.apply(this, parameters);
    };
  }
  return () => {
    for (const [name, run] of before) if (run) statements[name] = run;
  };
}

/** The statements that a piece of code runs on one database, in their order. */
export async function statementsOf(
  { sqlite }: { sqlite: Sqlite.Database },
  run: () => Promise<unknown>,
): Promise<RecordedStatement[]> {
  const found: RecordedStatement[] = [];
  const stop = onStatements((statement, database) => {
    if (database === sqlite) found.push(statement);
  });
  try {
    await run();
  } finally {
    stop();
  }
  return found;
}
