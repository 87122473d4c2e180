import type { DuplicateReason } from './client.ts';
import { foldName } from './folding.ts';
import type { ClientId } from './ids.ts';

/** What a second entry of a person can be told by. */
export type Lookalike = {
  id: ClientId;
  name: string;
  email: string;
  /** As it is dialled at home, digits only. */
  phone: string;
  birthday: string | null;
};

export type LookalikePair = { first: ClientId; second: ClientId; reasons: DuplicateReason[] };

/** A shorter number is an extension that many may share. */
const fewestDigits = 6;
/** In a shorter name one letter makes another name. */
const shortestSimilar = 7;
/** Of more entries than this with one mark each is only compared with the next: nobody reads all pairs of a crowd. */
const crowd = 5;

const weights: Record<DuplicateReason, number> = { email: 4, phone: 2, name: 1 };

/**
 * The entries that may be of one person: of the same mail or phone, or of a name that is the same but for accents, the
 * order of its parts, or one letter. The surest come first. A name alone does not count where birthdays differ, or
 * where mail and phone both do. Looks up by keys and never compares all with all.
 */
export function findDuplicates(
  people: readonly Lookalike[],
  isApart: (first: ClientId, second: ClientId) => boolean,
): LookalikePair[] {
  const found = new Map<string, { first: number; second: number; reasons: DuplicateReason[] }>();

  function add(a: number, b: number, reason: DuplicateReason): void {
    const [first, second] = a < b ? [a, b] : [b, a];
    const key = `${first} ${second}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { first, second, reasons: [reason] });
    else if (!known.reasons.includes(reason)) known.reasons.push(reason);
  }

  for (const same of groupsOf(people, ({ email }) => email.trim().toLowerCase())) {
    for (const [a, b] of pairsOf(same)) add(a, b, 'email');
  }
  for (const same of groupsOf(people, ({ phone }) => (phone.length < fewestDigits ? '' : phone))) {
    for (const [a, b] of pairsOf(same)) add(a, b, 'phone');
  }
  const byName = groupsOf(people, ({ name }) => nameKeyOf(name), 1);
  for (const same of byName) {
    for (const [a, b] of pairsOf(same)) add(a, b, 'name');
  }
  for (const [a, b] of similarNames(byName, people)) add(a, b, 'name');

  return [...found.values()]
    .map(({ first, second, reasons }) => ({
      first: people[first] as Lookalike,
      second: people[second] as Lookalike,
      reasons,
    }))
    .filter(
      ({ first, second, reasons }) =>
        !isApart(first.id, second.id) && isLikely(first, second, reasons),
    )
    .toSorted((a, b) => weightOf(b.reasons) - weightOf(a.reasons))
    .map(({ first, second, reasons }) => ({ first: first.id, second: second.id, reasons }));
}

function weightOf(reasons: readonly DuplicateReason[]): number {
  return reasons.reduce((sum, reason) => sum + weights[reason], 0);
}

/** A name alone is not enough for two who are known to differ. */
function isLikely(a: Lookalike, b: Lookalike, reasons: readonly DuplicateReason[]): boolean {
  if (reasons.some((reason) => reason !== 'name')) return true;
  const differ = (x: string | null, y: string | null) => Boolean(x) && Boolean(y) && x !== y;
  if (differ(a.birthday, b.birthday)) return false;
  return !(differ(a.email.toLowerCase(), b.email.toLowerCase()) && differ(a.phone, b.phone));
}

/** A name without accents, its parts in one order: "Müller, Änne" and "Anne Mueller" are one. */
export function nameKeyOf(name: string): string {
  return foldName(name).split(' ').toSorted().join(' ');
}

/** The places of all with the same key, for each key that several have (or as many as asked for); an empty key counts for nobody. */
function groupsOf(
  people: readonly Lookalike[],
  keyOf: (one: Lookalike) => string,
  atLeast = 2,
): number[][] {
  const groups = new Map<string, number[]>();
  for (const [place, one] of people.entries()) {
    const key = keyOf(one);
    if (key === '') continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [place]);
    else group.push(place);
  }
  return [...groups.values()].filter((group) => group.length >= atLeast);
}

function pairsOf(group: readonly number[]): [number, number][] {
  const reach = group.length > crowd ? 1 : group.length;
  return group.flatMap((a, index) =>
    group.slice(index + 1, index + 1 + reach).map((b): [number, number] => [a, b]),
  );
}

/**
 * One pair for each two names that are one letter apart: such names have a spelling in common once a letter is left out
 * of each, so that they meet under it.
 */
function similarNames(
  byName: readonly (readonly number[])[],
  people: readonly Lookalike[],
): [number, number][] {
  const met = new Map<string, number[]>();
  const pairs: [number, number][] = [];
  for (const [place = -1] of byName) {
    const key = nameKeyOf(people[place]?.name ?? '');
    if (key.length < shortestSimilar || !key.includes(' ')) continue;
    for (const spelling of shortened(key)) {
      const others = met.get(spelling);
      if (others === undefined) {
        met.set(spelling, [place]);
        continue;
      }
      for (const other of others) {
        if (isOneLetterApart(nameKeyOf(people[other]?.name ?? ''), key)) pairs.push([other, place]);
      }
      others.push(place);
    }
  }
  return pairs;
}

/** The name itself, and with each one of its letters left out. */
function shortened(key: string): Set<string> {
  const spellings = new Set([key]);
  for (let at = 0; at < key.length; at += 1) spellings.add(key.slice(0, at) + key.slice(at + 1));
  return spellings;
}

/** Tells whether one letter more, less or other, or two neighbours swapped, makes one text the other. */
export function isOneLetterApart(a: string, b: string): boolean {
  if (a === b) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return (
    short[at] === long[at + 1] &&
    short[at + 1] === long[at] &&
    short.slice(at + 2) === long.slice(at + 2)
  );
}
