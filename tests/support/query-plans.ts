import type { OpenDatabase } from '../../src-main/database/open.ts';

/** How SQLite answers each query that a piece of code prepares for the first time, one line a step. */
export async function plansOf(
  { sqlite }: OpenDatabase,
  run: () => Promise<unknown>,
): Promise<string[]> {
  const prepare = sqlite.prepare.bind(sqlite);
  const texts: string[] = [];
  sqlite.prepare = (text: string) => {
    texts.push(text);
    return prepare(text);
  };
  try {
    await run();
  } finally {
    sqlite.prepare = prepare;
  }
  return texts
    .filter((text) => /^\s*(select|with)/i.test(text))
    .flatMap((text) => {
      const nothing = [...text.matchAll(/\?/g)].map(() => null);
      const steps = prepare(`EXPLAIN QUERY PLAN ${text}`).all(...nothing) as { detail: string }[];
      return steps.map((step) => step.detail);
    });
}
