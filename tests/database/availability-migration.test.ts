import { expect, test } from 'vitest';
import { readOpeningRules } from '../../src-main/availability/opening-repo.ts';
import { findSlot } from '../../src-main/availability/slot-repo.ts';
import { migrate } from '../../src-main/database/migrate.ts';
import { openDatabase } from '../../src-main/database/open.ts';
import { migrations } from '../../migrations/all.ts';
import { uuidOf } from '../support/fakes.ts';
import { timed } from '../support/times.ts';

const slotRow = `INSERT INTO slot (id, service_id, start_at, end_at, all_day, start_local, end_local, time_zone, title,
  location, calendar_note, revision, created_at, changed_at, deleted_at)`;

test('0006: slots from before stay as they were, and nothing is closed until hours are given', async () => {
  const database = openDatabase(':memory:');
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0006'));
  await migrate(database, before);
  const when = timed('2026-03-02T10:00');
  if (when.allDay) throw new Error('a timed slot is timed');
  database.sqlite
    .prepare(`${slotRow} VALUES (?, NULL, ?, ?, 0, '', '', ?, 'Free', '', '', 3, 1, 2, NULL)`)
    .run(uuidOf(1), when.startAt, when.endAt, when.timeZone);
  await migrate(database, migrations);
  expect(await findSlot(database.db, uuidOf(1))).toMatchObject({
    when,
    title: 'Free',
    revision: 3,
  });
  expect(await readOpeningRules(database.db)).toEqual({
    timeZone: 'UTC',
    weekly: [],
    exceptions: [],
    timeOff: [],
    holidays: [],
  });
  await database.close();
});

test('0006: the database itself refuses hours, days and openings that can not be', async () => {
  const database = openDatabase(':memory:');
  await migrate(database, migrations);
  const hours = 'INSERT INTO weekly_hours (weekday, from_time, to_time, valid_from, valid_until)';
  const good = `${hours} VALUES (1, '09:00', '24:00', '2026-01-01', '2026-01-01')`;
  database.sqlite.exec(good);
  for (const refused of [
    good.replace('(1,', '(0,'),
    good.replace('(1,', '(8,'),
    good.replace('24:00', '24:30'),
    good.replace('24:00', '9:30'),
    good.replace('24:00', '09:00'),
    good.replace("'2026-01-01')", "'2025-12-31')"),
    `INSERT INTO day_exception (day, hours_json) VALUES ('2026-01-01', '{}')`,
    `INSERT INTO day_exception (day, hours_json) VALUES ('1.1.2026', '[]')`,
    `INSERT INTO time_off (id, start_day, end_day, label) VALUES ('a', '2026-01-02', '2026-01-02', '')`,
  ]) {
    expect(() => database.sqlite.exec(refused)).toThrow('CHECK');
  }
  const weekly = `INSERT INTO weekly_slot VALUES ('w', NULL, '', '', '', '2026-01-01', NULL, '09:00', 60, 'UTC', '2026-01-01', 1, NULL)`;
  database.sqlite.exec(weekly);
  const occurrence = (id: string) =>
    `${slotRow.replace('deleted_at)', 'deleted_at, weekly_id, occurrence_day)')}
      VALUES ('${id}', NULL, 1, 2, 0, '', '', 'UTC', '', '', '', 1, 1, 1, NULL, 'w', '2026-01-01')`;
  database.sqlite.exec(occurrence('a'));
  expect(() => database.sqlite.exec(occurrence('b'))).toThrow('UNIQUE');
  await database.close();
});
