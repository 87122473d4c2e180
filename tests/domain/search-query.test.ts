import { expect, test } from 'vitest';
import { phoneQueryOf, searchQueryOf } from '../../src-shared/domain/search-query.ts';

test('every word must occur, the last may be just begun', () => {
  expect(searchQueryOf('Anna Mü')).toBe('"anna" AND "mu"*');
  expect(searchQueryOf(' o’Neil-Smith ')).toBe('"o" AND "neil" AND "smith"*');
});

test('operators and quotes are words or nothing', () => {
  expect(searchQueryOf('a OR "b* NEAR(')).toBe('"a" AND "or" AND "b" AND "near"*');
});

test('a word is looked for in the one spelling of the index', () => {
  expect(searchQueryOf('Mueller Straße')).toBe('"muller" AND "strasse"*');
  expect(searchQueryOf('Søren ŁUKASZ')).toBe('"soren" AND "lukasz"*');
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

test('a part of a phone number is its bare digits, a country begun with 00', () => {
  expect(phoneQueryOf('0171/23')).toEqual({ digits: '017123', query: null });
  expect(phoneQueryOf('(0171) 2')).toEqual({ digits: '01712', query: null });
  expect(phoneQueryOf('+49 (171) 2')).toEqual({ digits: '00491712', query: null });
  expect(phoneQueryOf('+49 (0)171 2')).toEqual({ digits: '00491712', query: null });
  expect(phoneQueryOf('44-71')).toEqual({ digits: '4471', query: null });
});

test('what stands beside a number must be found too', () => {
  expect(phoneQueryOf('Anna 44 71')).toEqual({ digits: '4471', query: '"anna"*' });
  expect(phoneQueryOf('4471 mü')).toEqual({ digits: '4471', query: '"mu"*' });
});

test('one or two digits, or none, are no phone number', () => {
  expect(['12', 'room', '', '+', '(', 'a1 b2'].map((text) => phoneQueryOf(text))).toEqual(
    Array.from({ length: 6 }, () => null),
  );
});

test('a whole page of words is cut to what a search can bear', () => {
  expect(searchQueryOf('a '.repeat(100))?.match(/"a"/g)).toHaveLength(12);
});
