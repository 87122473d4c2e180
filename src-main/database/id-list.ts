import { sql, type RawBuilder } from 'kysely';

/** Ids for the right side of `in`, as one parameter: one query text for any number of ids, prepared once. */
export function idList(ids: readonly string[]): RawBuilder<string> {
  return sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}
