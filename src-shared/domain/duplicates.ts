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

  for (const same of groupsOf(people.map(({ email }) => email.trim().toLowerCase()))) {
    for (const [a, b] of pairsOf(same)) add(a, b, 'email');
  }
  const phones = people.map(({ phone }) => (phone.length < fewestDigits ? '' : phone));
  for (const same of groupsOf(phones)) {
    for (const [a, b] of pairsOf(same)) add(a, b, 'phone');
  }
  const keys = people.map(({ name }) => nameKeyOf(name));
  for (const same of groupsOf(keys)) {
    for (const [a, b] of pairsOf(same)) add(a, b, 'name');
  }
  for (const [a, b] of similarNames(keys)) add(a, b, 'name');

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

/** The places with the same key, for each key that several have; an empty one counts for nobody. */
function groupsOf(keys: readonly string[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [place, key] of keys.entries()) {
    if (key === '') continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [place]);
    else group.push(place);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function pairsOf(group: readonly number[]): [number, number][] {
  const reach = group.length > crowd ? 1 : group.length;
  return group.flatMap((a, index) =>
    group.slice(index + 1, index + 1 + reach).map((b): [number, number] => [a, b]),
  );
}

/** One pair for each two different names that are one letter apart. */
function similarNames(keys: readonly string[]): [number, number][] {
  const firstOf = new Map<string, number>();
  for (const [place, key] of keys.entries()) {
    const isLong = key.length >= shortestSimilar && key.includes(' ');
    if (isLong && !firstOf.has(key)) firstOf.set(key, place);
  }
  const names = [...firstOf.keys()];
  const places = [...firstOf.values()];
  return namesThatMeet(names)
    .filter(([a, b]) => isOneLetterApart(names[a] ?? '', names[b] ?? ''))
    .map(([a, b]) => [places[a] ?? 0, places[b] ?? 0]);
}

const placeRoom = 2 ** 21;
const base = 0x01000193;

/**
 * The pairs of different names that may be one letter apart: such names have a spelling in common once a letter is left
 * out of each, so that only those are compared that meet under one. Spellings are told by a number each, since there
 * are as many as letters; that two may share a number only makes a pair too many.
 */
export function namesThatMeet(names: readonly string[]): [number, number][] {
  const marks = new Float64Array(names.reduce((sum, name) => sum + name.length + 1, 0));
  let end = 0;
  for (const [place, name] of names.entries()) {
    eachSpelling(name, (spelling) => {
      marks[end] = spelling * placeRoom + place;
      end += 1;
    });
  }
  marks.sort();
  const pairs = new Map<number, [number, number]>();
  for (let from = 0; from < end; from += 1) {
    const spelling = Math.floor((marks[from] ?? 0) / placeRoom);
    const a = (marks[from] ?? 0) % placeRoom;
    for (let to = from + 1; to < end; to += 1) {
      const mark = marks[to] ?? 0;
      if (Math.floor(mark / placeRoom) !== spelling) break;
      const b = mark % placeRoom;
      if (a !== b) pairs.set(a * placeRoom + b, [a, b]);
    }
  }
  return [...pairs.values()];
}

/** A number for the name itself and for the name without each of its letters: sums of letters by their places. */
function eachSpelling(name: string, tell: (spelling: number) => void): void {
  let rest = 0; // the letters after this one, each moved one place to the front
  for (let at = 1; at < name.length; at += 1) rest = (rest + weigh(name, at, at - 1)) | 0;
  let begun = 0;
  for (let at = 0; at < name.length; at += 1) {
    tell((begun + rest) >>> 0);
    begun = (begun + weigh(name, at, at)) | 0;
    if (at + 1 < name.length) rest = (rest - weigh(name, at + 1, at)) | 0;
  }
  tell(begun >>> 0);
}

/** Longer than any name can become: a name has 200 letters, and one letter may become four. */
const powers = new Int32Array(1024).fill(1);
for (let at = 1; at < powers.length; at += 1) powers[at] = Math.imul(powers[at - 1] ?? 0, base);

function weigh(name: string, at: number, place: number): number {
  return Math.imul(name.charCodeAt(at), powers[place] ?? 0);
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
