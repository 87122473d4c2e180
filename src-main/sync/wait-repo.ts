import { sql } from 'kysely';
import { preparedRead } from '../database/prepared.ts';
import type { Db } from '../database/schema.ts';

const anyWaitAfter = preparedRead(
  (_db, { latest }: { latest: number }) => sql<{ n: number }>`
    SELECT EXISTS (SELECT 1 FROM calendar_link WHERE next_attempt_at > ${latest})
      OR EXISTS (SELECT 1 FROM calendar WHERE blocked_until > ${latest})
      OR EXISTS (SELECT 1 FROM account WHERE blocked_until > ${latest}) AS n`,
);

/** The clock may have gone back: no wait may end later than the longest we would ever ask for. */
export async function clampWaits(db: Db, latestItem: number, latestOther: number): Promise<void> {
  const late = await anyWaitAfter.first(db, { latest: latestOther });
  if (late?.n !== 1) return;
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('calendar_link')
      .set({ next_attempt_at: latestItem })
      .where('next_attempt_at', '>', latestOther)
      .execute();
    for (const table of ['calendar', 'account'] as const) {
      await tx
        .updateTable(table)
        .set({ blocked_until: latestOther })
        .where('blocked_until', '>', latestOther)
        .execute();
    }
  });
}

/** "Sync now": our own waits end. What the server asked us to wait for, and what it refused for good, stays. */
export async function clearWaits(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('calendar_link')
      .set({ next_attempt_at: null })
      .where('next_attempt_at', 'is not', null)
      .execute();
    await tx
      .updateTable('calendar')
      .set({ blocked_until: null })
      .where('blocked_until', 'is not', null)
      .execute();
  });
}
