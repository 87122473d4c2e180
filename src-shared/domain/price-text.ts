import { numberLocale } from '../words/date-words.ts';
import { spokenLanguage } from '../words/words.ts';

/** Digits after the point of a currency: 2 for EUR, 0 for JPY. */
export function digitsOf(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
      .maximumFractionDigits ?? 2
  );
}

/** A price as in "€72.00" or "72,00 €", from the smallest unit; in the spoken language if none is given. */
export function formatPrice(minor: number, currency: string, language = spokenLanguage()): string {
  return new Intl.NumberFormat(numberLocale(language), { style: 'currency', currency }).format(
    minor / 10 ** digitsOf(currency),
  );
}

/** An amount as it stands in a field, without its currency: "72.00" or "72,00". */
export function amountText(major: number, currency: string, language = spokenLanguage()): string {
  const digits = digitsOf(currency);
  return new Intl.NumberFormat(numberLocale(language), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  }).format(major);
}

/** A price for a number field, and back. */
export function toMajor(minor: number, currency: string): number {
  return minor / 10 ** digitsOf(currency);
}

export function toMinor(major: number, currency: string): number {
  return Math.round(major * 10 ** digitsOf(currency));
}
