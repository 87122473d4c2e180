import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountText, toMajor, toMinor } from '../../src-shared/domain/price-text.ts';
import { decimalSeparator } from '../../src-shared/words/date-words.ts';

test('an amount in a field has all digits of its currency, and the point or comma of the language', () => {
  expect(amountText(68, 'EUR', 'en')).toBe('68.00');
  expect(amountText(1250.9, 'EUR', 'de')).toBe('1250,90');
  expect(amountText(5000, 'JPY', 'en')).toBe('5000');
  expect([decimalSeparator('en'), decimalSeparator('de')]).toEqual(['.', ',']);
});

test('what stands in a field is read as the price it was', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100_000_000 }),
      fc.constantFrom('EUR', 'JPY', 'KWD'),
      fc.constantFrom('en' as const, 'de' as const),
      (minor, currency, language) => {
        const text = amountText(toMajor(minor, currency), currency, language);
        const read = Number(text.replace(decimalSeparator(language), '.'));
        expect(toMinor(read, currency)).toBe(minor);
      },
    ),
  );
});
