import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import { isQuiet, QuietHours, quietUntil } from '../../src-shared/domain/reminder-times.ts';
import {
  planReminders,
  type Remindable,
  remindableOf,
  reminderWords,
  type ToldReminder,
} from '../../src-shared/domain/reminders.ts';
import { uuidOf } from '../support/fakes.ts';
import { days, instantOf, practiceZone, timed } from '../support/times.ts';

const minute = 60_000;
const night: QuietHours = { fromTime: '20:00', toTime: '07:30' };
const tenOClock = instantOf('2026-03-02T10:00');

function appointment(given: Partial<Remindable> = {}): Remindable {
  return { id: uuidOf(1) as BookingId, startAt: tenOClock, minutesBefore: 10, ...given };
}

function plan(
  now: number,
  bookings: Remindable[],
  { told = [], quietHours = null }: { told?: ToldReminder[]; quietHours?: QuietHours | null } = {},
) {
  return planReminders({ now, bookings, told, quietHours, timeZone: practiceZone });
}

describe('when to remind', () => {
  test('not before its time, and then at once; in between the next look is at that time', () => {
    const booking = appointment();
    const dueAt = tenOClock - 10 * minute;
    expect(plan(dueAt - 20 * minute, [booking])).toEqual({ tell: [], lookAt: dueAt });
    expect(plan(dueAt, [booking]).tell).toEqual([booking]);
  });

  test('one that was missed is given while the appointment has not begun, or a few minutes late', () => {
    const atStart = appointment({ minutesBefore: 0 });
    expect(plan(tenOClock - minute, [appointment()]).tell).toHaveLength(1);
    expect(plan(tenOClock + minute, [appointment()]).tell).toEqual([]);
    expect(plan(tenOClock + 5 * minute, [atStart]).tell).toEqual([atStart]);
    expect(plan(tenOClock + 6 * minute, [atStart]).tell).toEqual([]);
  });

  test('once for the time it has: a booking that was moved is told again', () => {
    const booking = appointment();
    const told = [{ id: booking.id, startAt: booking.startAt }];
    const moved = appointment({ startAt: tenOClock + 5 * minute });
    expect(plan(tenOClock - 5 * minute, [booking], { told }).tell).toEqual([]);
    expect(plan(tenOClock - 5 * minute, [moved], { told }).tell).toEqual([moved]);
  });

  test('not in the quiet hours; what falls into them is told at their end if that is soon enough', () => {
    const early = appointment({ startAt: instantOf('2026-03-02T08:00'), minutesBefore: 60 });
    const earlier = appointment({ startAt: instantOf('2026-03-02T07:00'), minutesBefore: 60 });
    const sevenAm = instantOf('2026-03-02T07:00');
    const halfPast = instantOf('2026-03-02T07:30');
    expect(plan(sevenAm, [early, earlier], { quietHours: night })).toEqual({
      tell: [],
      lookAt: halfPast,
    });
    expect(plan(halfPast, [early, earlier], { quietHours: night }).tell).toEqual([early]);
  });

  test('several at once come in the order in which they begin', () => {
    const later = appointment({ id: uuidOf(2) as BookingId, startAt: tenOClock + minute });
    expect(plan(tenOClock, [later, appointment({ minutesBefore: 30 })]).tell).toEqual([
      appointment({ minutesBefore: 30 }),
      later,
    ]);
  });

  test('a laptop that stays awake tells each booking exactly once, at its time and never in the quiet hours', () => {
    const from = instantOf('2026-03-28T00:00'); // the clocks go forward in the night of the 29th
    const bookings = fc.array(
      fc.record({
        startAt: fc.integer({ min: 30, max: 2880 }).map((minutes) => from + minutes * minute),
        minutesBefore: fc.option(fc.integer({ min: 0, max: 240 })),
      }),
      { maxLength: 12 },
    );
    const time = fc
      .integer({ min: 0, max: 1439 })
      .map(
        (minutes) =>
          `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
      );
    const quiet = fc.option(
      fc
        .record({ fromTime: time, toTime: time })
        .filter((hours) => QuietHours.safeParse(hours).success),
    );
    fc.assert(
      fc.property(bookings, quiet, (given, quietHours) => {
        const all = given.map((booking, index) =>
          appointment({ id: uuidOf(index + 1) as BookingId, ...booking }),
        );
        const told = new Map<string, number>();
        let now = from - 300 * minute;
        while (now < from + 3000 * minute) {
          const answer = plan(now, all, {
            told: all.filter(({ id }) => told.has(id)),
            quietHours,
          });
          for (const { id } of answer.tell) {
            expect(told.has(id)).toBe(false);
            told.set(id, now);
          }
          expect(answer.lookAt).toBeGreaterThan(now);
          now = answer.lookAt;
        }
        for (const { id, startAt, minutesBefore } of all) {
          if (minutesBefore === null) {
            expect(told.has(id)).toBe(false);
            continue;
          }
          const dueAt = startAt - minutesBefore * minute;
          const tellAt = quietUntil(dueAt, quietHours, practiceZone);
          const isOfUse = tellAt <= Math.max(startAt, dueAt + 5 * minute);
          expect(told.get(id)).toBe(isOfUse ? tellAt : undefined);
          if (quietHours !== null && told.has(id))
            expect(isQuiet(told.get(id) ?? 0, quietHours, practiceZone)).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the quiet hours', () => {
  test.each([
    ['2026-03-02T19:59', '2026-03-02T19:59'],
    ['2026-03-02T20:00', '2026-03-03T07:30'],
    ['2026-03-03T00:10', '2026-03-03T07:30'],
    ['2026-03-03T07:30', '2026-03-03T07:30'],
  ])('over midnight: at %s the next moment that is not quiet is %s', (at, until) => {
    expect(quietUntil(instantOf(at), night, practiceZone)).toBe(instantOf(until));
  });

  test('that end in the hour which the clocks skip or show twice end once and for all', () => {
    const quiet = { fromTime: '22:00', toTime: '02:30' };
    const afterGap = quietUntil(instantOf('2026-03-29T01:00'), quiet, practiceZone);
    expect(afterGap).toBe(instantOf('2026-03-29T03:00')); // the clock shows no quiet hour from then on
    const firstTime = Date.UTC(2026, 9, 25, 0, 15); // 02:15 in summer time, and an hour later once more
    expect(quietUntil(firstTime, quiet, practiceZone)).toBe(firstTime + 15 * minute);
    expect(quietUntil(firstTime + 60 * minute, quiet, practiceZone)).toBe(firstTime + 75 * minute);
  });

  test('have two different ends', () => {
    expect(QuietHours.safeParse({ fromTime: '07:00', toTime: '07:00' }).success).toBe(false);
    expect(QuietHours.safeParse({ fromTime: '24:00', toTime: '07:00' }).success).toBe(false);
  });
});

describe('which bookings', () => {
  const booking = {
    id: uuidOf(1) as BookingId,
    when: timed('2026-03-02T10:00'),
    status: 'confirmed',
    serviceId: null,
  } as const;

  test('those with a time that are still to happen', () => {
    expect(remindableOf(booking, 10, [])).toEqual(appointment());
    expect(remindableOf({ ...booking, status: 'tentative' }, 10, [])).not.toBeNull();
    for (const status of ['cancelled', 'completed', 'no_show', 'arrived'] as const)
      expect(remindableOf({ ...booking, status }, 10, [])).toBeNull();
    const wholeDay = { ...booking, when: days('2026-03-02', '2026-03-03') };
    expect(remindableOf(wholeDay, 10, [])).toBeNull();
  });

  test('a service may want another time than the rest, or none', () => {
    const serviceId = uuidOf(7) as NonNullable<Parameters<typeof remindableOf>[0]['serviceId']>;
    const ofService = { ...booking, serviceId };
    const own = (minutes: number | null) => [{ serviceId, minutes }];
    expect(remindableOf(ofService, 10, own(45))?.minutesBefore).toBe(45);
    expect(remindableOf(ofService, 10, own(null))?.minutesBefore).toBeNull();
    expect(remindableOf(ofService, null, own(45))?.minutesBefore).toBe(45);
    expect(remindableOf(booking, 10, own(45))?.minutesBefore).toBe(10);
  });
});

describe('what it says', () => {
  const booking = {
    displayTitle: 'Massage: Anna Berg',
    location: 'Room 2',
    startAt: tenOClock,
  };
  const zone = { practiceTimeZone: practiceZone };

  test('who, when, how soon and where', () => {
    expect(reminderWords(booking, { ...zone, privacy: 'full' }, tenOClock - 10 * minute)).toEqual({
      title: 'Massage: Anna Berg',
      body: '10:00, in 10 min · Room 2',
    });
  });

  test.each(['initials', 'busy'] as const)('with privacy "%s" no more than the time', (privacy) => {
    expect(reminderWords(booking, { ...zone, privacy }, tenOClock - 90 * minute)).toEqual({
      title: 'Appointment at 10:00',
      body: 'In 1 h 30 min',
    });
  });

  test.each([
    [0, 'Now'],
    [-minute, 'Has begun'],
    [120 * minute, 'In 2 h'],
    [30_000, 'In 1 min'],
  ])('%i ms ahead it says "%s"', (ahead, words) => {
    expect(reminderWords(booking, { ...zone, privacy: 'busy' }, tenOClock - ahead).body).toBe(
      words,
    );
  });
});
