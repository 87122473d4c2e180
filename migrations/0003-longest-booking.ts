import { sql, type Kysely } from 'kysely';

/**
 * Lets the longest booking be looked up at once. Whatever touches a range starts at most that long before it,
 * so that a week is read from its own rows and not from all the years before it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE INDEX booking_by_length ON booking (end_at - start_at) WHERE deleted_at IS NULL`.execute(
    db,
  );
}
