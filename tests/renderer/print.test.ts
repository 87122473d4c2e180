import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sheetAt } from '../../src-renderer/print/sheet-address.ts';
import { fitOf } from '../../src-renderer/print/sheet-fit.ts';
import { inLanes, sheetContent, sheetDays } from '../../src-renderer/print/sheet-layout.ts';
import { reminderChoices, timeChoices } from '../../src-renderer/settings/reminder-choices.ts';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { BusyBlock } from '../../src-shared/domain/sync-views.ts';
import type { When } from '../../src-shared/domain/time.ts';
import { at, booking as bookingOf, client, service, zone } from './samples.ts';

const settings = {
  practiceTimeZone: zone,
  weekStartsOn: 1,
  dayStartsAtHour: 8,
  dayEndsAtHour: 18,
};
const week = { kind: 'week', day: '2026-03-04', withNotes: false } as const;

describe('which sheet', () => {
  test('an address names a day or a week, and perhaps its notes', () => {
    expect(sheetAt('#/print/week/2026-03-04')).toEqual(week);
    expect(sheetAt('#/print/day/2026-03-04/notes')).toEqual({
      kind: 'day',
      day: '2026-03-04',
      withNotes: true,
    });
  });

  test.each([
    '',
    '#/calendar',
    '#/print/month/2026-03-04',
    '#/print/day/2026-02-30',
    '#/print/day/',
  ])('"%s" names none', (hash) => {
    expect(sheetAt(hash)).toBeNull();
  });

  test('the week is the one the day lies in, from the day on which weeks begin', () => {
    expect(sheetDays(week, 1)[0]).toBe('2026-03-02');
    expect(sheetDays(week, 7)[0]).toBe('2026-03-01');
    expect(sheetDays({ ...week, day: '2026-03-01' }, 1)[0]).toBe('2026-02-23');
    expect(sheetDays(week, 6)).toHaveLength(7);
    expect(sheetDays({ ...week, kind: 'day' }, 1)).toEqual(['2026-03-04']);
  });
});

describe('what is on it', () => {
  const booking = bookingOf({
    client: client('Anna Berg'),
    service: service('Massage', 60, 'teal'),
    when: at('2026-03-04T09:00', 60),
    with: { location: 'Room 2', calendarNote: 'Bring X-rays', privateNote: 'left knee' },
  });
  const content = (given: Partial<BookingView> = {}, withNotes = false) =>
    sheetContent({ ...week, withNotes }, settings, [{ ...booking, ...given }], []);
  const lasting = (startDay: string, endDay: string): When => ({ allDay: true, startDay, endDay });

  test('a booking with its hours, client, service and place, on its day', () => {
    const [entry] = content().days[2]!.timed;
    expect(entry).toMatchObject({
      hours: '09:00–10:00',
      name: 'Anna Berg',
      facts: 'Massage · Room 2',
      notes: [],
      fromMinute: 540,
      toMinute: 600,
    });
    expect(content().days.flatMap(({ timed }) => timed)).toHaveLength(1);
  });

  test('notes only when they are asked for', () => {
    expect(JSON.stringify(content())).not.toMatch(/knee|X-rays/);
    expect(content({}, true).days[2]?.timed[0]?.notes).toEqual(['Bring X-rays', 'left knee']);
  });

  test('a title of its own comes first, and the client after it', () => {
    const [entry] = content({ title: 'Supervision', displayTitle: 'Supervision' }).days[2]!.timed;
    expect(entry).toMatchObject({ name: 'Supervision', facts: 'Anna Berg · Massage · Room 2' });
  });

  test('cancelled bookings are left out, tentative ones say so', () => {
    expect(content({ status: 'cancelled' }).days[2]?.timed).toEqual([]);
    expect(content({ status: 'tentative' }).days[2]?.timed[0]?.name).toBe('Anna Berg (tentative)');
  });

  test('the hours are those of the practice, longer only where a booking needs it', () => {
    expect(content()).toMatchObject({ fromHour: 8, toHour: 18 });
    expect(content({ when: at('2026-03-04T06:45', 30) }).fromHour).toBe(6);
    expect(content({ when: at('2026-03-04T19:30', 45) }).toHour).toBe(21);
    const block = { key: 'b', title: '', when: at('2026-03-04T05:00', 60) } as BusyBlock;
    const sheet = sheetContent(week, settings, [], [block]);
    expect(sheet.fromHour).toBe(8);
    expect(sheet.days[2]?.timed[0]).toMatchObject({ kind: 'busy', name: 'Busy' });
  });

  test('whole days are kept apart, and a night is on both its days', () => {
    const whole = content({ when: lasting('2026-03-03', '2026-03-05') }).days;
    expect(whole.map(({ allDay }) => allDay.length)).toEqual([0, 1, 1, 0, 0, 0, 0]);
    const night = content({ when: at('2026-03-04T23:00', 120) }).days;
    expect(night[2]?.timed[0]).toMatchObject({ fromMinute: 1380, toMinute: 1440 });
    expect(night[3]?.timed[0]).toMatchObject({ fromMinute: 0, toMinute: 60 });
    const untilMidnight = content({ when: at('2026-03-04T23:00', 60) }).days;
    expect(untilMidnight.map(({ timed }) => timed.length)).toEqual([0, 0, 1, 0, 0, 0, 0]);
  });

  test('in the hour that comes twice an entry keeps some height', () => {
    const startAt = Date.UTC(2026, 9, 25, 0, 45); // 02:45 in summer time
    const when = {
      allDay: false,
      startAt,
      endAt: startAt + 30 * 60_000,
      timeZone: zone,
    } as const;
    const sheet = sheetContent(
      { ...week, day: '2026-10-25' },
      settings,
      [{ ...booking, when }],
      [],
    );
    expect(sheet.days[6]?.timed[0]).toMatchObject({ fromMinute: 165, toMinute: 180 });
  });

  test('nothing lies on anything else, and no lane is made that nobody needs', () => {
    const entry = fc
      .record({ from: fc.integer({ min: 0, max: 1400 }), length: fc.integer({ min: 5, max: 300 }) })
      .map(({ from, length }) => ({ fromMinute: from, toMinute: Math.min(1440, from + length) }));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 15 }), (given) => {
        const plain = { kind: 'booking', hours: '', name: '', facts: '', notes: [] } as const;
        const placed = inLanes(
          given.map((span, index) => ({ ...plain, notes: [], ...span, key: String(index) })),
        );
        expect(placed).toHaveLength(given.length);
        for (const a of placed) {
          expect(a.lane).toBeLessThan(a.lanes);
          const others = placed.filter(
            (b) => b !== a && b.fromMinute < a.toMinute && a.fromMinute < b.toMinute,
          );
          expect(others.filter(({ lane }) => lane === a.lane)).toEqual([]);
          expect(others.filter(({ lanes }) => lanes !== a.lanes)).toEqual([]);
          const atOnce = placed.filter(
            (b) => b.fromMinute <= a.fromMinute && a.fromMinute < b.toMinute,
          ).length;
          expect(a.lane).toBeLessThan(atOnce);
        }
      }),
    );
  });
});

test('the shorter an entry, the fewer lines it is written on, and always at least one', () => {
  expect(fitOf('week', 50, 13)).toEqual({ layout: 'full', lines: 3 });
  expect(fitOf('week', 25, 13)).toEqual({ layout: 'two-lines', lines: 2 });
  expect(fitOf('week', 5, 24)).toEqual({ layout: 'one-line', lines: 1 });
  expect(fitOf('day', 90, 13).layout).toBe('two-lines');
  fc.assert(
    fc.property(
      fc.constantFrom('day' as const, 'week' as const),
      fc.integer({ min: 1, max: 1440 }),
      fc.integer({ min: 1, max: 24 }),
      (kind, minutes, hours) => {
        const fit = fitOf(kind, minutes, hours);
        expect(fit.lines).toBeGreaterThanOrEqual(1);
        const longer = fitOf(kind, minutes * 2, hours);
        expect(longer.lines).toBeGreaterThanOrEqual(fit.lines);
      },
    ),
  );
});

test('a reminder and a quiet hour that are not among what is offered can still be seen', () => {
  expect(reminderChoices(null)[0]).toEqual({ value: 'never', label: 'Never' });
  expect(reminderChoices(25)).toContainEqual({ value: '25', label: '25 min before' });
  expect(reminderChoices(0)[1]).toEqual({ value: '0', label: 'When it begins' });
  expect(timeChoices('20:10', '07:00')).toContain('20:10');
  expect(timeChoices('20:10', '07:00')).not.toContain('07:00');
});
