import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTypedWhen, whenFields } from '../../src-renderer/booking/typed-when.ts';
import { readWhen } from '../../src-renderer/words/when-words.ts';

const now = '2026-11-25T10:00'; // a Wednesday
const read = (words: string) => readTypedWhen(words, now, readWhen);

test.each<[string, string | null, string | null, number | null]>([
  ['tue 3pm', '2026-12-01', '15:00', null],
  ['14:30', null, '14:30', null],
  ['9', null, '09:00', null],
  ['um 9', null, '09:00', null],
  ['at 9', null, '09:00', null],
  ['tomorrow 9', '2026-11-26', '09:00', null],
  ['next fri 10-11', '2026-12-04', '10:00', 60],
  ['12.3. 9 Uhr', '2027-03-12', '09:00', null],
  ['12.3. um 9.30 Uhr', '2027-03-12', '09:30', null],
  ['12.3 9:00', '2027-03-12', '09:00', null],
  ['12.3.', '2027-03-12', null, null],
  ['morgen 15 Uhr', '2026-11-26', '15:00', null],
  ['morgen 15 Uhr 30', '2026-11-26', '15:30', null],
  ['morgen halb 10', '2026-11-26', '09:30', null],
  ['morgen mittag', '2026-11-26', '12:00', null],
  ['in 2 weeks 9:00', '2026-12-09', '09:00', null],
  ['in 2 hours', '2026-11-25', '12:00', null],
  ['in 30 min', '2026-11-25', '10:30', null],
  ['kommenden Dienstag 9', '2026-12-01', '09:00', null],
  ['next week tue 9:00', '2026-12-01', '09:00', null],
  ['next week mon', '2026-11-30', null, null],
  ['nächste Woche So 10', '2026-12-06', '10:00', null],
  ['fri 10 - 11.30', '2026-11-27', '10:00', 90],
  ['fr von 10 bis 12', '2026-11-27', '10:00', 120],
  ['2-3pm', null, '14:00', 60],
  ['11-1pm', null, '11:00', 120],
  ['10am-2pm', null, '10:00', 240],
  ['10-2', null, '10:00', 240],
  ['22-2', null, '22:00', 240],
  ['2026-12-01 10-11', '2026-12-01', '10:00', 60],
  ['tue 3pm 45 min', '2026-12-01', '15:00', 45],
  ['45 min', null, null, 45],
  ['morgen 9 Uhr für 1,5 Stunden', '2026-11-26', '09:00', 90],
])('“%s”', (words, day, time, minutes) => {
  expect(read(words)).toEqual({ day, time, minutes });
});

test.each([
  '',
  '  ',
  'anna',
  'mon - fri',
  'mon to fri',
  'mo-fr',
  '10-10',
  '99',
  '25 hours',
  'fri massage',
  '10-11 45 min',
])('“%s” is not one time', (words) => {
  expect(read(words)).toBeNull();
});

const hour = fc.integer({ min: 0, max: 23 });
const minute = fc.integer({ min: 0, max: 59 });
const clock = fc
  .tuple(hour, minute)
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);

describe('whatever is typed', () => {
  test('a range of two times is as long as from the one to the other', () => {
    fc.assert(
      fc.property(clock, clock, fc.constantFrom('-', ' - ', '–', ' to ', ' bis '), (a, b, dash) => {
        fc.pre(a < b);
        const minutes = (Date.parse(`2026-01-01T${b}Z`) - Date.parse(`2026-01-01T${a}Z`)) / 60_000;
        expect(read(`tomorrow ${a}${dash}${b}`)).toEqual({ day: '2026-11-26', time: a, minutes });
      }),
    );
  });

  test('is read or not, and never as an impossible time', () => {
    const word = fc.constantFrom(
      ...'next fri week in 3 12.3. morgen 9 uhr pm - bis halb 25 min : . 10-11'.split(' '),
    );
    const words = fc.array(word, { maxLength: 6 }).map((some) => some.join(' '));
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 30 }), words), (text) => {
        const found = read(text);
        if (found === null) return;
        expect(found.day ?? found.time ?? found.minutes).not.toBeNull();
        if (found.time !== null) expect(found.time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
        if (found.day !== null) expect(found.day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        if (found.minutes !== null) expect(found.minutes).toBeGreaterThan(0);
        if (found.minutes !== null) expect(found.minutes).toBeLessThanOrEqual(24 * 60);
      }),
    );
  });
});

test('what is not said stays as it is in the fields', () => {
  expect(whenFields({ day: '2026-12-01', time: null, minutes: null })).toEqual({
    which: null,
    date: '2026-12-01',
  });
  expect(whenFields({ day: null, time: '09:00', minutes: 45 })).toEqual({
    which: null,
    startTime: '09:00',
    allDay: false,
    minutes: 45,
  });
});
