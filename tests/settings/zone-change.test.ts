import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rezoned } from '../../src-shared/domain/zone-change.ts';
import { resolveWallTime, wallTimeOf } from '../../src-shared/domain/time.ts';
import { zoneUndo } from '../../src-main/settings/zone-undo.ts';
import { readPracticeTimeZone } from '../../src-main/settings/settings-repo.ts';
import { bookingDraft } from '../support/drafts.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { days, practiceZone, timed } from '../support/times.ts';

let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
});
afterEach(() => practice.close());

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'America/Sao_Paulo',
];

test('in every zone the hour and the length stay, or the hour is unclear and nothing is guessed', () => {
  const instant = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2027, 0, 1) });
  const zone = fc.constantFrom(...zones);
  const minutes = fc.integer({ min: 5, max: 600 });
  fc.assert(
    fc.property(instant, minutes, zone, zone, (startAt, length, from, to) => {
      const endAt = startAt + length * 60_000;
      const result = rezoned({ allDay: false, startAt, endAt, timeZone: from }, from, to);
      const wall = wallTimeOf(startAt, from);
      const expected = resolveWallTime(wall, to).kind;
      if (result.kind !== 'moved') {
        expect(result).toEqual(from === to ? { kind: 'same' } : { kind: expected, start: wall });
        return;
      }
      const { when } = result;
      expect(expected).toBe('exact');
      expect(when.allDay ? null : wallTimeOf(when.startAt, to)).toBe(wall);
      expect(when.allDay ? null : when.endAt - when.startAt).toBe(endAt - startAt);
    }),
  );
});

const nine = () => practice.bookings.create(bookingDraft({ when: timed('2026-03-04T09:00') }));
const move = (coming: 'clock' | 'instant', timeZone = 'America/New_York') =>
  practice.settings.changeTimeZone({ timeZone, coming });

test('a practice that moved keeps its hours: coming bookings, all in one step, and no others', async () => {
  const coming = await nine();
  const next = await practice.bookings.create(bookingDraft({ when: timed('2026-03-04T10:00') }));
  const past = await practice.bookings.create(bookingDraft({ when: timed('2026-02-04T09:00') }));
  const elsewhere = timed('2026-03-04T09:30', 60, 'Asia/Kathmandu');
  const abroad = await practice.bookings.create(bookingDraft({ when: elsewhere }));
  const whole = await practice.bookings.create(
    bookingDraft({ when: days('2026-03-10', '2026-03-11') }),
  );
  practice.told.length = 0;
  expect(await practice.settings.previewTimeZone({ timeZone: 'America/New_York' })).toEqual({
    coming: 2,
    openings: 0,
    unclear: [],
  });
  await move('clock');
  const there = timed('2026-03-04T09:00', 60, 'America/New_York');
  expect(await practice.bookings.get({ id: coming.id })).toMatchObject({
    when: there,
    revision: 2,
  });
  for (const { id, when } of [past, abroad, whole])
    expect(await practice.bookings.get({ id })).toMatchObject({ when, revision: 1 });
  expect(practice.told).toEqual([
    `item booking ${coming.id}`,
    `item booking ${next.id}`,
    'announced settings changed',
    `announced bookings ${coming.id} ${next.id}`,
  ]);
  const [entry] = await practice.bookings.timeline({ id: coming.id });
  expect(entry).toMatchObject({ kind: 'zone-changed', changes: [{ field: 'when' }] });
  const step = await practice.db
    .selectFrom('undo_step')
    .selectAll()
    .orderBy('id', 'desc')
    .executeTakeFirst();
  expect(step?.label).toBe('Moved the practice to America/New_York');
  const parts = JSON.parse(step?.parts_json ?? '[]') as { kind: string; before: unknown }[];
  expect(parts.map(({ kind }) => kind)).toEqual(['practice-zone', 'booking', 'booking']);
  await practice.db
    .transaction()
    .execute((tx) => zoneUndo.write(tx, 'practice', parts[0]?.before, 0));
  expect(await readPracticeTimeZone(practice.db)).toBe(practiceZone);
});

test('a practice on a journey keeps its moments: no booking changes at all', async () => {
  const coming = await nine();
  await move('instant');
  expect(await practice.bookings.get({ id: coming.id })).toMatchObject(coming);
  expect(await practice.settings.get()).toMatchObject({ practiceTimeZone: 'America/New_York' });
});

test('bookings that move together do not get in each other’s way; a stranger in the way is accepted and marked', async () => {
  const first = await nine();
  const abroad = await practice.bookings.create(
    bookingDraft({ when: timed('2026-03-04T09:30', 60, 'America/New_York') }),
  );
  await move('clock');
  expect(await practice.bookings.get({ id: first.id })).toMatchObject({ overlapAccepted: true });
  expect(await practice.bookings.get({ id: abroad.id })).toMatchObject({ revision: 1 });
});

test('an hour that the clocks skip or repeat there is named and refused, and nothing is changed', async () => {
  // On 8 March New York goes from 02:00 to 03:00; on 1 November 01:00 to 02:00 comes twice.
  const skipped = await practice.bookings.create(
    bookingDraft({ title: 'Night', when: timed('2026-03-08T02:30') }),
  );
  const twice = await practice.bookings.create(
    bookingDraft({ title: 'Late', when: timed('2026-11-01T01:30') }),
  );
  await nine();
  const preview = await practice.settings.previewTimeZone({ timeZone: 'America/New_York' });
  expect(preview).toEqual({
    coming: 3,
    openings: 0,
    unclear: [
      { id: skipped.id, title: 'Night', start: '2026-03-08T02:30', kind: 'gap' },
      { id: twice.id, title: 'Late', start: '2026-11-01T01:30', kind: 'overlap' },
    ],
  });
  await expect(move('clock')).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await practice.settings.get()).toMatchObject({ practiceTimeZone: practiceZone });
  expect(await practice.bookings.get({ id: twice.id })).toMatchObject({ revision: 1 });
  await expect(move('instant')).resolves.toBeDefined();
});

test('a booking made for nine stays at nine in the zone of the practice, wherever the laptop is', async () => {
  const { id } = await nine();
  const { when } = await practice.bookings.get({ id });
  expect(when).toMatchObject({ timeZone: practiceZone });
  expect(when.allDay ? '' : wallTimeOf(when.startAt, practiceZone)).toBe('2026-03-04T09:00');
});
