import { foldForSearch } from './folding.ts';

/** Letters, digits, and the marks that belong to them: what SQLite's unicode61 tokenizer takes for words. */
const words = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

/** A phone number as people type it, or a part of one: digits, and what they put between them. */
const phonePart = /\+?[\d(][\d\s()./-]*/;

/** More words than this only slow a search down. */
const mostWords = 12;

/** Fewer digits are in too many numbers to mean one. */
const fewestDigits = 3;

/**
 * What a person typed as an FTS5 query: every word must occur, the last one may be just begun. Nothing in it can
 * act as an operator. Null when there is nothing to search for.
 */
export function searchQueryOf(text: string): string | null {
  const found = (foldForSearch(text).match(words) ?? []).slice(0, mostWords);
  return found.length === 0 ? null : `${found.map((word) => `"${word}"`).join(' AND ')}*`;
}

/**
 * What was typed as part of a phone number, and the other words as a query: "anna 44-71" is the digits 4471 and "anna".
 * The digits are as the index has them: a country is begun with 00. Null when there are too few of them.
 */
export function phoneQueryOf(text: string): { digits: string; query: string | null } | null {
  const part = phonePart.exec(text)?.[0];
  if (part === undefined) return null;
  const digits = part
    .replace('+', '00')
    .replaceAll(/\D/g, '')
    .replace(/^00490/, '0049'); // "+49 (0)171": the nought is not dialled from abroad
  if (digits.length < fewestDigits) return null;
  return { digits, query: searchQueryOf(text.replace(part, ' ')) };
}
