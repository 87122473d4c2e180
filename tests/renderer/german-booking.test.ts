import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cancellationWords } from '../../src-renderer/booking/cancellation-words.ts';
import { whenOf } from '../../src-renderer/booking/form-when.ts';
import { syncSentence } from '../../src-renderer/booking/sync-sentence.ts';
import { changeWords, stepWords } from '../../src-renderer/booking/timeline-words.ts';
import { formatMonthlyChoice, stateWords } from '../../src-renderer/series/repeat-words.ts';
import { clashTitle, clashWords, freeWords } from '../../src-renderer/ui/clash-words.ts';
import { wishWords } from '../../src-renderer/waiting/waiting-words.ts';
import type { Repeat, SeriesEnd } from '../../src-shared/domain/series-rule.ts';
import { ruleWords } from '../../src-shared/domain/series-words.ts';
import { speak } from '../../src-shared/words/words.ts';
import { at, inMarch2026, zone } from './samples.ts';

inMarch2026();

beforeEach(() => speak('de'));
afterEach(() => speak('en'));

const when = at('2026-03-03T09:00', 50);

describe('in German', () => {
  test('the history says who did what, and both values', () => {
    const words = { timeZone: zone, currency: 'EUR' };
    expect(stepWords({ kind: 'changed', source: 'person' })).toBe('Von Ihnen geändert');
    expect(stepWords({ kind: 'pulled', source: 'google' })).toBe('In Google Kalender geändert');
    expect(stepWords({ kind: 'service-changed', source: 'sync' })).toBe(
      'Vom Abgleich mit der Leistung geändert',
    );
    expect(changeWords({ field: 'status', from: 'arrived', to: 'no_show' }, words)).toBe(
      'Status: Ist da → Nicht erschienen',
    );
    expect(changeWords({ field: 'priceMinor', from: null, to: 8_050 }, words)).toMatch(
      /^Preis: nichts → 80,50\s€$/,
    );
    expect(changeWords({ field: 'theirs.location', from: '', to: 'Raum 2' }, words)).toBe(
      'Ort in Google Kalender: leer → „Raum 2“',
    );
    expect(changeWords({ field: 'when', from: when, to: when }, words)).toBe(
      'Zeit: Di 3. März 09:00–09:50 → Di 3. März 09:00–09:50',
    );
  });

  test('how a booking was cancelled is one sentence, whatever is known of it', () => {
    const cancelled = {
      cancelReason: 'krank',
      cancelledBy: 'client' as const,
      cancelledLate: true,
      cancelFeeMinor: 0,
      currency: 'EUR',
    };
    expect(cancellationWords(cancelled)).toEqual(['Vom Kunden, zu spät.', 'Grund: krank']);
    expect(cancellationWords({ ...cancelled, cancelFeeMinor: 2_000 })[0]).toMatch(
      /^Vom Kunden, zu spät, gegen eine Gebühr von 20,00\s€\.$/,
    );
  });

  test('a clash and the free times around it are told', () => {
    expect(clashTitle([{ kind: 'holiday', name: 'Ostern' }])).toBe('Das ist ein Feiertag');
    expect(clashTitle([])).toBe('Diese Zeit ist belegt');
    expect(clashWords({ kind: 'time-off', label: 'Ski' }, zone)).toBe('Ihre Abwesenheit: Ski');
    const nine = Date.UTC(2026, 2, 3, 8);
    expect(freeWords(nine + 86_400_000, nine, zone)).toBe('Frei Mi 4. März 09:00');
  });

  test('what the clocks make of a time is told', () => {
    const night = { date: '2026-03-29', startTime: '02:30', minutes: 50 };
    expect(whenOf({ ...night, allDay: false, which: null, days: 1 }, zone)).toMatchObject({
      message: '02:30 gibt es am So 29. März nicht: die Uhren springen von 02:00 auf 03:00',
    });
  });

  test('how an item stands towards the calendar is told', () => {
    expect(syncSentence('pending', true)).toBe('Wartet auf die Übertragung zu Google Kalender.');
    expect(syncSentence('pending', false)).toMatch(/kein Kalender ist verbunden\.$/);
    expect(syncSentence('conflict', true)).toBe('Hier ist Ihre Entscheidung nötig.');
  });

  test('a series comes back within a sentence, on its days', () => {
    const words = (repeat: Repeat, end: SeriesEnd = { kind: 'never' }) =>
      ruleWords({ repeat, end });
    const weekly: Repeat = { unit: 'week', every: 1, weekdays: [2] };
    expect(words({ unit: 'day', every: 1 })).toBe('jeden Tag');
    expect(words({ unit: 'week', every: 2, weekdays: [4, 2] })).toBe('alle 2 Wochen am Di und Do');
    expect(words({ unit: 'month', every: 1, on: { by: 'day', day: 22 } })).toBe(
      'jeden Monat am 22.',
    );
    expect(words({ unit: 'month', every: 3, on: { by: 'weekday', nth: -1, weekday: 5 } })).toBe(
      'alle 3 Monate am letzten Freitag',
    );
    expect(words(weekly, { kind: 'count', count: 10 })).toBe(
      'jede Woche am Dienstag, insgesamt 10 Termine',
    );
    expect(words(weekly, { kind: 'until', day: '2026-12-31' })).toMatch(
      /^jede Woche am Dienstag, bis Do 31\. Dez\.? 2026$/,
    );
    expect(formatMonthlyChoice('last-day', '2026-03-31')).toBe('letzten Tag');
  });

  test('the dates of a series say how they stand', () => {
    const occurrence = {
      recurrenceId: '2026-03-03T09:00',
      when,
      trouble: { kind: 'clash' as const, clashes: [{ kind: 'closed' as const }], own: [] },
      decision: null,
      isSettled: true,
      before: null,
      lengthMinutes: 50,
    };
    expect(stateWords(occurrence, zone)).toBe('Trotzdem gebucht: Außerhalb Ihrer Sprechzeiten');
  });

  test('a wish of the waiting list is one line', () => {
    const wish = {
      weekdays: [4, 2],
      windows: [
        { from: '09:00', to: '12:00' },
        { from: '14:00', to: '16:00' },
      ],
      earliestDay: '2026-03-02',
      latestDay: '2026-03-13',
    };
    expect(wishWords(wish)).toBe(
      'Di, Do, 09:00–12:00 oder 14:00–16:00, von Mo 2. März bis Fr 13. März',
    );
    const anyTime = { weekdays: [], windows: [], earliestDay: null, latestDay: '2026-03-13' };
    expect(wishWords(anyTime)).toBe('an jedem Tag, bis Fr 13. März');
  });
});
