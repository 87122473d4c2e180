/** Seeded randomness: the same seed gives the same ids, tokens, batch orders and faults. */
export type Random = {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [0, below). */
  below(below: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** A word of the given length over the given letters. */
  word(length: number, letters?: string): string;
  shuffled<T>(items: readonly T[]): T[];
};

const base32hex = '0123456789abcdefghijklmnopqrstuv';

export function createRandom(seed: number): Random {
  let state = seed >>> 0;

  /** Mulberry32: 32 bits of state are enough to tell runs apart, and it is fast. */
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const below = (limit: number): number => Math.floor(next() * limit);

  return {
    next,
    below,
    chance: (probability) => next() < probability,
    word(length, letters = base32hex) {
      let word = '';
      while (word.length < length) word += letters.charAt(below(letters.length));
      return word;
    },
    shuffled(items) {
      const result = [...items];
      for (let last = result.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        [result[last], result[other]] = [result[other]!, result[last]!];
      }
      return result;
    },
  };
}
