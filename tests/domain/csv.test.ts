import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText, type Cell } from '../../src-shared/domain/csv.ts';

const english = { separator: ',', decimalPoint: '.' } as const;
const german = { separator: ';', decimalPoint: ',' } as const;

test('lines end in CRLF, quotes are doubled, and a mark says that it is UTF-8', () => {
  const rows: Cell[][] = [
    ['Name', 'Revenue (EUR)'],
    ['Müller, “Jo” "the" Runner', { number: 12.5, digits: 2 }],
    ['two\nlines', null],
  ];
  expect(csvText(rows, english)).toBe(
    '\uFEFFName,Revenue (EUR)\r\n"Müller, “Jo” ""the"" Runner",12.50\r\n"two\nlines",\r\n',
  );
});

test('German has a comma in its numbers, and so a semicolon between them', () => {
  expect(csvText([['Müller, Jo', { number: 1234.5, digits: 2 }, 'a;b']], german)).toBe(
    '\uFEFFMüller, Jo;1234,50;"a;b"\r\n',
  );
});

test('what a program would take for a formula is a text, and a negative number stays a number', () => {
  const cells = ['=1+1', '+49 30', '-2', '@sum', ' =1', '\t=1', '＝1', 'a=1', '1-2'];
  const [line = ''] = csvText([[...cells, { number: -2, digits: 0 }]], english)
    .slice(1)
    .split('\r\n');
  expect(read(line, ',')[0]).toEqual([
    "'=1+1",
    "'+49 30",
    "'-2",
    "'@sum",
    "' =1",
    "'\t=1",
    "'＝1",
    'a=1',
    '1-2',
    '-2',
  ]);
});

test('any table comes back as it was, whatever is in its cells', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'ü', '"', ',', ';', '\r', '\n', ' ', '=') });
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width })));
  fc.assert(
    fc.property(table, fc.constantFrom(english, german), (rows, style) => {
      const back = read(csvText(rows, style).slice(1), style.separator);
      const plain = (cell: string) => (/^(\s*=|[\t\r])/.test(cell) ? `'${cell}` : cell);
      expect(back).toEqual(rows.map((row) => row.map(plain)));
    }),
  );
});

/** A reader of such files that goes letter by letter, as RFC 4180 says. */
function read(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (isQuoted && letter === '"' && text[at + 1] === '"') {
      field += '"';
      at += 1;
    } else if (letter === '"') {
      isQuoted = !isQuoted;
    } else if (!isQuoted && letter === separator) {
      row.push(field);
      field = '';
    } else if (!isQuoted && letter === '\r' && text[at + 1] === '\n') {
      rows.push([...row, field]);
      row = [];
      field = '';
      at += 1;
    } else {
      field += letter;
    }
  }
  return field === '' && row.length === 0 ? rows : [...rows, [...row, field]];
}
