import { expect, test } from 'vitest';
import { weekPicture } from '../../src-renderer/availability/week-picture.ts';

const window = (weekday: number, from: string, to: string, isLimited = false) => ({
  key: weekday * 10_000 + Number(from.replace(':', '')),
  weekday,
  from,
  to,
  isLimited,
});

test('a week is drawn from its first hour to its last, on the days in the order the person likes', () => {
  const drawn = weekPicture([window(1, '06:30', '12:00'), window(7, '13:00', '20:15')], 7);
  expect([drawn.fromHour, drawn.toHour]).toEqual([6, 21]);
  expect(drawn.days.map(({ weekday }) => weekday)).toEqual([7, 1, 2, 3, 4, 5, 6]);
  expect(drawn.days[1]?.blocks).toMatchObject([{ from: 390, to: 720, isWrong: false }]);
  expect(drawn.minutes).toBe(330 + 435);
});

test('an ordinary day is shown even where nothing is open yet', () => {
  expect(weekPicture([], 1)).toMatchObject({ fromHour: 8, toHour: 18, minutes: 0 });
});

test('what is still being typed is left out, and what overlaps is marked and counted once', () => {
  const drawn = weekPicture(
    [
      window(2, '09:00', '12:00'),
      window(2, '11:00', '14:00'),
      window(2, '16:00', ''),
      window(2, '18:00', '17:00'),
      window(3, '09:00', '12:00'),
    ],
    1,
  );
  expect(drawn.days[1]?.blocks.map(({ isWrong }) => isWrong)).toEqual([true, true]);
  expect(drawn.days[2]?.blocks.map(({ isWrong }) => isWrong)).toEqual([false]);
  expect(drawn.minutes).toBe(5 * 60 + 3 * 60);
});

test('windows for some time only may lie over others, and are not counted to every week', () => {
  const drawn = weekPicture([window(4, '09:00', '12:00'), window(4, '10:00', '15:00', true)], 1);
  expect(drawn.days[3]?.blocks.map(({ isWrong }) => isWrong)).toEqual([false, false]);
  expect(drawn.minutes).toBe(180);
});
