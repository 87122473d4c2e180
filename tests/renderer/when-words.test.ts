import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWhen } from '../../src-renderer/words/when-words.ts';

const now = '2026-11-25T10:00'; // a Wednesday

test.each<[string, string | null, string | null]>([
  ['fri', '2026-11-27', null],
  ['next fri', '2026-12-04', null],
  ['in 3 weeks', '2026-12-16', null],
  ['12.3.', '2027-03-12', null],
  ['25.11.', '2026-11-25', null],
  ['24.11.', '2027-11-24', null],
  ['29.2.', '2028-02-29', null],
  ['12.3.27', '2027-03-12', null],
  ['12.3.2025', '2025-03-12', null],
  ['12.3. 14:30', '2027-03-12', '14:30'],
  ['tomorrow', '2026-11-26', null],
  ['tomorrow 9', '2026-11-26', '09:00'],
  ['tomorrow at 930', '2026-11-26', '09:30'],
  ['tue 3pm', '2026-12-01', '15:00'],
  ['tue 3.30pm', '2026-12-01', '15:30'],
  ['14:30', null, '14:30'],
  ['930', null, '09:30'],
  ['3pm', null, '15:00'],
  ['noon', null, '12:00'],
  ['today 17', '2026-11-25', '17:00'],
  ['3 march', '2027-03-03', null],
  ['morgen 9', '2026-11-26', '09:00'],
  ['übermorgen', '2026-11-27', null],
  ['nächsten freitag', '2026-12-04', null],
  ['in 3 wochen', '2026-12-16', null],
  ['di 15 uhr', '2026-12-01', '15:00'],
  ['fr 14:30', '2026-11-27', '14:30'],
  ['15. märz', '2027-03-15', null],
])('“%s”', (words, day, time) => {
  expect(readWhen(words, now)).toEqual({ day, time });
});

test.each(['', '   ', 'anna berg', '31.2.', '99:99', 'friday massage', 'room 12', '9'])(
  '“%s” says no time',
  (words) => {
    expect(readWhen(words, now)).toBeNull();
  },
);

test.each([
  ['3 mo', { day: '2027-02-25', time: null }, { day: '2026-11-30', time: '03:00' }],
  ['10.12', { day: null, time: '10:12' }, { day: '2026-12-10', time: null }],
  ['10.12 9', null, { day: '2026-12-10', time: '09:00' }],
  ['9.30', { day: null, time: '09:30' }, { day: null, time: '09:30' }],
  ['tomorrow 9', { day: '2026-11-26', time: '09:00' }, { day: '2026-11-26', time: '09:00' }],
  ['morgen 9', { day: '2026-11-26', time: '09:00' }, { day: '2026-11-26', time: '09:00' }],
])(
  '“%s” is read as the language of the person has it, and the other one is understood',
  (words, en, de) => {
    expect(readWhen(words, now, 'en')).toEqual(en);
    expect(readWhen(words, now, 'de')).toEqual(de);
  },
);

test('whatever is typed is read or not, and never an impossible day', () => {
  const word = fc.constantFrom(
    'next',
    'fri',
    'in',
    '3',
    'weeks',
    '12.3.',
    'tomorrow',
    '9',
    'pm',
    '31',
    'feb',
    ':',
    '.',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 30 }),
        fc.array(word, { maxLength: 5 }).map((a) => a.join(' ')),
      ),
      (words) => {
        const found = readWhen(words, now);
        if (found === null) return;
        if (found.day !== null) {
          expect(new Date(`${found.day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(found.day);
        }
        if (found.time !== null) expect(found.time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
        expect(found.day ?? found.time).not.toBeNull();
      },
    ),
  );
});
