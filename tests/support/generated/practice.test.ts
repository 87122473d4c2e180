import { expect, test } from 'vitest';
import { clashesIn, readSurroundings } from '../../../src-main/clashes/clash-finder.ts';
import { Booking } from '../../../src-shared/domain/booking.ts';
import { fakeIds, testNow } from '../fakes.ts';
import { testDatabase } from '../test-database.ts';
import { practiceZone } from '../times.ts';
import {
  generatePractice,
  mostBookingsAYear,
  type PracticeSize,
} from '../../../src-main/sample/generated-practice.ts';
import { writePractice } from './write-practice.ts';

const size: PracticeSize = {
  bookings: 1500,
  clients: 120,
  years: 1,
  timeZone: practiceZone,
  now: testNow,
  seed: 7,
};

const made = (given: Partial<PracticeSize> = {}) => [
  ...generatePractice({ ...size, ...given }, fakeIds()).bookings,
];

test('a practice has as many bookings as were asked for, each one that the app itself could have made', () => {
  for (const [bookings, years] of [
    [1500, 1],
    [mostBookingsAYear, 1],
    [100, 3],
    [1, 1],
    [0, 1],
  ] as const) {
    const all = made({ bookings, years });
    expect(all).toHaveLength(bookings);
    for (const booking of all) expect(Booking.parse(booking)).toEqual(booking);
  }
});

test('the same seed gives the same practice, another one another', () => {
  expect(made()).toEqual(made());
  expect(made({ seed: 8 })).not.toEqual(made());
});

test('it is believable: most came and paid, some cancelled or stayed away, a few lie ahead', () => {
  const all = made();
  const share = (is: (booking: Booking) => boolean) => all.filter(is).length / all.length;
  expect(share(({ status }) => status === 'completed')).toBeGreaterThan(0.7);
  expect(share(({ paidAt }) => paidAt !== null)).toBeGreaterThan(0.7);
  expect(share(({ status }) => status === 'cancelled')).toBeGreaterThan(0.03);
  expect(share(({ status }) => status === 'no_show')).toBeGreaterThan(0.01);
  expect(share(({ status }) => status === 'confirmed')).toBeGreaterThan(0.03);
  expect(share(({ privateNote }) => privateNote !== '')).toBeGreaterThan(0.2);
  expect(all.every(({ createdAt, when }) => createdAt <= (when.allDay ? 0 : when.startAt))).toBe(
    true,
  );
});

test('nobody alone has so many bookings a year, and is told so', () => {
  expect(() => made({ bookings: mostBookingsAYear + 1 })).toThrow('more years');
});

test('written into a book, nothing of it is in the way of anything, and all of it lies in the open hours', async () => {
  const database = await testDatabase();
  await database.db
    .insertInto('setting')
    .values({ key: 'practiceTimeZone', value_json: `"${practiceZone}"` })
    .execute();
  const bookings = mostBookingsAYear;
  const practice = generatePractice({ ...size, bookings }, fakeIds());
  expect(await writePractice(database, practice)).toBe(bookings);
  const year = 366 * 86_400_000;
  const around = await readSurroundings(database.db, {
    fromAt: testNow - year,
    toAt: testNow + year,
  });
  expect(around.bookings.length).toBeGreaterThan(bookings * 0.9);
  const clashes = around.bookings.flatMap((one) => clashesIn(around, one, one.id));
  expect(clashes).toEqual([]);
  const histories = await database.db.selectFrom('item_history').select('kind').execute();
  expect(histories).toHaveLength(bookings);
  expect(database.sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(database.sqlite.pragma('synchronous', { simple: true })).toBe(2);
  await database.close();
});
