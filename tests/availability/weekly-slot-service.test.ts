import { afterEach, beforeEach, expect, test } from 'vitest';
import { slotUndo } from '../../src-main/availability/slot-undo.ts';
import type { ServiceId, WeeklySlotId } from '../../src-shared/domain/ids.ts';
import { wallTimeOf } from '../../src-shared/domain/time.ts';
import { WeeklySlotDraft } from '../../src-shared/domain/weekly-slot.ts';
import { testNow, uuidOf } from '../support/fakes.ts';
import { plansOf } from '../support/query-plans.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { practiceZone } from '../support/times.ts';
import { lastStep, stepLabels } from './undo-steps.ts';

let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
});
afterEach(() => practice.close());

const day = 86_400_000;
/** From the clock of the tests, Monday 2 March 2026, far beyond the horizon. */
const everything = { fromAt: testNow - 1000 * day, toAt: testNow + 1000 * day };
const ports = () => slotUndo(async () => undefined);

/** Fridays from six to eight, from 6 March 2026 on. */
function fridays(given: Partial<WeeklySlotDraft> = {}): WeeklySlotDraft {
  return WeeklySlotDraft.parse({
    firstDay: '2026-03-06',
    startTime: '18:00',
    lengthMinutes: 120,
    ...given,
  });
}

async function offered(): Promise<string[]> {
  const slots = await practice.slots.inRange(everything);
  return slots.map(({ when }) => (when.allDay ? '' : wallTimeOf(when.startAt, practiceZone)));
}

test('a weekly opening is published twelve weeks ahead, each occurrence a slot of its own on the wall clock', async () => {
  const weekly = await practice.weeklySlots.publish(fridays({ title: 'Open hour' }));
  const times = await offered();
  expect(times).toHaveLength(12);
  expect(times[0]).toBe('2026-03-06T18:00');
  expect(times.at(-1)).toBe('2026-05-22T18:00'); // long after the clocks changed
  const slots = await practice.slots.inRange(everything);
  expect(slots[3]).toMatchObject({
    title: 'Open hour',
    revision: 1,
    weeklyId: weekly.id,
    occurrenceDay: '2026-03-27',
  });
  expect(practice.told).toEqual([
    ...slots.map(({ id }) => `item slot ${id}`),
    `announced slots ${slots.map(({ id }) => id).join(' ')}`,
  ]);
  expect(await stepLabels(practice)).toEqual(['Published Open hour every Friday at 18:00']);
  expect(await practice.weeklySlots.list()).toEqual([weekly]);
});

test('the weeks that come near are made later, once, and no step of the person', async () => {
  await practice.weeklySlots.publish(fridays());
  expect(await practice.weeklySlots.topUp()).toBe(0);
  practice.clock.advance(15 * day);
  practice.told.length = 0;
  expect(await practice.weeklySlots.topUp()).toBe(2);
  expect(await practice.weeklySlots.topUp()).toBe(0);
  expect((await offered()).slice(-2)).toEqual(['2026-05-29T18:00', '2026-06-05T18:00']);
  expect(practice.told).toHaveLength(3);
  expect(await stepLabels(practice)).toHaveLength(1);
});

test('after a long absence what has passed is not made up for', async () => {
  await practice.weeklySlots.publish(fridays());
  practice.clock.advance(52 * 7 * day);
  expect(await practice.weeklySlots.topUp()).toBe(12);
  expect((await offered())[12]).toBe('2027-03-05T18:00');
});

test('it ends with its last day, and what begins in the past begins today', async () => {
  await practice.weeklySlots.publish(fridays({ firstDay: '2026-01-02', lastDay: '2026-03-20' }));
  expect(await offered()).toEqual(['2026-03-06T18:00', '2026-03-13T18:00', '2026-03-20T18:00']);
  practice.clock.advance(30 * day);
  expect(await practice.weeklySlots.list()).toEqual([]);
});

test('time off, holidays and a day closed by itself get no opening', async () => {
  await practice.hours.putException({ day: '2026-03-27', hours: [] });
  await practice.hours.addTimeOff({ startDay: '2026-03-09', endDay: '2026-03-16', label: '' });
  await practice.hours.acceptHolidays({
    place: { country: 'DE', state: null, region: null },
    year: 2026,
    holidays: [{ day: '2026-04-03', name: 'Good Friday' }],
  });
  await practice.weeklySlots.publish(fridays({ lastDay: '2026-04-10' }));
  expect((await offered()).map((time) => time.slice(5, 10))).toEqual(['03-06', '03-20', '04-10']);
});

test('one occurrence that is withdrawn stays away, and the others stay', async () => {
  await practice.weeklySlots.publish(fridays());
  const [first, second] = await practice.slots.inRange(everything);
  await practice.slots.withdraw({ id: second!.id });
  practice.clock.advance(7 * day);
  await practice.weeklySlots.topUp();
  const left = await practice.slots.inRange(everything);
  expect(left).toHaveLength(12);
  expect(left.map(({ occurrenceDay }) => occurrenceDay).slice(0, 2)).toEqual([
    first!.occurrenceDay,
    '2026-03-20',
  ]);
});

test('withdrawing it takes back what has not begun, and nothing more is made', async () => {
  const { id } = await practice.weeklySlots.publish(fridays());
  practice.clock.advance(14 * day);
  const withdrawn = await practice.weeklySlots.withdraw({ id });
  expect(withdrawn.endedAt).toBe(practice.clock.now());
  expect(await offered()).toEqual(['2026-03-06T18:00', '2026-03-13T18:00']);
  expect(await practice.weeklySlots.topUp()).toBe(0);
  expect(await practice.weeklySlots.list()).toEqual([]);
  expect(await practice.weeklySlots.withdraw({ id })).toEqual(withdrawn);
  expect(await stepLabels(practice)).toHaveLength(2);
  const unknown = practice.weeklySlots.withdraw({ id: uuidOf(999) as WeeklySlotId });
  await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
});

test('a weekly opening for a service that is not known is refused', async () => {
  const publish = practice.weeklySlots.publish(fridays({ serviceId: uuidOf(999) as ServiceId }));
  await expect(publish).rejects.toMatchObject({ code: 'invalid-input', field: 'serviceId' });
  expect(await practice.weeklySlots.list()).toEqual([]);
});

test('publishing is taken back with the weeks made since, and taken again with them', async () => {
  await practice.weeklySlots.publish(fridays());
  const step = await lastStep(practice, ports());
  practice.clock.advance(7 * day);
  await practice.weeklySlots.topUp();
  const before = await offered();
  expect(await step.now()).toEqual(step.parts.map((part) => part.after));
  await step.undo();
  expect(await offered()).toEqual([]);
  await practice.weeklySlots.topUp();
  expect(await practice.weeklySlots.list()).toEqual([]);
  await step.redo();
  expect(await offered()).toEqual(before);
  expect(await practice.weeklySlots.list()).toHaveLength(1);
});

test('withdrawing all, or one, is taken back and taken again', async () => {
  const { id } = await practice.weeklySlots.publish(fridays());
  const [first] = await practice.slots.inRange(everything);
  const before = await offered();
  for (const withdraw of [
    () => practice.slots.withdraw({ id: first!.id }),
    () => practice.weeklySlots.withdraw({ id }),
  ]) {
    await withdraw();
    const after = await offered();
    const step = await lastStep(practice, ports());
    await step.undo();
    expect(await offered()).toEqual(before);
    expect(await step.now()).toEqual(step.parts.map((part) => part.before));
    await step.redo();
    expect(await offered()).toEqual(after);
    expect(await step.now()).toEqual(step.parts.map((part) => part.after));
    await step.undo();
  }
});

test('the list of openings and the occurrences of one are read by an index', async () => {
  const { id } = await practice.weeklySlots.publish(fridays());
  const plans = await plansOf(practice, async () => {
    await practice.slots.viewsInRange(everything);
    await practice.weeklySlots.withdraw({ id });
  });
  expect(plans.filter((plan) => /SCAN slot\b/.test(plan))).toEqual([]);
  expect(plans.some((plan) => plan.includes('slot_by_time'))).toBe(true);
  expect(plans.some((plan) => plan.includes('slot_by_weekly'))).toBe(true);
});
