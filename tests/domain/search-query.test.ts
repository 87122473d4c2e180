import { expect, test } from 'vitest';
import { searchQueryOf } from '../../src-shared/domain/search-query.ts';

test('every word must occur, the last may be just begun', () => {
  expect(searchQueryOf('Anna Mü')).toBe('"Anna" AND "Mü"*');
  expect(searchQueryOf(' o’Neil-Smith ')).toBe('"o" AND "Neil" AND "Smith"*');
});

test('operators and quotes are words or nothing', () => {
  expect(searchQueryOf('a OR "b* NEAR(')).toBe('"a" AND "OR" AND "b" AND "NEAR"*');
});

test('without a word there is nothing to search for', () => {
  expect(['', '  ', '"*"', '🦷', '--'].map((text) => searchQueryOf(text))).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('a phone number also matches by its bare digits, other text does not', () => {
  const digitsIn = 'phone';
  expect(searchQueryOf('0171/23', { digitsIn })).toBe('("0171" AND "23"*) OR phone : "017123"*');
  expect(searchQueryOf('+49 (171) 2', { digitsIn })).toBe(
    '("49" AND "171" AND "2"*) OR phone : "491712"*',
  );
  expect(searchQueryOf('12', { digitsIn })).toBe('"12"*');
  expect(searchQueryOf('room 123', { digitsIn })).toBe('"room" AND "123"*');
  expect(searchQueryOf('0171/23')).toBe('"0171" AND "23"*');
});

test('a whole page of words is cut to what a search can bear', () => {
  expect(searchQueryOf('a '.repeat(100))?.match(/"a"/g)).toHaveLength(12);
});
