/** Letters that no tokenizer takes for the plain ones they are written as. */
const spellings = [
  ['ß', 'ss'],
  ['ẞ', 'ss'],
  ['æ', 'a'],
  ['Æ', 'a'],
  ['œ', 'o'],
  ['Œ', 'o'],
  ['ø', 'o'],
  ['Ø', 'o'],
  ['ł', 'l'],
  ['Ł', 'l'],
  ['ae', 'a'],
  ['oe', 'o'],
  ['ue', 'u'],
] as const;

/**
 * What is typed in the spelling of the search index: "ü", "ue" and "u" are one, and so are "ß" and "ss". Word for word
 * what the index does to its text (migration 0008); marks and capitals are left to the index's tokenizer. The fold of a
 * beginning is a beginning of the fold, so that words can be found while they are typed.
 */
export function foldForSearch(text: string): string {
  // SQLite's lower() knows only these letters.
  const lowered = text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  return spellings.reduce((folded, [from, to]) => folded.replaceAll(from, to), lowered);
}

/** A name in one spelling, without marks and capitals: "Änne Müller-Weiß" is "anne muller weiss". */
export function foldName(name: string): string {
  return foldForSearch(plain(name))
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What names are ordered by: "ä" beside "a", capitals beside small letters, 2 before 10. */
export function sortKeyOf(name: string): string {
  return plain(name)
    .replaceAll('ß', 'ss')
    .replaceAll(/\d+/g, (digits) => digits.padStart(12, '0'));
}

function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
