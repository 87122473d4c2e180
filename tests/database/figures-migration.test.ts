import { expect, test } from 'vitest';
import { migrate } from '../../src-main/database/migrate.ts';
import { openDatabase } from '../../src-main/database/open.ts';
import { migrations } from '../../migrations/all.ts';

test('0012: bookings that were there before are counted, deleted ones are not', async () => {
  const database = openDatabase(':memory:');
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0012'));
  await migrate(database, before);
  const insert = database.sqlite.prepare(
    `INSERT INTO booking (id, start_at, end_at, all_day, start_local, end_local, time_zone, location, calendar_note,
       private_note, status, cancel_reason, overlap_accepted, revision, created_at, changed_at, deleted_at)
     VALUES (?, 1, 2, 0, '', '', 'UTC', '', '', '', ?, '', 0, 1, 0, 0, ?)`,
  );
  insert.run('a', 'confirmed', null);
  insert.run('b', 'confirmed', null);
  insert.run('c', 'cancelled', null);
  insert.run('d', 'cancelled', 7);
  await migrate(database, migrations);
  const counted = database.sqlite.prepare('SELECT * FROM booking_count ORDER BY status').all();
  expect(counted).toEqual([
    { status: 'cancelled', bookings: 1 },
    { status: 'confirmed', bookings: 2 },
  ]);
  await database.close();
});
