import { isDeepStrictEqual } from 'node:util';

type Fields = Record<string, unknown>;

/** What a write itself changes, whatever the person did. */
const keptByWrites: readonly string[] = ['revision', 'createdAt', 'changedAt'];

export type Inverse =
  | { next: unknown }
  /** Somebody else's newer word is in these fields; with none, the thing has come or gone meanwhile. */
  | { overtaken: string[] };

/**
 * What a thing becomes when a step that led it to `from` is led to `to` instead. Only the fields in which the two
 * differ are set, so that what changed elsewhere meanwhile stays; those fields must still be as the step left them.
 */
export function inverseOf(
  { from, to }: { from: unknown; to: unknown },
  current: unknown,
  derived: readonly string[] = [],
): Inverse {
  if (from === null) return current === null ? { next: to } : { overtaken: [] };
  if (current === null) return { overtaken: [] };
  if (!hasFields(from)) {
    // A plain value, such as a zone, changes as a whole.
    return isDeepStrictEqual(from, current) ? { next: to } : { overtaken: ['value'] };
  }
  const [was, is] = [plain(from), plain(current)];
  const target = to === null ? null : plain(to);
  const touched = target === null ? Object.keys(was) : differing(was, target);
  const compared = touched.filter(
    (field) => !keptByWrites.includes(field) && !derived.includes(field),
  );
  const overtaken = compared.filter((field) => !isDeepStrictEqual(was[field], is[field]));
  if (overtaken.length > 0) return { overtaken };
  if (target === null) return { next: null };
  const set = touched.filter((field) => !keptByWrites.includes(field));
  return { next: { ...is, ...Object.fromEntries(set.map((field) => [field, target[field]])) } };
}

function hasFields(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function differing(a: Fields, b: Fields): string[] {
  const fields = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...fields].filter((field) => !isDeepStrictEqual(a[field], b[field]));
}

/** As it is once it was JSON: what is kept in the list of steps was, and must compare alike. */
function plain(value: unknown): Fields {
  return JSON.parse(JSON.stringify(value)) as Fields;
}
