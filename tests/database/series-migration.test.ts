import { expect, test } from 'vitest';
import { migrate } from '../../src-main/database/migrate.ts';
import { openDatabase } from '../../src-main/database/open.ts';
import { migrations } from '../../migrations/all.ts';
import { uuidOf } from '../support/fakes.ts';

test('0007: bookings that were there stay, and from then on no start of a series is booked twice', async () => {
  const database = openDatabase(':memory:');
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0007'));
  await migrate(database, before);
  const insert = (id: number, seriesId: string | null, start: string | null) =>
    database.sqlite
      .prepare(
        `INSERT INTO booking (id, start_at, end_at, all_day, start_local, end_local, time_zone, location, calendar_note,
           private_note, status, cancel_reason, overlap_accepted, revision, created_at, changed_at, series_id, recurrence_id)
         VALUES (?, 0, 1, 0, '1970-01-01T00:00', '1970-01-01T00:01', 'UTC', '', '', '', 'confirmed', '', 0, 1, 0, 0, ?, ?)`,
      )
      .run(uuidOf(id), seriesId, start);
  insert(1, null, null);
  insert(2, null, null);
  insert(3, 'series', '2026-03-03T10:00');
  await migrate(database, migrations);
  expect(database.sqlite.prepare('SELECT count(*) FROM booking').pluck().get()).toBe(3);
  insert(4, 'series', '2026-03-10T10:00');
  insert(5, 'other', '2026-03-03T10:00');
  insert(6, null, null);
  expect(() => insert(7, 'series', '2026-03-03T10:00')).toThrow(/UNIQUE/);
  expect(database.sqlite.prepare('SELECT count(*) FROM series').pluck().get()).toBe(0);
  await database.close();
});
