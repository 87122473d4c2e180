/** Letters, digits, and the marks that belong to them: what SQLite's unicode61 tokenizer takes for words. */
const words = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

/** A phone number as people type it: digits, and what they put between them. */
const phoneNumber = /^[\d\s()+./-]+$/;

/** More words than this only slow a search down. */
const mostWords = 12;

/**
 * What a person typed as an FTS5 query: every word must occur, the last one may be just begun. Nothing in it can
 * act as an operator. With `digitsIn`, a phone number also matches that column by its bare digits, however it is
 * written. Null when there is nothing to search for.
 */
export function searchQueryOf(
  text: string,
  { digitsIn }: { digitsIn?: string } = {},
): string | null {
  const found = (text.match(words) ?? []).slice(0, mostWords);
  if (found.length === 0) return null;
  const query = `${found.map((word) => `"${word}"`).join(' AND ')}*`;
  const digits = text.replaceAll(/\D/g, '');
  if (digitsIn === undefined || digits.length < 3 || !phoneNumber.test(text)) return query;
  return `(${query}) OR ${digitsIn} : "${digits}"*`;
}
