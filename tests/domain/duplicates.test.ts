import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findDuplicates,
  isOneLetterApart,
  namesThatMeet,
  nameKeyOf,
  type Lookalike,
} from '../../src-shared/domain/duplicates.ts';
import type { ClientId } from '../../src-shared/domain/ids.ts';
import { fakeRandom, uuidOf } from '../support/fakes.ts';

const nobodyApart = () => false;

function people(...given: Partial<Lookalike>[]): Lookalike[] {
  return given.map((one, index) => ({
    id: uuidOf(index + 1) as ClientId,
    name: `Somebody ${'abcdefghij'.repeat(3).slice(index, index + 12)}`,
    email: '',
    phone: '',
    birthday: null,
    ...one,
  }));
}

/** The pairs as places in the list, with what makes one think so. */
function found(list: Lookalike[]): string[] {
  const placeOf = (id: ClientId) => list.findIndex((one) => one.id === id);
  return findDuplicates(list, nobodyApart).map(
    ({ first, second, reasons }) => `${placeOf(first)}-${placeOf(second)} ${reasons.join('+')}`,
  );
}

describe('who may be one person', () => {
  test('two with the same mail, whatever the capitals', () => {
    expect(
      found(people({ email: 'Anna@x.org' }, { email: 'b@x.org' }, { email: 'anna@X.org' })),
    ).toEqual(['0-2 email']);
  });

  test('two with the same number, but not with the same short extension', () => {
    expect(found(people({ phone: '0171234' }, { phone: '0171234' }))).toEqual(['0-1 phone']);
    expect(found(people({ phone: '117' }, { phone: '117' }))).toEqual([]);
  });

  test('two of one name: accents, spelling, order of its parts, one letter', () => {
    const names = [
      ['Anna Müller', 'anna mueller'],
      ['Änne Groß', 'ANNE GROSS'],
      ['Berg, Anna', 'Anna Berg'],
      ['Anna Schmidt', 'Anna Schmitt'],
      ['Anna Meier', 'Ana Meier'],
      ['Jan Petersen', 'Jan Petresen'],
    ];
    for (const [one, other] of names) {
      expect(found(people({ name: one! }, { name: other! }))).toEqual(['0-1 name']);
    }
  });

  test('not two whose names are two letters apart, or short, or empty', () => {
    const names = [
      ['Anna Schmidt', 'Anna Schulze'],
      ['Jo Li', 'Jo Lu'],
      ['Petra', 'Peter'],
      ['!', '?'],
    ];
    for (const [one, other] of names) {
      expect(found(people({ name: one! }, { name: other! }))).toEqual([]);
    }
  });

  test('a name is not enough where birthdays differ, or mail and phone both do', () => {
    const anna = { name: 'Anna Berg' };
    expect(
      found(people({ ...anna, birthday: '1980-01-01' }, { ...anna, birthday: '1990-01-01' })),
    ).toEqual([]);
    const [a, b] = [
      { ...anna, email: 'a@x.org', phone: '0171234' },
      { ...anna, email: 'b@x.org', phone: '0171999' },
    ];
    expect(found(people(a, b))).toEqual([]);
    expect(found(people(a, { ...b, phone: '' }))).toEqual(['0-1 name']);
  });

  test('the surest come first, and two who were kept apart do not come at all', () => {
    const list = people(
      { name: 'Anna Berg' },
      { name: 'Berg Anna', email: 'x@x.org' },
      { email: 'x@x.org', phone: '0171234' },
      { phone: '0171234' },
    );
    expect(found(list)).toEqual(['1-2 email', '2-3 phone', '0-1 name']);
    const same = { name: 'Ben Vogt', phone: '0172999' };
    expect(found([...people({ phone: '0171234' }, { phone: '0171234' }, same, same)])).toEqual([
      '2-3 phone+name',
      '0-1 phone',
    ]);
    const [, second, third] = list;
    const apart = (a: ClientId, b: ClientId) => a === second!.id && b === third!.id;
    expect(findDuplicates(list, apart)).toHaveLength(2);
  });

  test('a crowd that shares a number is not a crowd of pairs', () => {
    const list = people(
      ...Array.from({ length: 1000 }, () => ({ name: 'Flat', phone: '0171234' })),
    );
    expect(findDuplicates(list, nobodyApart).length).toBeLessThan(1000);
  });
});

test('every two names that are one letter apart are found, and no others', () => {
  const name = fc
    .tuple(
      fc.string({ minLength: 3, maxLength: 5, unit: fc.constantFrom('b', 'c', 'n') }),
      fc.string({ minLength: 3, maxLength: 4, unit: fc.constantFrom('b', 'c', 'n') }),
    )
    .map((parts) => parts.join(' '));
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 12, selector: nameKeyOf }), (names) => {
      const expected = names.flatMap((one, index) =>
        names.slice(index + 1).flatMap((other, step) => {
          const [a, b] = [nameKeyOf(one), nameKeyOf(other)];
          return obviousDistance(a, b) === 1 ? [`${index}-${index + 1 + step} name`] : [];
        }),
      );
      expect(found(people(...names.map((each) => ({ name: each })))).toSorted()).toEqual(
        expected.toSorted(),
      );
    }),
  );
});

test('one letter apart is what counting edits says', () => {
  const text = fc.string({ maxLength: 6, unit: fc.constantFrom('a', 'b', 'c') });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(isOneLetterApart(a, b)).toBe(obviousDistance(a, b) === 1);
    }),
    { numRuns: 1000 },
  );
});

test('few names meet, so that twice the people are not four times the work', () => {
  const random = fakeRandom(7);
  const syllables = ['ba', 'ke', 'lo', 'mi', 'nu', 'ra', 'se', 'ti', 'vo', 'wu'];
  const word = (count: number) =>
    Array.from({ length: count }, () => syllables[Math.floor(random() * 10)]).join('');
  const names = [...new Set(Array.from({ length: 4000 }, () => `${word(2)} ${word(3)}`))];
  const met = namesThatMeet(names);
  // All with all would be eight million.
  expect(met.length).toBeLessThan(names.length * 10);
  expect(met.length).toBeGreaterThan(100);
});

/** The optimal string alignment distance by its textbook table. */
function obviousDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(
        table[i - 1]![j]! + 1,
        table[i]![j - 1]! + 1,
        table[i - 1]![j - 1]! + change,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, table[i - 2]![j - 2]! + 1);
      table[i]![j] = best;
    }
  }
  return table[a.length]![b.length]!;
}
