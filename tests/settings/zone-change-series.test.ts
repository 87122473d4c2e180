import { afterEach, beforeEach, expect, test } from 'vitest';
import { SlotDraft } from '../../src-shared/domain/slot.ts';
import { wallTimeOf } from '../../src-shared/domain/time.ts';
import { WeeklySlotDraft } from '../../src-shared/domain/weekly-slot.ts';
import { allBookings, createAct, seriesDraft } from '../series/support.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { days, instantOf, practiceZone, timed } from '../support/times.ts';
import { undoSteps } from '../support/undo.ts';

let practice: TestPractice;
const there = 'America/New_York';
const next = { step: null, bookAnyway: false };

beforeEach(async () => {
  practice = await testPractice();
});
afterEach(() => practice.close());

const move = (coming: 'clock' | 'instant') =>
  practice.settings.changeTimeZone({ timeZone: there, coming });

async function bookSeries(rule = {}) {
  const draft = seriesDraft({ end: { kind: 'never' }, ...rule });
  return (await practice.series.save({ act: createAct(draft), decisions: [] })).seriesId;
}

const publish = (when: SlotDraft['when']) => practice.slots.create(SlotDraft.parse({ when }));

/** The slots on offer, each with its hour in a zone. */
async function offered(timeZone: string) {
  const slots = await practice.slots.inRange({
    fromAt: instantOf('2026-03-01T00:00'),
    toAt: instantOf('2027-03-01T00:00'),
  });
  return slots.map(({ when }) =>
    when.allDay ? when.startDay : wallTimeOf(when.startAt, timeZone).slice(5),
  );
}

test('a series keeps its hour when the practice moves, and goes on with it there', async () => {
  const id = await bookSeries();
  const elsewhere = await bookSeries({ timeZone: 'Asia/Kathmandu', start: '2026-03-03T18:00' });
  await move('clock');
  expect((await practice.series.get({ id })).rule).toMatchObject({
    timeZone: there,
    start: '2026-03-03T10:00',
  });
  expect((await practice.series.get({ id: elsewhere })).rule.timeZone).toBe('Asia/Kathmandu');
  practice.clock.set(instantOf('2026-03-16T09:00'));
  await practice.series.topUp();
  const bookings = (await allBookings(practice)).filter(({ seriesId }) => seriesId === id);
  expect(bookings).toHaveLength(28);
  for (const { when } of bookings)
    expect(when.allDay ? '' : wallTimeOf(when.startAt, there).slice(11)).toBe('10:00');
});

test('openings keep their hour, those of every week and those made later too', async () => {
  await publish(timed('2026-03-04T09:00'));
  await publish(days('2026-03-10', '2026-03-11'));
  const past = await publish(timed('2026-03-01T09:00'));
  await practice.weeklySlots.publish(
    WeeklySlotDraft.parse({ firstDay: '2026-03-05', startTime: '14:00', lengthMinutes: 60 }),
  );
  const before = await offered(practiceZone);
  const coming = before.length - 2; // neither the day as a whole nor the one that is past
  expect(await practice.settings.previewTimeZone({ timeZone: there })).toEqual({
    coming: 0,
    openings: coming,
    unclear: [],
  });
  practice.told.length = 0;
  await move('clock');
  expect((await offered(there)).slice(1)).toEqual(before.slice(1));
  expect(await practice.slots.view({ id: past.id })).toMatchObject({ when: past.when });
  expect(practice.told.filter((told) => told.startsWith('item slot'))).toHaveLength(coming);
  expect(practice.told.at(-1)).toMatch(/^announced slots /);

  practice.clock.set(instantOf('2026-04-10T09:00'));
  await practice.weeklySlots.topUp();
  const later = await offered(there);
  expect(later.length).toBeGreaterThan(before.length);
  for (const hour of later.slice(before.length)) expect(hour.slice(6)).toBe('14:00');
});

test('all of it goes back and forth as one step with the zone', async () => {
  const id = await bookSeries();
  await publish(timed('2026-03-04T09:00'));
  await practice.weeklySlots.publish(
    WeeklySlotDraft.parse({ firstDay: '2026-03-05', startTime: '14:00', lengthMinutes: 60 }),
  );
  const zones = async () => ({
    practice: (await practice.settings.get()).practiceTimeZone,
    series: (await practice.series.get({ id })).rule.timeZone,
    weekly: await practice.db.selectFrom('weekly_slot').select('time_zone').execute(),
    items: [
      ...(await practice.db.selectFrom('slot').select(['id', 'start_at', 'time_zone']).execute()),
      ...(await practice.db
        .selectFrom('booking')
        .select(['id', 'start_at', 'time_zone'])
        .execute()),
    ],
  });
  const before = await zones();
  await move('clock');
  const after = await zones();
  expect(after).toMatchObject({ practice: there, series: there, weekly: [{ time_zone: there }] });
  const [step] = await undoSteps(practice);
  expect([...new Set(step?.parts.map(({ kind }) => kind))]).toEqual([
    'practice-zone',
    'series',
    'weekly-slot',
    'slot',
    'booking',
  ]);
  await practice.undo.undo(next);
  expect(await zones()).toEqual(before);
  await practice.undo.redo(next);
  expect(await zones()).toEqual(after);
});

test('where everything keeps its moment, series and openings stay on their clock', async () => {
  const id = await bookSeries();
  await publish(timed('2026-03-04T09:00'));
  await move('instant');
  expect((await practice.series.get({ id })).rule.timeZone).toBe(practiceZone);
  expect(await offered(practiceZone)).toEqual(['03-04T09:00']);
});

test('an opening at an hour that the clocks skip or repeat there is named, and nothing is changed', async () => {
  const skipped = await publish(timed('2026-03-08T02:30'));
  expect(await practice.settings.previewTimeZone({ timeZone: there })).toEqual({
    coming: 0,
    openings: 1,
    unclear: [{ id: skipped.id, title: 'Available', start: '2026-03-08T02:30', kind: 'gap' }],
  });
  await expect(move('clock')).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await practice.slots.view({ id: skipped.id })).toMatchObject({ revision: 1 });
});
