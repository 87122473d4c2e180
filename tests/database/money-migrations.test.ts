import { expect, test } from 'vitest';
import { migrate } from '../../src-main/database/migrate.ts';
import { openDatabase } from '../../src-main/database/open.ts';
import { migrations } from '../../migrations/all.ts';
import { uuidOf } from '../support/fakes.ts';

const booking = `INSERT INTO booking (id, start_at, end_at, all_day, start_local, end_local, time_zone, location,
    calendar_note, private_note, status, cancel_reason, overlap_accepted, revision, created_at, changed_at,
    price_minor, discount_minor, paid_minor, paid_at, cancel_fee_minor)
  VALUES (?, 0, 60000, 0, '1970-01-01T00:00', '1970-01-01T00:01', 'UTC', '', '', '', ?, '', 0, 1, 0, 0, ?, ?, ?, ?, ?)`;

test('0010: bookings from before say at once what they ask for, and the open ones are found by their index', async () => {
  const database = openDatabase(':memory:');
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0010'));
  await migrate(database, before);
  const insert = database.sqlite.prepare(booking);
  insert.run(uuidOf(1), 'completed', 8_000, 500, 0, null, 0);
  insert.run(uuidOf(2), 'completed', 8_000, 0, 8_000, 5, 0);
  insert.run(uuidOf(3), 'cancelled', 8_000, 0, 0, null, 2_500);
  insert.run(uuidOf(4), 'no_show', 8_000, 0, 0, null, 0);
  insert.run(uuidOf(5), 'confirmed', null, 0, 0, null, 0);
  await migrate(database, migrations);
  const open = `SELECT due_minor FROM booking
    WHERE deleted_at IS NULL AND due_minor > paid_minor AND end_at <= 60000 ORDER BY end_at, seq`;
  expect(database.sqlite.prepare(open).pluck().all()).toEqual([7_500, 2_500]);
  const plan = database.sqlite.prepare(`EXPLAIN QUERY PLAN ${open}`).all() as { detail: string }[];
  expect(plan[0]?.detail).toContain('booking_by_open');
  const paid = 'SELECT id FROM booking WHERE paid_at >= 0 AND paid_at < 9';
  expect(database.sqlite.prepare(paid).pluck().all()).toEqual([uuidOf(2)]);
  await database.close();
});

test('0011: a practice from before begins without packages, and its bookings carry none', async () => {
  const database = openDatabase(':memory:');
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0011'));
  await migrate(database, before);
  database.sqlite.prepare(booking).run(uuidOf(1), 'completed', 8_000, 0, 0, null, 0);
  await migrate(database, migrations);
  expect(database.sqlite.prepare('SELECT count(*) FROM package').pluck().get()).toBe(0);
  expect(database.sqlite.prepare('SELECT package_id FROM booking').pluck().all()).toEqual([null]);
  await database.close();
});
