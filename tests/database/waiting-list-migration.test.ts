import { expect, test } from 'vitest';
import { migrations } from '../../migrations/all.ts';
import { migrate } from '../../src-main/database/migrate.ts';
import { openDatabase } from '../../src-main/database/open.ts';
import { findStep } from '../../src-main/undo/undo-repo.ts';

test('0009: steps from before are kept, and count everything in the histories as newer than they are', async () => {
  const database = openDatabase(':memory:');
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0009'));
  await migrate(database, before);
  const { sqlite } = database;
  sqlite
    .prepare(
      `INSERT INTO undo_step (at, label, undone_at, parts_json) VALUES (5, 'Booked A', NULL, '[]')`,
    )
    .run();
  sqlite
    .prepare(
      `INSERT INTO client (id, name, email, phone, notes, archived, revision, created_at, changed_at)
       VALUES ('c', 'Anna', '', '', '', 0, 1, 1, 1)`,
    )
    .run();
  await migrate(database, migrations);
  expect(await findStep(database.db, 1)).toEqual({
    id: 1,
    at: 5,
    label: 'Booked A',
    undoneAt: null,
    historyMark: 0,
    parts: [],
  });
  const wait = sqlite.prepare(
    `INSERT INTO waiting VALUES ('w', ?, NULL, '[]', '[]', NULL, NULL, '', 1, ?, NULL, 1, 1, 1)`,
  );
  expect(() => wait.run('nobody', 'waiting')).toThrow('FOREIGN KEY');
  expect(() => wait.run('c', 'asleep')).toThrow('CHECK');
  wait.run('c', 'waiting');
  const plan = sqlite
    .prepare(
      `EXPLAIN QUERY PLAN SELECT id FROM waiting WHERE state IN ('waiting', 'offered') ORDER BY since_at, id`,
    )
    .all() as { detail: string }[];
  expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining('waiting_by_since')]);
  await database.close();
});
