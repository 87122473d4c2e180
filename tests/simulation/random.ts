/** A seeded source of randomness: the same seed gives the same numbers on every machine. */
export type SeededRandom = {
  /** A number in [0, 1), with 32 bits of randomness. Bound: can be passed as a plain function. */
  next(): number;
  /** A whole number in [0, bound). */
  int(bound: number): number;
  /** True once in 1/p calls. */
  chance(p: number): boolean;
  /** One of a list that must not be empty. */
  pick<T>(list: readonly T[]): T;
  /** One of the choices, each as likely as its weight says; weights are not negative and not all zero. */
  weighted<T>(choices: readonly (readonly [choice: T, weight: number])[]): T;
  /** A new list with the same members in any order. */
  shuffled<T>(list: readonly T[]): T[];
  /** A lower-case UUID: version 7 when the instant is given (in milliseconds), else version 4. */
  uuid(at?: number): string;
  /** A source of its own, so that drawing more or less there changes nothing here. */
  fork(label: string): SeededRandom;
};

/** Makes a source from a number or a text (sfc32, seeded through a string hash). */
export function createRandom(seed: number | string): SeededRandom {
  const text = String(seed);
  let a = hash(text, 0x9e3779b9);
  let b = hash(text, 0x243f6a88);
  let c = hash(text, 0xb7e15162);
  let counter = 1;

  function bits(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
  // The first numbers still show the seed's pattern.
  for (let i = 0; i < 12; i += 1) bits();

  const next = (): number => bits() / 0x1_0000_0000;
  const int = (bound: number): number => Math.floor(next() * bound);
  const hex = (): string => bits().toString(16).padStart(8, '0');

  return {
    next,
    int,
    chance: (p) => next() < p,
    pick<T>(list: readonly T[]): T {
      if (list.length === 0) throw new Error('nothing to pick from');
      return list[int(list.length)] as T;
    },
    weighted<T>(choices: readonly (readonly [T, number])[]): T {
      let total = 0;
      for (const [, weight] of choices) total += weight;
      let left = next() * total;
      for (const [choice, weight] of choices) {
        left -= weight;
        if (left < 0) return choice;
      }
      throw new Error('no choice has any weight');
    },
    shuffled<T>(list: readonly T[]): T[] {
      const result = [...list];
      for (let i = result.length - 1; i > 0; i -= 1) {
        const j = int(i + 1);
        [result[i], result[j]] = [result[j] as T, result[i] as T];
      }
      return result;
    },
    uuid(at) {
      const digits = hex() + hex() + hex() + hex();
      const time = at === undefined ? digits.slice(0, 12) : at.toString(16).padStart(12, '0');
      const version = at === undefined ? '4' : '7';
      const variant = '89ab'[int(4)];
      return `${time.slice(0, 8)}-${time.slice(8, 12)}-${version}${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
    },
    fork: (label) => createRandom(`${text}/${label}`),
  };
}

/** FNV-1a over UTF-16 units from a given basis, with a final mix so that near seeds give far states. */
function hash(text: string, basis: number): number {
  let state = basis | 0;
  for (let i = 0; i < text.length; i += 1) {
    state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return state ^ (state >>> 16);
}
