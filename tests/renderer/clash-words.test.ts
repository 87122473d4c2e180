import { expect, test } from 'vitest';
import {
  clashTitle,
  clashWords,
  freeWords,
  freshnessWords,
} from '../../src-renderer/ui/clash-words.ts';
import { changeWords, stepWords } from '../../src-renderer/booking/timeline-words.ts';
import {
  noticeChoices,
  stepChoices,
  withValue,
} from '../../src-renderer/settings/practice-choices.ts';
import type { Clash } from '../../src-shared/domain/clash.ts';
import type { BookingId, CalendarId } from '../../src-shared/domain/ids.ts';
import { at, inMarch2026, zone } from './samples.ts';

inMarch2026();

const when = at('2026-03-03T09:00', 50);
const id = '01900000-0000-7000-8000-000000000001';
const booking: Clash = { kind: 'booking', id: id as BookingId, title: 'Massage: Anna', when };
const busy: Clash = { kind: 'busy', calendarId: id as CalendarId, title: 'Dentist', when };
const closed: Clash = { kind: 'closed' };
const off: Clash = { kind: 'time-off', label: 'Skiing' };
const holiday: Clash = { kind: 'holiday', name: 'Easter Monday' };

test('each kind of thing in the way is said in a line of its own', () => {
  const lines = [booking, busy, closed, off, holiday].map((clash) => clashWords(clash, zone));
  expect(lines).toEqual([
    'Massage: Anna, Tue 3 Mar 09:00–09:50',
    'Dentist (in your calendar), Tue 3 Mar 09:00–09:50',
    'Outside your hours',
    'Your time off: Skiing',
    'Public holiday: Easter Monday',
  ]);
  expect(clashWords({ kind: 'time-off', label: '' }, zone)).toBe('Your time off');
  expect(clashWords({ ...busy, title: '' }, zone)).toMatch(/^Busy \(in your calendar\)/);
});

test('the title says what the first of them is', () => {
  expect(clashTitle([booking, closed])).toBe('This time is taken');
  expect(clashTitle([closed])).toBe('The practice is closed at this time');
  expect(clashTitle([off])).toBe('You are off at this time');
  expect(clashTitle([holiday])).toBe('This is a public holiday');
});

test('a free time names its day only where it is another one', () => {
  const nine = Date.UTC(2026, 2, 3, 8);
  expect(freeWords(nine + 30 * 60_000, nine, zone)).toBe('Free at 09:30');
  expect(freeWords(nine + 24 * 3_600_000, nine, zone)).toBe('Free Wed 4 Mar 09:00');
});

test('how old the calendar is is said only where there is one', () => {
  const now = Date.UTC(2026, 2, 3, 8);
  expect(freshnessWords(null, now, zone)).toBeNull();
  expect(freshnessWords(now - 120_000, now, zone)).toBe('Google Calendar as fetched 2 min ago.');
});

test('the history says what was accepted, without anybody’s name', () => {
  const to = [{ kind: 'booking', id, when }, off];
  const change = { field: 'acceptedClashes', from: null, to };
  expect(changeWords(change, { timeZone: zone, currency: 'EUR' })).toBe(
    'In the way: Another booking, Tue 3 Mar 09:00–09:50; Your time off: Skiing',
  );
  expect(stepWords({ kind: 'clash-accepted', source: 'person' })).toBe(
    'Said by you to be fine as it is',
  );
});

test('a notice that is none of the choices can still be seen', () => {
  expect(withValue(noticeChoices(), 60)).toEqual(noticeChoices());
  expect(withValue(noticeChoices(), 90).at(-1)).toEqual({ value: '90', label: '1 h 30 min' });
  expect(stepChoices().map(({ value }) => value)).toEqual(['5', '10', '15', '20', '30', '60']);
});
