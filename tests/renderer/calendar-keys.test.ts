import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepOf, stepped } from '../../src-renderer/calendar/key-moves.ts';
import { cursorPlace, steppedCursor } from '../../src-renderer/calendar/slot-cursor.ts';
import { at, zone } from './samples.ts';

const grid = { isLength: false, isMonth: false, slotMinutes: 15 };
const when = at('2026-03-03T09:00', 50);
const wholeDay = { allDay: true, startDay: '2026-03-03', endDay: '2026-03-04' } as const;

function after(key: string, from = when, options: Partial<typeof grid> = {}) {
  const step = stepOf(key, { ...grid, ...options });
  return step === null ? null : stepped(from, step, zone);
}

describe('moving a booking by keys', () => {
  test('is by a step of the hours, or by a day', () => {
    expect(after('ArrowDown')).toEqual({ when: at('2026-03-03T09:15', 50), asked: null });
    expect(after('ArrowUp', when, { slotMinutes: 5 })?.when).toEqual(at('2026-03-03T08:55', 50));
    expect(after('ArrowRight')?.when).toEqual(at('2026-03-04T09:00', 50));
    expect(after('ArrowLeft')?.when).toEqual(at('2026-03-02T09:00', 50));
    expect(after('Home')).toBeNull();
  });

  test('in a month is by a day or a week', () => {
    expect(after('ArrowDown', when, { isMonth: true })?.when).toEqual(at('2026-03-10T09:00', 50));
    expect(after('ArrowLeft', when, { isMonth: true })?.when).toEqual(at('2026-03-02T09:00', 50));
  });

  test('over a change of the clocks keeps its hour and its length', () => {
    const saturday = at('2026-03-28T23:00', 300);
    expect(after('ArrowRight', saturday)?.when).toEqual(at('2026-03-29T23:00', 300));
    expect(after('ArrowDown', at('2026-03-29T01:45', 50))?.when).toEqual(
      at('2026-03-29T03:00', 50),
    );
  });

  test('onto an hour that is not, or that comes twice, is to be asked about', () => {
    expect(after('ArrowRight', at('2026-03-28T02:30', 50))).toEqual({
      when: at('2026-03-29T01:30', 50),
      asked: '2026-03-29T02:30',
    });
    expect(after('ArrowRight', at('2026-10-24T02:30', 50))?.asked).toBe('2026-10-25T02:30');
  });

  test('a whole day goes by days only', () => {
    expect(after('ArrowRight', wholeDay)?.when).toEqual({
      ...wholeDay,
      startDay: '2026-03-04',
      endDay: '2026-03-05',
    });
    expect(after('ArrowDown', wholeDay)).toBeNull();
  });

  test('there and back is where it was', () => {
    const key = fc.constantFrom(
      ['ArrowUp', 'ArrowDown'] as const,
      ['ArrowLeft', 'ArrowRight'] as const,
    );
    fc.assert(
      fc.property(fc.array(key, { maxLength: 12 }), fc.boolean(), (keys, isMonth) => {
        const go = (from: typeof when, pressed: string) =>
          after(pressed, from, { isMonth })?.when ?? from;
        const away = keys.reduce((from, [there]) => go(from, there), when);
        expect(keys.toReversed().reduce((from, [, back]) => go(from, back), away)).toEqual(when);
      }),
    );
  });
});

describe('the length by keys', () => {
  const longer = { isLength: true };

  test('grows and shrinks by a step, and the start stays', () => {
    expect(after('ArrowDown', when, longer)?.when).toEqual(at('2026-03-03T09:00', 65));
    expect(after('ArrowUp', when, longer)?.when).toEqual(at('2026-03-03T09:00', 35));
  });

  test('is never nothing', () => {
    expect(after('ArrowUp', at('2026-03-03T09:00', 15), longer)).toBeNull();
    expect(after('ArrowUp', wholeDay, longer)).toBeNull();
    expect(after('ArrowDown', wholeDay, longer)?.when).toEqual({
      ...wholeDay,
      endDay: '2026-03-05',
    });
  });
});

describe('the time marked by keys', () => {
  const cursor = { day: '2026-03-03', fromMinute: 480, minutes: 15 };

  test('goes up and down, grows and shrinks, within its day', () => {
    const move = { isLength: false };
    expect(steppedCursor(cursor, 15, move)).toEqual({ ...cursor, fromMinute: 495 });
    expect(steppedCursor({ ...cursor, fromMinute: 0 }, -15, move).fromMinute).toBe(0);
    expect(steppedCursor({ ...cursor, fromMinute: 1425 }, 15, move).fromMinute).toBe(1425);
    expect(steppedCursor(cursor, 15, { isLength: true }).minutes).toBe(30);
    expect(steppedCursor(cursor, -15, { isLength: true }).minutes).toBe(15);
  });

  test('ends at midnight of the next day at the latest', () => {
    expect(cursorPlace(cursor)).toMatchObject({
      start: '2026-03-03T08:00',
      end: '2026-03-03T08:15',
    });
    expect(cursorPlace({ ...cursor, fromMinute: 1425 })).toMatchObject({
      start: '2026-03-03T23:45',
      end: '2026-03-04T00:00',
    });
  });
});
