/**
 * Tells React that a component need not be drawn anew: when all it is given is the same, and of what is made anew each
 * time, a list or a few values (`inside`), all that is in it.
 */
export function samePropsBut<Name extends string>(
  ...inside: readonly Name[]
): <Props extends Record<Name, object>>(
  before: Readonly<Props>,
  after: Readonly<Props>,
) => boolean {
  const looksInside = new Set<string>(inside);
  return (before, after) => {
    const known = new Map<string, unknown>(Object.entries(before));
    return Object.entries(after).every(([name, value]) =>
      looksInside.has(name)
        ? sameValues(known.get(name) as object, value as object)
        : known.get(name) === value,
    );
  };
}

function sameValues(a: object, b: object): boolean {
  const known = new Map<string, unknown>(Object.entries(a));
  const values = Object.entries(b);
  return values.length === known.size && values.every(([key, value]) => known.get(key) === value);
}
