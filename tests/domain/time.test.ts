import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  Day,
  dayOf,
  Instant,
  isTimeZone,
  resolveWallTime,
  sameWhen,
  spanOf,
  startOfDay,
  TimeRange,
  TimeZone,
  wallTimeOf,
  WallTime,
  When,
} from '../../src-shared/domain/time.ts';

/** Zones with every oddity that is left: half hours, clocks changed by half an hour, at midnight, or around Ramadan. */
const zones = [
  'UTC',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
] as const;

const minute = 60_000;
const zone = fc.constantFrom(...zones);
const instant = fc
  .integer({ min: Date.UTC(2000, 0, 1) / minute, max: Date.UTC(2035, 0, 1) / minute })
  .map((minutes) => minutes * minute);

/** The model's wall clock: Intl's, which shares no code with Temporal's polyfill. */
function intlWallTime(at: number, timeZone: string): string {
  const formats = (intlFormats[timeZone] ??= new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }));
  return formats.format(at).replace(' ', 'T');
}
const intlFormats: Record<string, Intl.DateTimeFormat> = {};

/** Every instant that shows this wall time, by trying each offset from UTC that the zone has around then. */
function instantsShowing(wallTime: string, timeZone: string): number[] {
  const asUtc = Date.parse(`${wallTime}Z`);
  const offsets = [-1, 0, 1].map((days) => {
    const at = asUtc + days * 86_400_000;
    return Date.parse(`${intlWallTime(at, timeZone)}Z`) - at;
  });
  return [...new Set(offsets)]
    .map((offset) => asUtc - offset)
    .filter((at) => intlWallTime(at, timeZone) === wallTime)
    .toSorted((a, b) => a - b);
}

describe('resolving a wall-clock time', () => {
  test('a time that the clocks jump over is a gap', () => {
    expect(resolveWallTime('2026-03-29T02:30', 'Europe/Berlin')).toEqual({ kind: 'gap' });
    expect(resolveWallTime('2026-10-04T02:15', 'Australia/Lord_Howe')).toEqual({ kind: 'gap' });
  });

  test('a time that the clocks show twice is an overlap, both instants named', () => {
    expect(resolveWallTime('2026-10-25T02:30', 'Europe/Berlin')).toEqual({
      kind: 'overlap',
      earlier: Date.UTC(2026, 9, 25, 0, 30),
      later: Date.UTC(2026, 9, 25, 1, 30),
    });
  });

  test('the edges of a gap and of an overlap are exact', () => {
    expect(resolveWallTime('2026-03-29T01:59', 'Europe/Berlin')).toMatchObject({ kind: 'exact' });
    expect(resolveWallTime('2026-03-29T03:00', 'Europe/Berlin')).toMatchObject({ kind: 'exact' });
    expect(resolveWallTime('2026-10-25T01:59', 'Europe/Berlin')).toMatchObject({ kind: 'exact' });
    expect(resolveWallTime('2026-10-25T03:00', 'Europe/Berlin')).toMatchObject({ kind: 'exact' });
  });

  /** Any minute, and, since those are rare, minutes around the days when clocks change. */
  const wallTime = fc
    .oneof(
      instant,
      fc
        .tuple(
          fc.integer({ min: 2000, max: 2034 }),
          fc.constantFrom(1, 2, 3, 8, 9, 10),
          fc.integer({ min: 0, max: 31 * 24 * 4 }),
        )
        .map(([year, month, quarters]) => Date.UTC(year, month, 1, 0, quarters * 15)),
    )
    .map((at) => new Date(at).toISOString().slice(0, 16));

  test('it is exact, a gap or an overlap as often as some instant shows it once, never or twice', () => {
    fc.assert(
      fc.property(wallTime, zone, (time, timeZone) => {
        const instants = instantsShowing(time, timeZone);
        const resolved = resolveWallTime(time, timeZone);
        if (instants.length === 0) expect(resolved).toEqual({ kind: 'gap' });
        if (instants.length === 1)
          expect(resolved).toEqual({ kind: 'exact', instant: instants[0] });
        const [earlier, later] = instants;
        if (instants.length === 2) expect(resolved).toEqual({ kind: 'overlap', earlier, later });
      }),
      { numRuns: 400 },
    );
  });

  test('the gaps and overlaps of a whole year are the ones the model finds', () => {
    for (const timeZone of zones) {
      const counts = { exact: 0, gap: 0, overlap: 0 };
      const expected = { exact: 0, gap: 0, overlap: 0 };
      for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 30 * minute) {
        const time = new Date(at).toISOString().slice(0, 16);
        if (!/T0[0-4]:/.test(time)) continue;
        counts[resolveWallTime(time, timeZone).kind] += 1;
        const found = instantsShowing(time, timeZone).length;
        expected[found === 0 ? 'gap' : found === 1 ? 'exact' : 'overlap'] += 1;
      }
      expect({ timeZone, ...counts }).toEqual({ timeZone, ...expected });
    }
  });

  test('a time of a day that does not exist is no time', () => {
    expect(() => resolveWallTime('2026-02-30T10:00', 'Europe/Berlin')).toThrow(RangeError);
  });
});

describe('the wall clock of an instant', () => {
  test('it is what Intl says, in every zone this machine knows', () => {
    const every = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    fc.assert(
      fc.property(instant, every, (at, timeZone) => {
        expect(wallTimeOf(at, timeZone)).toBe(intlWallTime(at, timeZone));
        expect(dayOf(at, timeZone)).toBe(intlWallTime(at, timeZone).slice(0, 10));
      }),
      { numRuns: 600 },
    );
  });

  test('seconds are left out, not rounded', () => {
    expect(wallTimeOf(Date.UTC(2026, 2, 2, 9, 0, 59, 999), 'UTC')).toBe('2026-03-02T09:00');
  });

  test('resolving it leads back to the instant', () => {
    fc.assert(
      fc.property(instant, zone, (at, timeZone) => {
        const resolved = resolveWallTime(wallTimeOf(at, timeZone), timeZone);
        const instants = resolved.kind === 'overlap' ? [resolved.earlier, resolved.later] : [];
        if (resolved.kind === 'exact') instants.push(resolved.instant);
        expect(instants).toContain(at);
      }),
    );
  });
});

describe('days', () => {
  test('a day starts with the first instant that falls on it', () => {
    fc.assert(
      fc.property(instant, zone, (at, timeZone) => {
        const day = dayOf(at, timeZone);
        const start = startOfDay(day, timeZone);
        expect(start).toBeLessThanOrEqual(at);
        expect(dayOf(start, timeZone)).toBe(day);
        expect(dayOf(start - 1, timeZone) < day).toBe(true);
      }),
    );
  });

  test('a day whose midnight the clocks jump over starts at one', () => {
    expect(wallTimeOf(startOfDay('2018-11-04', 'America/Sao_Paulo'), 'America/Sao_Paulo')).toBe(
      '2018-11-04T01:00',
    );
  });

  test('the span of days is the days end to end, 23 to 25 hours each', () => {
    const spanHours = (day: string, next: string) => {
      const { startAt, endAt } = spanOf(
        { allDay: true, startDay: day, endDay: next },
        'Europe/Berlin',
      );
      return (endAt - startAt) / 3_600_000;
    };
    expect(spanHours('2026-03-29', '2026-03-30')).toBe(23);
    expect(spanHours('2026-10-25', '2026-10-26')).toBe(25);
    expect(spanHours('2026-03-28', '2026-03-31')).toBe(71);
  });

  test('the span of a timed appointment is its own instants, whatever the zone', () => {
    const when = { allDay: false, startAt: 1, endAt: 2, timeZone: 'Asia/Tokyo' } as const;
    expect(spanOf(when, 'Europe/Berlin')).toEqual({ startAt: 1, endAt: 2 });
  });
});

describe('what is accepted as a time', () => {
  const timed = { allDay: false, startAt: 1000, endAt: 2000, timeZone: 'Europe/Berlin' } as const;
  const whole = { allDay: true, startDay: '2026-03-02', endDay: '2026-03-03' } as const;

  test('an appointment that lasts, and no other', () => {
    expect(When.safeParse(timed).success).toBe(true);
    expect(When.safeParse({ ...timed, endAt: 1000 }).success).toBe(false);
    expect(When.safeParse({ ...timed, endAt: 999 }).success).toBe(false);
    expect(When.safeParse({ ...timed, startAt: 0.5 }).success).toBe(false);
    expect(When.safeParse({ ...timed, timeZone: 'Mars/Base' }).success).toBe(false);
    expect(When.safeParse(whole).success).toBe(true);
    expect(When.safeParse({ ...whole, endDay: '2026-03-02' }).success).toBe(false);
    expect(When.safeParse({ ...whole, endDay: '2026-02-30' }).success).toBe(false);
  });

  test('zones by their names, not by an offset', () => {
    const known = ['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'Etc/GMT+2'];
    expect(known.filter((name) => !isTimeZone(name))).toEqual([]);
    expect(['', '+02:00', '-0500', 'Mars/Base', 'Europe/Berlin '].filter(isTimeZone)).toEqual([]);
    expect(TimeZone.safeParse('x'.repeat(65)).success).toBe(false);
  });

  test('days and wall times in one form only', () => {
    expect(['2026-02-28', '2024-02-29'].every((day) => Day.safeParse(day).success)).toBe(true);
    const notDays = ['2026-02-29', '2026-2-3', '2026-02-28T00:00', ''];
    expect(notDays.some((day) => Day.safeParse(day).success)).toBe(false);
    expect(WallTime.safeParse('2026-03-02T09:00').success).toBe(true);
    const notTimes = ['2026-03-02T09:00:00', '2026-03-02 09:00', '2026-03-02T09:00Z'];
    expect(notTimes.some((time) => WallTime.safeParse(time).success)).toBe(false);
  });

  test('instants within reason, and ranges that are not empty', () => {
    expect(Instant.safeParse(Date.UTC(1899, 11, 31)).success).toBe(false);
    expect(Instant.safeParse(Date.UTC(2200, 0, 2)).success).toBe(false);
    expect(TimeRange.safeParse({ fromAt: 1, toAt: 2 }).success).toBe(true);
    expect(TimeRange.safeParse({ fromAt: 2, toAt: 2 }).success).toBe(false);
  });

  test('two times are the same only in every part', () => {
    expect(sameWhen(timed, { ...timed })).toBe(true);
    expect(sameWhen(whole, { ...whole })).toBe(true);
    for (const other of [
      { ...timed, startAt: 999 },
      { ...timed, endAt: 2001 },
      { ...timed, timeZone: 'Europe/Vienna' },
      { ...whole, startDay: '2026-03-01' },
      { ...whole, endDay: '2026-03-04' },
    ]) {
      const same = other.allDay ? whole : timed;
      expect({ other, same: sameWhen(same, other) }).toEqual({ other, same: false });
    }
    expect(sameWhen(timed, whole)).toBe(false);
    expect(sameWhen(whole, timed)).toBe(false);
  });
});
