import { sql, type Kysely } from 'kysely';

/** The practice (clients, services, bookings, slots), the accounts and calendars, and what sync observes of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** Columns of everything that has an appointment time; local times and zone are the truth, instants follow from them. */
const time = `
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  all_day INTEGER NOT NULL CHECK (all_day IN (0, 1)),
  start_local TEXT NOT NULL,
  end_local TEXT NOT NULL,
  time_zone TEXT NOT NULL`;

const statements = [
  `CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value_json TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,

  `CREATE TABLE client (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    notes TEXT NOT NULL,
    archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
    revision INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
  ) STRICT`,

  `CREATE TABLE service (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    length_minutes INTEGER NOT NULL CHECK (length_minutes > 0),
    buffer_before_minutes INTEGER NOT NULL,
    buffer_after_minutes INTEGER NOT NULL,
    price_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    color TEXT NOT NULL,
    archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
    revision INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,

  `CREATE TABLE booking (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    client_id TEXT REFERENCES client (id),
    service_id TEXT REFERENCES service (id),
    ${time},
    title TEXT,
    location TEXT NOT NULL,
    calendar_note TEXT NOT NULL,
    private_note TEXT NOT NULL,
    status TEXT NOT NULL,
    cancel_reason TEXT NOT NULL,
    cancelled_at INTEGER,
    overlap_accepted INTEGER NOT NULL CHECK (overlap_accepted IN (0, 1)),
    revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CHECK (start_at < end_at)
  ) STRICT`,
  `CREATE INDEX booking_by_start ON booking (start_at, end_at) WHERE deleted_at IS NULL`,
  `CREATE INDEX booking_by_client ON booking (client_id, start_at)`,
  `CREATE INDEX booking_by_service ON booking (service_id, start_at)`,

  `CREATE TABLE slot (
    id TEXT PRIMARY KEY,
    service_id TEXT REFERENCES service (id),
    ${time},
    title TEXT NOT NULL,
    location TEXT NOT NULL,
    calendar_note TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CHECK (start_at < end_at)
  ) STRICT`,
  `CREATE INDEX slot_by_start ON slot (start_at, end_at) WHERE deleted_at IS NULL`,

  `CREATE TABLE account (
    id TEXT PRIMARY KEY,
    provider TEXT NOT NULL,
    subject TEXT NOT NULL,
    email TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('connected', 'reconnect', 'disconnected')),
    sync_started INTEGER NOT NULL CHECK (sync_started IN (0, 1)),
    auth_epoch INTEGER NOT NULL,
    granted_scopes TEXT NOT NULL,
    revoke_pending INTEGER NOT NULL CHECK (revoke_pending IN (0, 1)),
    blocked_until INTEGER,
    blocked_attempts INTEGER NOT NULL,
    error_class TEXT,
    error_text TEXT,
    created_at INTEGER NOT NULL,
    UNIQUE (provider, subject)
  ) STRICT, WITHOUT ROWID`,

  `CREATE TABLE calendar (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id),
    remote_id TEXT NOT NULL,
    name TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    color TEXT,
    access_role TEXT NOT NULL,
    is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)),
    is_target INTEGER NOT NULL CHECK (is_target IN (0, 1)),
    is_selected INTEGER NOT NULL CHECK (is_selected IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('active', 'gone', 'forbidden')),
    sync_token TEXT,
    request_fingerprint TEXT,
    full_sync_epoch INTEGER NOT NULL,
    last_pulled_at INTEGER,
    blocked_until INTEGER,
    blocked_attempts INTEGER NOT NULL,
    error_class TEXT,
    error_text TEXT,
    brake_json TEXT,
    links_complete INTEGER NOT NULL DEFAULT 0 CHECK (links_complete IN (0, 1)),
    UNIQUE (account_id, remote_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE UNIQUE INDEX calendar_one_target ON calendar (is_target) WHERE is_target = 1`,

  `CREATE TABLE calendar_link (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    item_kind TEXT NOT NULL CHECK (item_kind IN ('booking', 'slot')),
    item_id TEXT NOT NULL,
    calendar_id TEXT NOT NULL REFERENCES calendar (id),
    generation INTEGER NOT NULL,
    remote_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('absent', 'maybe', 'present', 'deleting', 'gone', 'remote_deleted', 'detached')),
    etag TEXT,
    base_json TEXT,
    item_revision INTEGER NOT NULL,
    synced_revision INTEGER NOT NULL,
    look INTEGER NOT NULL CHECK (look IN (0, 1)),
    inflight_json TEXT,
    inflight_revision INTEGER,
    attempts INTEGER NOT NULL,
    next_attempt_at INTEGER,
    error_class TEXT,
    error_text TEXT,
    error_revision INTEGER,
    last_synced_at INTEGER,
    UNIQUE (item_kind, item_id, calendar_id, generation),
    UNIQUE (calendar_id, remote_id),
    CHECK (synced_revision <= item_revision)
  ) STRICT`,
  // What sync has to look at, and nothing else: an idle cycle costs the same with ten bookings and with ten thousand.
  `CREATE INDEX calendar_link_unsettled ON calendar_link (calendar_id, id)
    WHERE look = 1 OR item_revision > synced_revision OR state IN ('maybe', 'deleting')`,
  `CREATE INDEX calendar_link_waiting ON calendar_link (next_attempt_at) WHERE next_attempt_at IS NOT NULL`,
  // The database itself keeps the links' view of the revision, so that no writer can forget to.
  `CREATE TRIGGER booking_revision AFTER UPDATE OF revision ON booking BEGIN
    UPDATE calendar_link SET item_revision = new.revision WHERE item_kind = 'booking' AND item_id = new.id;
  END`,
  `CREATE TRIGGER slot_revision AFTER UPDATE OF revision ON slot BEGIN
    UPDATE calendar_link SET item_revision = new.revision WHERE item_kind = 'slot' AND item_id = new.id;
  END`,

  `CREATE TABLE remote_event (
    seq INTEGER PRIMARY KEY,
    calendar_id TEXT NOT NULL REFERENCES calendar (id),
    event_id TEXT NOT NULL,
    etag TEXT NOT NULL,
    updated_at INTEGER,
    status TEXT NOT NULL CHECK (status IN ('confirmed', 'tentative', 'cancelled', 'unseen')),
    seen_epoch INTEGER NOT NULL,
    item_kind TEXT,
    item_id TEXT,
    start_at INTEGER,
    end_at INTEGER,
    series TEXT,
    json TEXT NOT NULL,
    UNIQUE (calendar_id, event_id)
  ) STRICT`,
  `CREATE INDEX remote_event_by_start ON remote_event (calendar_id, start_at) WHERE series IS NULL`,
  `CREATE INDEX remote_event_by_series ON remote_event (calendar_id, series) WHERE series IS NOT NULL`,
  `CREATE INDEX remote_event_unseen ON remote_event (calendar_id) WHERE status = 'unseen'`,

  `CREATE TABLE sync_conflict (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    item_kind TEXT NOT NULL,
    item_id TEXT NOT NULL,
    calendar_id TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    base_json TEXT,
    local_json TEXT,
    remote_json TEXT,
    fields_json TEXT NOT NULL,
    resolution TEXT,
    resolved_at INTEGER
  ) STRICT`,
  `CREATE INDEX sync_conflict_open ON sync_conflict (item_kind, item_id) WHERE resolution IS NULL`,
  `CREATE INDEX sync_conflict_by_event ON sync_conflict (calendar_id, remote_id)`,
  `CREATE INDEX sync_conflict_by_item ON sync_conflict (item_kind, item_id, id)`,

  `CREATE TABLE sync_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    account_id TEXT,
    calendar_id TEXT,
    item_kind TEXT,
    item_id TEXT,
    outcome TEXT NOT NULL,
    error_class TEXT,
    error_text TEXT,
    duration_ms INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    token_refreshes INTEGER NOT NULL,
    counts_json TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX sync_log_by_time ON sync_log (at)`,
  `CREATE INDEX sync_log_by_kind ON sync_log (kind, id)`,

  `CREATE TABLE item_history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    item_kind TEXT NOT NULL,
    item_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    at INTEGER NOT NULL,
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    changes_json TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX item_history_by_item ON item_history (item_kind, item_id, id)`,
];
