/** Made when something is first put in order: it takes longer than all else that is loaded with it. */
let collator: Intl.Collator | null = null;

/** Orders by name as people look names up: "ä" beside "a", capitals beside small letters, 2 before 10. */
export function byName(a: { name: string }, b: { name: string }): number {
  collator ??= new Intl.Collator('en', { sensitivity: 'base', numeric: true });
  return collator.compare(a.name, b.name);
}

/** Orders by name, the archived ones last. */
export function archivedLast(
  a: { name: string; archived: boolean },
  b: { name: string; archived: boolean },
): number {
  return Number(a.archived) - Number(b.archived) || byName(a, b);
}
