import { expect, test } from 'vitest';
import { ensureDatabaseId, readDatabaseId } from '../../src-main/database/identity.ts';
import { fakeIds, uuidOf } from '../support/fakes.ts';
import { testDatabase } from '../support/test-database.ts';

test('a database has no id before its first opening, and the same one ever after', async () => {
  const { db, close } = await testDatabase();
  const ids = fakeIds();
  const open = () => db.transaction().execute((tx) => ensureDatabaseId(tx, ids));
  expect(await readDatabaseId(db)).toBeNull();
  expect([await open(), await open()]).toEqual([uuidOf(1), uuidOf(1)]);
  expect(await readDatabaseId(db)).toBe(uuidOf(1));
  await close();
});
