import { afterEach, beforeEach, expect, test } from 'vitest';
import { hoursUndo } from '../../src-main/availability/hours-undo.ts';
import type { WeeklyHours } from '../../src-shared/domain/availability.ts';
import type { TimeOffId } from '../../src-shared/domain/ids.ts';
import { openingOf } from '../../src-shared/domain/opening.ts';
import { uuidOf } from '../support/fakes.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { lastStep, stepLabels } from './undo-steps.ts';

let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
});
afterEach(() => practice.close());

function open(
  weekday: number,
  from: string,
  to: string,
  validFrom: string | null = null,
  validUntil: string | null = null,
): WeeklyHours {
  return { weekday, hours: { from, to }, validFrom, validUntil };
}
const bavaria = { country: 'DE', state: 'BY', region: null };

test('at first nothing is said about when the practice is open', async () => {
  expect(await practice.hours.get()).toEqual({
    timeZone: 'Europe/Berlin',
    weekly: [],
    exceptions: [],
    timeOff: [],
    holidays: [],
    holidayPlace: null,
  });
});

test('the hours of some weekdays are replaced and those of the others stay', async () => {
  const week = [open(1, '13:00', '17:00'), open(1, '09:00', '12:00'), open(2, '09:00', '24:00')];
  await practice.hours.replace({ weekdays: [1, 2, 3, 4, 5, 6, 7], weekly: week });
  const { weekly } = await practice.hours.replace({
    weekdays: [2],
    weekly: [open(2, '10:00', '11:00', '2026-04-01', '2026-04-30')],
  });
  expect(weekly).toEqual([
    open(1, '09:00', '12:00'),
    open(1, '13:00', '17:00'),
    open(2, '10:00', '11:00', '2026-04-01', '2026-04-30'),
  ]);
  expect(practice.told).toEqual(['announced hours changed', 'announced hours changed']);
  expect(await stepLabels(practice)).toEqual([
    'Changed the hours of the week',
    'Changed the hours of Tuesday',
  ]);
  // Only what really changed is a part of the step.
  expect((await lastStep(practice, hoursUndo)).parts).toHaveLength(1);
});

test('windows that overlap at the same time of validity are refused, and say which', async () => {
  const replace = (...weekly: WeeklyHours[]) => practice.hours.replace({ weekdays: [1], weekly });
  await expect(replace(open(1, '09:00', '12:00'), open(1, '11:30', '17:00'))).rejects.toMatchObject(
    {
      code: 'invalid-input',
      message: expect.stringContaining(
        'Monday has two windows that overlap, 09:00–12:00',
      ) as string,
    },
  );
  await expect(
    replace(open(1, '09:00', '12:00', '2026-05-02', '2026-05-01')),
  ).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(replace(open(2, '09:00', '12:00'))).rejects.toMatchObject({
    code: 'invalid-input',
  });
  expect((await practice.hours.get()).weekly).toEqual([]);
  expect(practice.told).toEqual([]);
  // Windows that touch, or of which one ends before the other begins to count, are fine.
  const fine = await replace(
    open(1, '09:00', '12:00', null, '2026-05-31'),
    open(1, '10:00', '12:00', '2026-06-01'),
    open(1, '12:00', '13:00'),
    open(1, '08:00', '09:00'),
  );
  expect(fine.weekly).toHaveLength(4);
});

test('a day can have hours of its own, be closed, and have its usual ones again', async () => {
  await practice.hours.replace({ weekdays: [1], weekly: [open(1, '09:00', '12:00')] });
  const day = '2026-03-02';
  const hours = [{ from: '14:00', to: '15:00' }];
  expect(openingOf(await practice.hours.putException({ day, hours }), day).hours).toEqual(hours);
  const closed = await practice.hours.putException({ day, hours: [] });
  expect(openingOf(closed, day).hours).toEqual([]);
  const usual = await practice.hours.removeException({ day });
  expect(openingOf(usual, day).hours).toEqual([{ from: '09:00', to: '12:00' }]);
  expect((await stepLabels(practice)).slice(1)).toEqual([
    'Changed the hours of Mon 2 Mar 2026',
    'Closed Mon 2 Mar 2026',
    'Gave Mon 2 Mar 2026 its usual hours again',
  ]);
  const overlapping = [...hours, { from: '14:30', to: '16:00' }];
  await expect(practice.hours.putException({ day, hours: overlapping })).rejects.toMatchObject({
    code: 'invalid-input',
  });
});

test('what changes nothing is no step and no announcement', async () => {
  const day = '2026-03-02';
  await practice.hours.putException({ day, hours: [] });
  practice.told.length = 0;
  await practice.hours.putException({ day, hours: [] });
  await practice.hours.removeException({ day: '2026-03-03' });
  expect(practice.told).toEqual([]);
  expect(await stepLabels(practice)).toHaveLength(1);
});

test('days off are added, changed and removed', async () => {
  const off = { startDay: '2026-08-03', endDay: '2026-08-15', label: 'Summer' };
  const [added] = (await practice.hours.addTimeOff(off)).timeOff;
  expect(added).toMatchObject(off);
  const id = added!.id;
  const longer = { ...off, endDay: '2026-08-22' };
  expect((await practice.hours.changeTimeOff({ id, timeOff: longer })).timeOff).toEqual([
    { id, ...longer },
  ]);
  expect((await practice.hours.removeTimeOff({ id })).timeOff).toEqual([]);
  await expect(practice.hours.removeTimeOff({ id })).rejects.toMatchObject({ code: 'not-found' });
  const unknown = { id: uuidOf(999) as TimeOffId, timeOff: off };
  await expect(practice.hours.changeTimeOff(unknown)).rejects.toMatchObject({ code: 'not-found' });
  expect((await stepLabels(practice))[0]).toBe('Took off Summer, Mon 3 Aug 2026 – Fri 14 Aug 2026');
});

test('the holidays taken for a year replace those of that year only, and their place is remembered', async () => {
  const accept = (year: number, ...days: string[]) =>
    practice.hours.acceptHolidays({
      place: bavaria,
      year,
      holidays: days.map((day) => ({ day, name: 'Holiday' })),
    });
  await accept(2026, '2026-01-01', '2026-12-25');
  await accept(2027, '2027-01-01');
  const { holidays, holidayPlace } = await accept(2026, '2026-05-01');
  expect(holidays.map(({ day }) => day)).toEqual(['2026-05-01', '2027-01-01']);
  expect(holidayPlace).toEqual(bavaria);
  await expect(accept(2026, '2027-05-01')).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(accept(2026, '2026-05-01', '2026-05-01')).rejects.toMatchObject({
    code: 'invalid-input',
  });
});

test('every kind of step can be taken back and taken again', async () => {
  const acts = [
    () =>
      practice.hours.replace({
        weekdays: [1, 2],
        weekly: [open(1, '09:00', '12:00'), open(2, '09:00', '12:00')],
      }),
    () =>
      practice.hours.putException({ day: '2026-03-02', hours: [{ from: '10:00', to: '11:00' }] }),
    () => practice.hours.addTimeOff({ startDay: '2026-08-03', endDay: '2026-08-15', label: '' }),
    async () => {
      const [off] = (await practice.hours.get()).timeOff;
      return practice.hours.removeTimeOff({ id: off!.id });
    },
    () =>
      practice.hours.acceptHolidays({
        place: bavaria,
        year: 2026,
        holidays: [{ day: '2026-05-01', name: 'Labour Day' }],
      }),
  ];
  expect.assertions(acts.length * 4);
  for (const act of acts) {
    const { holidayPlace: _before, ...before } = await practice.hours.get();
    const { holidayPlace: _after, ...after } = await act();
    const step = await lastStep(practice, hoursUndo);
    expect(await step.now()).toEqual(step.parts.map((part) => part.after));
    await step.undo();
    expect(await practice.hours.get()).toMatchObject(before);
    expect(await step.now()).toEqual(step.parts.map((part) => part.before));
    await step.redo();
    expect(await practice.hours.get()).toMatchObject(after);
  }
});

test('hours and holidays go back and forth as they were, in order and as a whole', async () => {
  const next = { step: null, bookAnyway: false };
  const week = [open(1, '09:00', '12:00'), open(1, '13:00', '17:00')];
  await practice.hours.replace({ weekdays: [1], weekly: week });
  await practice.hours.replace({ weekdays: [1], weekly: [open(1, '10:00', '11:00')] });
  await practice.undo.undo(next);
  expect((await practice.hours.get()).weekly).toEqual(week);
  await practice.undo.undo(next);
  expect((await practice.hours.get()).weekly).toEqual([]);
  await practice.undo.redo(next);
  expect((await practice.hours.get()).weekly).toEqual(week);

  const holidays = [{ day: '2026-01-01', name: 'New Year' }];
  await practice.hours.acceptHolidays({ year: 2026, place: bavaria, holidays });
  await practice.undo.undo(next);
  expect((await practice.hours.get()).holidays).toEqual([]);
  await practice.undo.redo(next);
  expect((await practice.hours.get()).holidays).toEqual(holidays);
});
