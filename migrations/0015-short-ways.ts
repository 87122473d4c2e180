import { sql, type Kysely } from 'kysely';

/**
 * Indexes for what was found by looking at every row: links with a failure, which the sync pill counts after each
 * change; and what points at a client or a service, which is looked up whenever one of those is removed or merged.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `CREATE INDEX calendar_link_failed ON calendar_link (error_class) WHERE error_class IS NOT NULL`,
  `CREATE INDEX series_by_client ON series (client_id)`,
  `CREATE INDEX series_by_service ON series (service_id)`,
  `CREATE INDEX waiting_by_service ON waiting (service_id)`,
  `CREATE INDEX slot_by_service ON slot (service_id)`,
  `CREATE INDEX weekly_slot_by_service ON weekly_slot (service_id)`,
  `CREATE INDEX client_merge_by_kept ON client_merge (kept_id)`,
];
