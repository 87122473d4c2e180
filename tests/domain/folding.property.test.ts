import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldForSearch, foldName, sortKeyOf } from '../../src-shared/domain/folding.ts';

const letters = fc.string({
  maxLength: 24,
  unit: fc.constantFrom(...Array.from('aeouAEOUäöüÄÖÜßẞæøœłmnrs xyéñ-'), 'u\u0308'),
});

describe('the one spelling of the index', () => {
  test('what is typed so far is always a beginning of the whole', () => {
    fc.assert(
      fc.property(letters, fc.nat(24), (text, length) => {
        // Whole characters: nobody types half of one.
        const begun = Array.from(text).slice(0, length).join('');
        expect(foldForSearch(text).startsWith(foldForSearch(begun))).toBe(true);
      }),
    );
  });

  test('an umlaut, its two letters and the bare vowel are one, in capitals too', () => {
    fc.assert(
      fc.property(letters, (text) => {
        fc.pre(!/[aouäöüæø]\u0308?[eé]/i.test(text)); // a long row of vowels may be read in two ways
        const spelled = text
          .replaceAll('ä', 'ae')
          .replaceAll('Ö', 'OE')
          .replaceAll('ü', 'ue')
          .replaceAll('ß', 'SS');
        expect(foldName(spelled)).toBe(foldName(text));
        expect(foldName(text.toUpperCase())).toBe(foldName(text));
      }),
    );
  });

  test('a name once in it stays as it is', () => {
    fc.assert(
      fc.property(letters, (text) => {
        const once = foldName(text);
        fc.pre(!/[aou]e/.test(once)); // a long row of vowels may be read in two ways
        expect(foldName(once)).toBe(once);
      }),
    );
  });
});

describe('what names are ordered by', () => {
  test('it puts names as people look them up', () => {
    const names = ['zoe', 'Ärmel', 'Arm', 'Client 10', 'Client 9', 'Ben', 'Éva', 'Eva B'];
    const byKey = names.toSorted((a, b) => (sortKeyOf(a) < sortKeyOf(b) ? -1 : 1));
    expect(byKey).toEqual(['Arm', 'Ärmel', 'Ben', 'Client 9', 'Client 10', 'Éva', 'Eva B', 'zoe']);
  });
});
