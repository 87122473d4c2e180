import { expect, test } from 'vitest';
import { putClient } from '../../src-main/clients/client-repo.ts';
import { migrate } from '../../src-main/database/migrate.ts';
import { openDatabase } from '../../src-main/database/open.ts';
import { readHealth } from '../../src-main/sync/health-repo.ts';
import type { ClientId } from '../../src-shared/domain/ids.ts';
import { migrations } from '../../migrations/all.ts';
import { linkRow, putCalendars } from '../support/calendars.ts';
import { clientDraft } from '../support/drafts.ts';
import { uuidOf } from '../support/fakes.ts';
import { plansOf } from '../support/query-plans.ts';

test('0015: links that had failed before are found by an index, and a client who is pointed at stays', async () => {
  const database = openDatabase(':memory:');
  const { db } = database;
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0015'));
  await migrate(database, before);
  await putCalendars(db);
  const failed = { error_class: 'rate', error_text: 'Too many requests' };
  await db
    .insertInto('calendar_link')
    .values([linkRow(uuidOf(1), 'target', failed), linkRow(uuidOf(2), 'target')])
    .execute();
  const id = uuidOf(3) as ClientId;
  await db.transaction().execute(async (tx) => {
    await putClient(tx, { ...clientDraft(), id, revision: 1, archived: false }, 0);
    await tx
      .insertInto('client_merge')
      .values({ dropped_id: id, kept_id: id, at: 0, booking_ids_json: '[]' })
      .execute();
  });
  await migrate(database, migrations);

  const plans = await plansOf(database, async () => {
    expect(await readHealth(db)).toMatchObject({ failed: 1 });
  });
  expect(plans.join('\n')).toContain('calendar_link_failed');
  await expect(db.deleteFrom('client').execute()).rejects.toThrow('FOREIGN KEY');
  await database.close();
});
