import type { OpenDatabase } from '../../src-main/database/open.ts';

/** How many queries a piece of code asked, and how many rows they gave: what it costs, on any machine. */
export async function countReads(
  { sqlite }: OpenDatabase,
  run: () => Promise<unknown>,
): Promise<{ queries: number; rows: number }> {
  type Statement = { all(...parameters: unknown[]): unknown[] };
  const statements = Object.getPrototypeOf(sqlite.prepare('SELECT 1')) as Statement;
  const { all } = statements;
  const count = { queries: 0, rows: 0 };
  statements.all = function counted(this: Statement, ...parameters) {
    const rows = all.apply(this, parameters);
    count.queries += 1;
    count.rows += rows.length;
    return rows;
  };
  try {
    await run();
  } finally {
    statements.all = all;
  }
  return count;
}
