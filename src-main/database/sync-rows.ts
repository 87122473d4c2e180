import type { Generated } from 'kysely';
import type { Flag } from './flag.ts';

export type AccountRow = {
  id: string;
  provider: string;
  subject: string;
  email: string;
  status: 'connected' | 'reconnect' | 'disconnected';
  /** 0 until the person has seen the rehearsal and said "start". */
  sync_started: Flag;
  /** Rises with every disconnect, so that answers to requests sent before it are ignored. */
  auth_epoch: number;
  granted_scopes: string;
  revoke_pending: Flag;
  blocked_until: number | null;
  blocked_attempts: number;
  error_class: string | null;
  error_text: string | null;
  created_at: number;
};

export type CalendarRow = {
  id: string;
  account_id: string;
  remote_id: string;
  name: string;
  time_zone: string;
  color: string | null;
  access_role: string;
  is_primary: Flag;
  /** The one calendar new bookings go to. */
  is_target: Flag;
  /** Pulled, and its events shown as busy. */
  is_selected: Flag;
  state: 'active' | 'gone' | 'forbidden';
  sync_token: string | null;
  request_fingerprint: string | null;
  full_sync_epoch: number;
  last_pulled_at: number | null;
  blocked_until: number | null;
  blocked_attempts: number;
  error_class: string | null;
  error_text: string | null;
  brake_json: string | null;
  /** 1 once every item has a link in this (target) calendar. */
  links_complete: Generated<Flag>;
};

export type LinkState =
  | 'absent'
  | 'maybe'
  | 'present'
  | 'deleting'
  | 'gone'
  | 'remote_deleted'
  | 'detached';

export type CalendarLinkRow = {
  id: Generated<number>;
  item_kind: 'booking' | 'slot';
  item_id: string;
  calendar_id: string;
  generation: number;
  remote_id: string;
  state: LinkState;
  etag: string | null;
  base_json: string | null;
  /** The item's newest revision, kept by a trigger; above `synced_revision` means: something to send. */
  item_revision: number;
  synced_revision: number;
  /** 1 when something was observed about it that has not been reckoned with yet. */
  look: Flag;
  inflight_json: string | null;
  inflight_revision: number | null;
  attempts: number;
  next_attempt_at: number | null;
  error_class: string | null;
  error_text: string | null;
  error_revision: number | null;
  last_synced_at: number | null;
};

export type RemoteEventRow = {
  seq: Generated<number>;
  calendar_id: string;
  event_id: string;
  etag: string;
  updated_at: number | null;
  /** `unseen`: known before, but missing from the last full listing; absence proves nothing until asked for by id. */
  status: 'confirmed' | 'tentative' | 'cancelled' | 'unseen';
  seen_epoch: number;
  item_kind: string | null;
  item_id: string | null;
  start_at: number | null;
  end_at: number | null;
  /** Its own id for a recurring master, the master's id for an exception, null for a single event. */
  series: string | null;
  json: string;
};

export type SyncConflictRow = {
  id: Generated<number>;
  at: number;
  kind: string;
  item_kind: 'booking' | 'slot';
  item_id: string;
  calendar_id: string;
  remote_id: string;
  base_json: string | null;
  local_json: string | null;
  remote_json: string | null;
  fields_json: string;
  resolution: string | null;
  resolved_at: number | null;
};

export type SyncLogRow = {
  id: Generated<number>;
  at: number;
  kind: string;
  account_id: string | null;
  calendar_id: string | null;
  item_kind: string | null;
  item_id: string | null;
  outcome: string;
  error_class: string | null;
  error_text: string | null;
  duration_ms: number;
  requests: number;
  token_refreshes: number;
  counts_json: string;
};

/** The sync's log by day; see `src-main/health/log-days-repo.ts`. */
export type SyncDayRow = {
  day: string;
  kind: string;
  outcome: string;
  error_class: string;
  duration_bucket: number;
  operations: number;
  duration_ms: number;
  requests: number;
  token_refreshes: number;
};
