import { expect, test } from 'vitest';
import { migrate } from '../../src-main/database/migrate.ts';
import { openDatabase } from '../../src-main/database/open.ts';
import { putService } from '../../src-main/services/service-repo.ts';
import type { ServiceId } from '../../src-shared/domain/ids.ts';
import { migrations } from '../../migrations/all.ts';
import { serviceDraft } from '../support/drafts.ts';
import { uuidOf } from '../support/fakes.ts';

test('0014: services that were there before get reminders of their own, which go when they go', async () => {
  const database = openDatabase(':memory:');
  const { db, sqlite } = database;
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0014'));
  await migrate(database, before);
  const id = uuidOf(1) as ServiceId;
  const service = { ...serviceDraft(), id, revision: 1, archived: false };
  await db.transaction().execute((tx) => putService(tx, service, 0));
  await migrate(database, migrations);

  await db.insertInto('service_reminder').values({ service_id: id, minutes: null }).execute();
  await expect(
    db
      .insertInto('service_reminder')
      .values({ service_id: uuidOf(2), minutes: 5 })
      .execute(),
  ).rejects.toThrow('FOREIGN KEY');
  await expect(db.updateTable('service_reminder').set({ minutes: -5 }).execute()).rejects.toThrow(
    'CHECK',
  );
  await db.deleteFrom('service').execute();
  expect(sqlite.prepare('SELECT count(*) FROM service_reminder').pluck().get()).toBe(0);

  const told = { booking_id: uuidOf(3), start_at: 10, told_at: 5 };
  await db.insertInto('reminder_told').values(told).execute();
  await db
    .insertInto('reminder_told')
    .values({ ...told, start_at: 20 })
    .execute();
  await expect(db.insertInto('reminder_told').values(told).execute()).rejects.toThrow('UNIQUE');
  await database.close();
});
