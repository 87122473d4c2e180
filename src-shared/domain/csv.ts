/** A cell of a table: a text, a number with the digits it is written with, or nothing. */
export type Cell = string | { number: number; digits: number } | null;

/** How a spreadsheet program of a language expects its files. */
export type CsvStyle = { separator: ',' | ';'; decimalPoint: '.' | ',' };

/** What tells programs that the file is UTF-8, so that they read umlauts as such. */
const byteOrderMark = '\uFEFF';

/**
 * A table as a file of comma-separated values (RFC 4180: lines end in CRLF, quotes are doubled). A text that a
 * spreadsheet program would take for a formula, because a name may be anybody's to choose, gets an apostrophe before it.
 */
export function csvText(rows: readonly (readonly Cell[])[], style: CsvStyle): string {
  const lines = rows.map((row) => row.map((cell) => fieldOf(cell, style)).join(style.separator));
  return byteOrderMark + lines.map((line) => `${line}\r\n`).join('');
}

function fieldOf(cell: Cell, { separator, decimalPoint }: CsvStyle): string {
  if (cell === null) return '';
  const text =
    typeof cell === 'string'
      ? harmless(cell)
      : cell.number.toFixed(cell.digits).replace('.', decimalPoint);
  const needsQuotes = text.includes(separator) || /["\r\n]|^\s|\s$/.test(text);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Formulas begin with one of these, also in full width, and some programs skip what is white before them. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;

function harmless(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}
