import { describe, expect, test } from 'vitest';
import { shownDays } from '../../src-renderer/calendar/shown-days.ts';
import { daysFrom } from '../../src-renderer/ui/format.ts';
import type { OpeningRules } from '../../src-shared/domain/availability.ts';

const tuesday = '2026-03-03';
const monday = { weekStartsOn: 1, rules: null };
const named = (firstDay: string, endDay: string) => ({
  firstDay,
  endDay,
  drawnFrom: firstDay,
  drawnTo: endDay,
  days: daysFrom(firstDay, endDay),
});

describe('the days on screen', () => {
  test('are the one, or the week around it from the first day of weeks on', () => {
    expect(shownDays('day', tuesday, monday)).toEqual(named(tuesday, '2026-03-04'));
    expect(shownDays('week', tuesday, monday)).toEqual(named('2026-03-02', '2026-03-09'));
    expect(shownDays('week', tuesday, { ...monday, weekStartsOn: 7 })).toEqual(
      named('2026-03-01', '2026-03-08'),
    );
  });

  test('are of a work week those from its first to its last day with hours', () => {
    expect(shownDays('workWeek', tuesday, monday)).toEqual(named('2026-03-02', '2026-03-07'));
    const open = (weekday: number) => ({
      weekday,
      hours: { from: '09:00', to: '12:00' },
      validFrom: null,
      validUntil: null,
    });
    const rules: OpeningRules = {
      timeZone: 'Europe/Berlin',
      weekly: [open(2), open(4)],
      exceptions: [],
      timeOff: [],
      holidays: [],
    };
    expect(shownDays('workWeek', tuesday, { ...monday, rules })).toEqual({
      ...named('2026-03-03', '2026-03-06'),
      days: ['2026-03-03', '2026-03-05'],
    });
  });

  test('are of a month its own, with the rest of its first and last week drawn', () => {
    expect(shownDays('month', '2026-04-15', monday)).toEqual({
      firstDay: '2026-04-01',
      endDay: '2026-05-01',
      drawnFrom: '2026-03-30',
      drawnTo: '2026-05-04',
      days: daysFrom('2026-03-30', '2026-05-04'),
    });
  });

  test('are of the agenda half a year from the day on', () => {
    expect(shownDays('agenda', tuesday, monday)).toEqual(named(tuesday, '2026-09-01'));
  });
});
