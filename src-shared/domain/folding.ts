/**
 * The letters that are written as plain ones. The vowels are here and not left to the index's tokenizer, because an "e"
 * after one is looked at before it comes to the tokenizer: "Zoë" is "Zoe".
 */
const spellings: Record<string, string> = {
  a: 'áàâäãåāăąæ',
  e: 'éèêëēėęě',
  o: 'óòôöõøōőœ',
  u: 'úùûüũūůűų',
  l: 'ł',
  ss: 'ß',
};
const plainLetters = new Map(
  Object.entries(spellings).flatMap(([plain, letters]) =>
    Array.from(letters).flatMap((letter): [string, string][] => [
      [letter, plain],
      [letter === 'ß' ? 'ẞ' : letter.toUpperCase(), plain],
    ]),
  ),
);
const notPlain = new RegExp(`[${[...plainLetters.keys()].join('')}]`, 'g');
/** Marks that stand after their letter, where text is not composed: grave, acute, circumflex, tilde … ogonek. */
const marks = /[\u0300-\u0304\u0306-\u0308\u030a-\u030c\u0327\u0328]/g;
const onlyAscii = /^[ -~]*$/;

/**
 * What is typed in the spelling of the search index: "ü", "ue" and "u" are one, and so are "ß" and "ss". The same as
 * the index does to its text (migration 0008); other marks and capitals are left to the index's tokenizer. The fold of a
 * beginning is a beginning of the fold, so that words can be found while they are typed.
 */
export function foldForSearch(text: string): string {
  return text
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()) // the only ones that SQLite's lower() knows
    .replaceAll(marks, '')
    .replaceAll(notPlain, (letter) => plainLetters.get(letter) ?? letter)
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
