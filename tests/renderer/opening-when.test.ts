import { expect, test } from 'vitest';
import {
  openingStartOf,
  openingTimeOf,
  openingWhen,
} from '../../src-renderer/availability/opening-when.ts';
import { at, zone } from './samples.ts';

// On 25 October 2026 the clocks in Berlin show the hour from 02:00 twice.
const night = { day: '2026-10-25', startTime: '02:30', minutes: 60, which: null };
const earlier = { allDay: false as const, startAt: 0, endAt: 0, timeZone: zone };
const first = Date.UTC(2026, 9, 25, 0, 30);
const hourMs = 3_600_000;

test('an opening at an hour that comes twice is asked about, and published at the one that is meant', () => {
  expect(openingWhen(night, null, zone)).toMatchObject({ kind: 'twice' });
  for (const which of ['earlier', 'later'] as const) {
    const startAt = which === 'earlier' ? first : first + hourMs;
    expect(openingWhen({ ...night, which }, null, zone)).toEqual({
      kind: 'clear',
      when: { ...earlier, startAt, endAt: startAt + hourMs },
    });
  }
});

test('one that is on offer keeps its time until somebody touches it, and is asked about then', () => {
  const slot = { when: { ...earlier, startAt: first + hourMs, endAt: first + 2 * hourMs } };
  const values = openingTimeOf(slot, zone);
  expect(values).toEqual(night);
  expect(openingWhen(values, slot, zone)).toEqual({ kind: 'kept' });
  expect(openingWhen({ ...values, minutes: 30 }, slot, zone)).toMatchObject({
    kind: 'twice',
  });
  expect(openingWhen({ ...values, which: 'earlier' }, slot, zone)).toMatchObject({
    kind: 'clear',
    when: { startAt: first },
  });
});

test('an hour that the clocks skip is wrong, days as a whole are left alone, and any other hour is clear', () => {
  const skipped = { ...night, day: '2026-03-29' };
  expect(openingWhen(skipped, null, zone)).toMatchObject({
    kind: 'wrong',
    field: 'startTime',
  });
  const whole = { when: { allDay: true as const, startDay: '2026-03-10', endDay: '2026-03-11' } };
  expect(openingWhen(skipped, whole, zone)).toEqual({ kind: 'kept' });
  const fields = { ...night, day: '2026-03-03', startTime: '09:00' };
  expect(openingWhen(fields, null, zone)).toEqual({
    kind: 'clear',
    when: at('2026-03-03T09:00', 60),
  });
});

test('a free start is put into the fields as the time that was found, at an hour that comes twice too', () => {
  const nine = Date.UTC(2026, 2, 3, 8);
  for (const startAt of [nine, first, first + hourMs]) {
    const fields = { ...openingStartOf(startAt, zone), minutes: 60 };
    expect(openingWhen(fields, null, zone)).toMatchObject({ kind: 'clear', when: { startAt } });
  }
  expect(openingStartOf(nine, zone)).toEqual({
    day: '2026-03-03',
    startTime: '09:00',
    which: null,
  });
});
