import { sql, type Kysely } from 'kysely';

/**
 * Lets the longest event of a calendar be looked up at once: whatever touches a range starts at most that long before
 * it, so that a week of busy times is read from its own rows and not from all the years before it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE INDEX remote_event_by_length ON remote_event (calendar_id, end_at - start_at)
    WHERE series IS NULL AND start_at IS NOT NULL`.execute(db);
}
