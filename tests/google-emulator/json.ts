export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Fields without a value do not appear in Google's answers; this drops `undefined` and keeps the order of the rest. */
export function present<T extends object>(value: T): T {
  const result: Partial<T> = {};
  for (const key in value) if (value[key] !== undefined) result[key] = value[key];
  return result as T; // the same keys, but for those that were undefined anyway
}
