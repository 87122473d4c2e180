import { afterEach, expect, test } from 'vitest';
import { hasOwnCalendar } from '../../src-renderer/settings/own-calendar.ts';
import { speak } from '../../src-shared/words/words.ts';

afterEach(() => speak('en'));

const main = { name: 'anna@example.com', canWrite: true, isPrimary: true, isTarget: true };
const other = { name: 'Family', canWrite: true, isPrimary: false, isTarget: false };

test('bookings that go to the main calendar, or nowhere, have none of their own', () => {
  expect(hasOwnCalendar([])).toBe(false);
  expect(hasOwnCalendar([main, other])).toBe(false);
  expect(hasOwnCalendar([{ ...main, isTarget: false }, other])).toBe(false);
});

test('the one the app made is known by its name in each language, whichever is spoken', () => {
  for (const language of ['en', 'de'] as const) {
    speak(language);
    for (const name of ['Appointments', 'Termine'])
      expect(hasOwnCalendar([main, { ...other, name }])).toBe(true);
  }
});

test('one that bookings go to is theirs under any name, for as long as it can be written to', () => {
  expect(hasOwnCalendar([{ ...other, name: 'Room 2', isTarget: true }])).toBe(true);
  expect(hasOwnCalendar([{ ...other, isTarget: true, canWrite: false }])).toBe(false);
});
