import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WeeklySlotId } from '../../src-shared/domain/ids.ts';
import { wallTimeOf } from '../../src-shared/domain/time.ts';
import {
  occurrencesOf,
  WeeklySlotDraft,
  type WeeklySlot,
} from '../../src-shared/domain/weekly-slot.ts';
import { uuidOf } from '../support/fakes.ts';

const dayMs = 86_400_000;
const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

function weeklySlot(given: Partial<WeeklySlot> = {}): WeeklySlot {
  return {
    id: uuidOf(1) as WeeklySlotId,
    serviceId: null,
    title: '',
    location: '',
    calendarNote: '',
    firstDay: '2026-03-01',
    lastDay: null,
    startTime: '09:00',
    lengthMinutes: 60,
    timeZone: 'Europe/Berlin',
    publishedUntil: '2026-03-01',
    createdAt: 0,
    endedAt: null,
    ...given,
  };
}

test('an occurrence that the clocks jump over is left out; of one shown twice the first is meant', () => {
  const atHalfPastTwo = weeklySlot({ startTime: '02:30' });
  const spring = occurrencesOf(atHalfPastTwo, '2026-03-22', '2026-04-06');
  expect(spring.map(({ day }) => day)).toEqual(['2026-03-22', '2026-04-05']);
  const [autumn] = occurrencesOf(atHalfPastTwo, '2026-10-25', '2026-10-26');
  expect(autumn?.when).toMatchObject({ startAt: Date.UTC(2026, 9, 25, 0, 30) });
});

test('each lasts its minutes, and over a change of the clocks not its wall-clock time', () => {
  const night = weeklySlot({ startTime: '01:30', lengthMinutes: 120 });
  const [occurrence] = occurrencesOf(night, '2026-03-29', '2026-03-30');
  if (occurrence === undefined || occurrence.when.allDay) throw new Error('it is timed');
  expect(wallTimeOf(occurrence.when.endAt, 'Europe/Berlin')).toBe('2026-03-29T04:30');
});

test('it falls on its weekday from the first day to the last, at its time, whatever part is asked for', () => {
  const day = fc
    .integer({ min: 0, max: 400 })
    .map((days) => isoDay(Date.UTC(2026, 0, 1) + days * dayMs));
  fc.assert(
    fc.property(day, fc.option(day), day, day, (firstDay, lastDay, fromDay, untilDay) => {
      const weekly = weeklySlot({ firstDay, lastDay });
      const expected: string[] = [];
      for (let at = Date.parse(fromDay); at < Date.parse(untilDay); at += dayMs) {
        const apart = (at - Date.parse(firstDay)) / dayMs;
        if (apart >= 0 && apart % 7 === 0 && isoDay(at) <= (lastDay ?? '9'))
          expected.push(isoDay(at));
      }
      const found = occurrencesOf(weekly, fromDay, untilDay);
      expect(found.map((some) => some.day)).toEqual(expected);
      for (const { day: on, when } of found) {
        if (when.allDay) throw new Error('it is timed');
        expect(wallTimeOf(when.startAt, when.timeZone)).toBe(`${on}T09:00`);
      }
    }),
  );
});

test('what ends before it begins is no weekly opening', () => {
  const draft = { firstDay: '2026-03-02', startTime: '09:00', lengthMinutes: 60 };
  expect(WeeklySlotDraft.safeParse({ ...draft, lastDay: '2026-03-02' }).success).toBe(true);
  expect(WeeklySlotDraft.safeParse({ ...draft, lastDay: '2026-03-01' }).success).toBe(false);
  expect(WeeklySlotDraft.safeParse({ ...draft, startTime: '24:00' }).success).toBe(false);
});
