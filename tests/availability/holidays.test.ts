import { expect, test } from 'vitest';
import { holidayPlaces, holidaysOf } from '../../src-main/availability/holidays.ts';

const place = (country: string, state: string | null = null, region: string | null = null) => ({
  country,
  state,
  region,
});

test('the holidays of a place are offered in the language asked for, one a day, in order', async () => {
  const german = await holidaysOf(place('DE', 'BY'), 2026, 'de');
  expect(german.filter(({ isPublic }) => isPublic).map(({ day }) => day)).toEqual([
    '2026-01-01',
    '2026-01-06',
    '2026-04-03',
    '2026-04-06',
    '2026-05-01',
    '2026-05-14',
    '2026-05-25',
    '2026-06-04',
    '2026-10-03',
    '2026-11-01',
    '2026-12-25',
    '2026-12-26',
  ]);
  expect(german[1]).toEqual({ day: '2026-01-06', name: 'Heilige Drei Könige', isPublic: true });
  const english = await holidaysOf(place('DE', 'BY'), 2026, 'en');
  expect(english[1]?.name).toBe('Epiphany');
  const days = english.map(({ day }) => day);
  expect(days).toEqual([...new Set(days)].toSorted());
});

test('regions of a country differ, down to a town', async () => {
  const hasDay = async (state: string | null, region: string | null, day: string) =>
    (await holidaysOf(place('DE', state, region), 2026, 'de')).some((some) => some.day === day);
  expect(await hasDay('BE', null, '2026-01-06')).toBe(false);
  expect(await hasDay('BY', null, '2026-01-06')).toBe(true);
  expect(await hasDay('BY', null, '2026-08-08')).toBe(false);
  expect(await hasDay('BY', 'A', '2026-08-08')).toBe(true);
});

test('a holiday of several days is each of them, however it begins at sunset', async () => {
  const days = (await holidaysOf(place('TR'), 2026, 'en'))
    .filter(({ name }) => name.includes('Eid al-Adha'))
    .map(({ day }) => day);
  expect(days).toEqual(['2026-05-27', '2026-05-28', '2026-05-29', '2026-05-30']);
});

test('a country that is not known has no holidays and no parts', async () => {
  expect(await holidaysOf(place('XX'), 2026, 'en')).toEqual([]);
  const places = await holidayPlaces({ country: 'XX', state: 'Y', language: 'en' });
  expect(places).toMatchObject({ states: [], regions: [] });
});

test('places are named by their names, in order', async () => {
  const places = await holidayPlaces({ country: 'DE', state: 'BY', language: 'de' });
  expect(places.countries).toContainEqual({ code: 'AT', name: 'Österreich' });
  expect(places.states).toHaveLength(16);
  expect(places.states[0]).toEqual({ code: 'BW', name: 'Baden-Württemberg' });
  expect(places.regions).toContainEqual({ code: 'A', name: 'Stadt Augsburg' });
  expect(places.languages).toEqual(['de', 'en']);
});
