import { sameWhen, type When } from './time.ts';

/** One field of an item, as it was and as it became; null where there was nothing before. */
export type FieldChange = { field: string; from: unknown; to: unknown };

/** What differs in some fields between two states of an item; for a new one, what it was given. */
export function fieldChanges<Item extends object>(
  fields: readonly (keyof Item & string)[],
  before: Item | null,
  after: Item,
): FieldChange[] {
  if (before === null) {
    return fields
      .map((field) => ({ field, from: null, to: after[field] }))
      .filter(({ to }) => to !== null && to !== '' && to !== false && to !== 0);
  }
  return fields
    .map((field) => ({ field, from: before[field], to: after[field] }))
    .filter(({ from, to }) => !sameValue(from, to));
}

/** The item with the given fields changed; those left out (or undefined) stay as they are. */
export function withGiven<Item extends object>(item: Item, changes: Partial<Item>): Item {
  const given = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  );
  return { ...item, ...given };
}

function sameValue(a: unknown, b: unknown): boolean {
  if (isWhen(a) && isWhen(b)) return sameWhen(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return JSON.stringify(a) === JSON.stringify(b);
  return a === b;
}

function isWhen(value: unknown): value is When {
  return typeof value === 'object' && value !== null && 'allDay' in value;
}
