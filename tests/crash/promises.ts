import type { Committed } from './person.ts';

/** Everything the app has said to be committed: from then on it must be found, whatever happens. */
export function createPromises() {
  const commits: Committed[] = [];
  return {
    add(committed: Committed): void {
      commits.push({ id: committed.id, revision: committed.revision, act: committed.act });
    },
    all: (): readonly Committed[] => commits,
    count: (): number => commits.length,
    /** The ids of all bookings that were promised. */
    items: (): string[] => [...new Set(commits.map(({ id }) => id))],
  };
}
