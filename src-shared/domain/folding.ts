/** Letters that no tokenizer takes for the plain ones they are written as. */
const plainLetters: Record<string, string> = {
  ß: 'ss',
  ẞ: 'ss',
  æ: 'a',
  Æ: 'a',
  œ: 'o',
  Œ: 'o',
  ø: 'o',
  Ø: 'o',
  ł: 'l',
  Ł: 'l',
};
const notPlain = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');
const onlyAscii = /^[ -~]*$/;

/**
 * What is typed in the spelling of the search index: "ü", "ue" and "u" are one, and so are "ß" and "ss". The same as
 * the index does to its text (migration 0008); marks and capitals are left to the index's tokenizer. The fold of a
 * beginning is a beginning of the fold, so that words can be found while they are typed.
 */
export function foldForSearch(text: string): string {
  return text
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()) // the only ones that SQLite's lower() knows
    .replaceAll(notPlain, (letter) => plainLetters[letter] ?? letter)
    .replaceAll(/([aou])e/g, '$1');
}

/** A name in one spelling, without marks and capitals: "Änne Müller-Weiß" is "anne muller weiss". */
export function foldName(name: string): string {
  const folded = foldForSearch(plain(name));
  const betweenWords = onlyAscii.test(folded) ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu;
  return folded.replaceAll(betweenWords, ' ').trim();
}

/** What names are ordered by: "ä" beside "a", capitals beside small letters, 2 before 10. */
export function sortKeyOf(name: string): string {
  return plain(name)
    .replaceAll('ß', 'ss')
    .replaceAll(/\d+/g, (digits) => digits.padStart(12, '0'));
}

function plain(text: string): string {
  if (onlyAscii.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
