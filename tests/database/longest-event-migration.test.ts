import { expect, test } from 'vitest';
import { migrate } from '../../src-main/database/migrate.ts';
import { openDatabase } from '../../src-main/database/open.ts';
import { mirrorRowOf } from '../../src-main/sync/mirror-row.ts';
import { migrations } from '../../migrations/all.ts';
import { contentAt, eventWith, timedWhen } from '../domain/recurrence-samples.ts';
import { accountRow, calendarRow } from '../support/calendars.ts';

test('0004: the longest event of a calendar is found by its index, among rows that were there before', async () => {
  const database = openDatabase(':memory:');
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0004'));
  await migrate(database, before);
  await database.db.insertInto('account').values(accountRow('account')).execute();
  await database.db.insertInto('calendar').values(calendarRow('calendar', 'account')).execute();
  for (const minutes of [30, 90, 60]) {
    const event = eventWith({
      id: `e${minutes}`,
      content: contentAt(timedWhen('2026-03-02T08:00Z', minutes, 'UTC')),
    });
    await database.db
      .insertInto('remote_event')
      .values(mirrorRowOf('calendar', event, 1))
      .execute();
  }
  await migrate(database, migrations);
  const longest = `SELECT event_id FROM remote_event
    WHERE calendar_id = 'calendar' AND series IS NULL AND start_at IS NOT NULL
    ORDER BY end_at - start_at DESC LIMIT 1`;
  expect(database.sqlite.prepare(longest).pluck().get()).toBe('e90');
  const plan = database.sqlite.prepare(`EXPLAIN QUERY PLAN ${longest}`).all() as {
    detail: string;
  }[];
  expect(plan.map(({ detail }) => detail)).toEqual([
    expect.stringContaining('remote_event_by_length'),
  ]);
  await database.close();
});
