import { sql, type RawBuilder } from 'kysely';

/** Ids for the right side of `in`, as one parameter: one query text for any number of ids, prepared once. */
export function idList(ids: readonly string[]): RawBuilder<string> {
  return idsIn(idText(ids));
}

/** As `idList`, of ids that are given to a prepared query by `idText`. */
export function idsIn(text: string): RawBuilder<string> {
  return sql<string>`(SELECT value FROM json_each(${text}))`;
}

/** Ids as the one text by which `idsIn` takes them. */
export function idText(ids: readonly string[]): string {
  return JSON.stringify(ids);
}
