import type { Flag } from './flag.ts';
import type {
  AccountRow,
  CalendarRow,
  CalendarLinkRow,
  RemoteEventRow,
  SyncConflictRow,
  SyncLogRow,
  SyncDayRow,
} from './sync-rows.ts';
import type { Generated, GeneratedAlways, Kysely, Transaction } from 'kysely';

export type TimeColumns = {
  start_at: number;
  end_at: number;
  all_day: Flag;
  /** `YYYY-MM-DDTHH:mm`, or `YYYY-MM-DD` when all-day. */
  start_local: string;
  end_local: string;
  time_zone: string;
};

export type SettingRow = { key: string; value_json: string };

export type ClientRow = {
  seq: Generated<number>;
  id: string;
  name: string;
  email: string;
  phone: string;
  notes: string;
  tags_json: Generated<string>;
  birthday: string | null;
  /** What names are ordered by, see `sortKeyOf`. */
  sort_key: Generated<string>;
  merged_into: string | null;
  /** Computed by the database: the number without separators, and as it is dialled at home. */
  phone_digits: GeneratedAlways<string>;
  phone_key: GeneratedAlways<string>;
  archived: Flag;
  revision: number;
  created_at: number;
  changed_at: number;
};

export type ServiceRow = {
  id: string;
  name: string;
  length_minutes: number;
  buffer_before_minutes: number;
  buffer_after_minutes: number;
  price_minor: number;
  currency: string;
  color: string;
  location: Generated<string>;
  archived: Flag;
  revision: number;
  created_at: number;
  changed_at: number;
};

export type BookingRow = TimeColumns & {
  seq: Generated<number>;
  id: string;
  client_id: string | null;
  service_id: string | null;
  title: string | null;
  location: string;
  calendar_note: string;
  private_note: string;
  status: string;
  cancel_reason: string;
  cancelled_at: number | null;
  cancelled_by: string | null;
  cancelled_late: Flag;
  cancel_fee_minor: number;
  overlap_accepted: Flag;
  buffer_before_minutes: number;
  buffer_after_minutes: number;
  /** The time with its buffers; computed by the database. */
  taken_from_at: GeneratedAlways<number>;
  taken_to_at: GeneratedAlways<number>;
  /** What the booking asks of the client; computed by the database. */
  due_minor: GeneratedAlways<number>;
  price_minor: number | null;
  currency: string;
  discount_minor: number;
  paid_at: number | null;
  paid_minor: number;
  paid_method: string | null;
  receipt_number: string | null;
  series_id: string | null;
  recurrence_id: string | null;
  package_id: string | null;
  revision: number;
  created_at: number;
  changed_at: number;
  deleted_at: number | null;
};

export type SlotRow = TimeColumns & {
  id: string;
  service_id: string | null;
  title: string;
  location: string;
  calendar_note: string;
  revision: number;
  created_at: number;
  changed_at: number;
  deleted_at: number | null;
  /** The repetition it is an occurrence of, and the day by which it is known there, even after it was moved. */
  weekly_id: Generated<string | null>;
  occurrence_day: Generated<string | null>;
};

/** An opening offered every week, from which slots are made up to a horizon. */
export type WeeklySlotRow = {
  id: string;
  service_id: string | null;
  title: string;
  location: string;
  calendar_note: string;
  first_day: string;
  last_day: string | null;
  start_time: string;
  length_minutes: number;
  time_zone: string;
  published_until: string;
  created_at: number;
  ended_at: number | null;
};

export type WeeklyHoursRow = {
  id: Generated<number>;
  weekday: number;
  from_time: string;
  to_time: string;
  valid_from: string | null;
  valid_until: string | null;
};

export type DayExceptionRow = { day: string; hours_json: string };

export type TimeOffRow = { id: string; start_day: string; end_day: string; label: string };

export type HolidayRow = { day: string; name: string };

export type ItemHistoryRow = {
  id: Generated<number>;
  item_kind: 'booking' | 'slot';
  item_id: string;
  revision: number;
  at: number;
  source: string;
  kind: string;
  changes_json: string;
};

/** Counters; triggers keep them, so that nothing writes them. */
export type BookingCountRow = { status: string; bookings: number };
/** A client that turned out to be a second entry of another, and the bookings that went over. */
export type ClientMergeRow = {
  dropped_id: string;
  kept_id: string;
  at: number;
  booking_ids_json: string;
};

/** Two clients who look alike and are not the same; the smaller id first. */
export type ClientApartRow = { first_id: string; second_id: string };

export type UndoStepRow = {
  id: Generated<number>;
  at: number;
  label: string;
  undone_at: number | null;
  parts_json: string;
  /** The newest entry of the histories when the step was taken. */
  history_mark: number;
};

export type WaitingRow = {
  id: string;
  client_id: string;
  service_id: string | null;
  weekdays_json: string;
  windows_json: string;
  earliest_day: string | null;
  latest_day: string | null;
  note: string;
  since_at: number;
  state: string;
  booking_id: string | null;
  revision: number;
  created_at: number;
  changed_at: number;
};

/** Only ever added: the database refuses to change or delete one. */
export type ReceiptRow = {
  id: string;
  number: string;
  year: number;
  sequence: number;
  issued_at: number;
  booking_id: string | null;
  package_id: string | null;
  client_id: string | null;
  cancels_id: string | null;
  content_json: string;
};

export type PackageRow = {
  id: string;
  client_id: string;
  name: string;
  service_id: string | null;
  sessions_total: number;
  price_minor: number;
  currency: string;
  bought_at: number;
  paid_method: string;
  last_day: string | null;
  receipt_number: string | null;
  withdrawn_at: number | null;
  revision: number;
  created_at: number;
  changed_at: number;
};

export type SeriesRow = {
  id: string;
  client_id: string | null;
  service_id: string | null;
  rule_json: string;
  time_zone: string;
  title: string | null;
  location: string;
  calendar_note: string;
  private_note: string;
  buffer_before_minutes: number;
  buffer_after_minutes: number;
  price_minor: number | null;
  currency: string;
  discount_minor: number;
  status: string;
  /** `YYYY-MM-DD`: everything before it was dealt with. */
  horizon_day: string;
  open_starts_json: string;
  ended_at: number | null;
  end_reason: string;
  revision: number;
  created_at: number;
  changed_at: number;
};

export type ReminderToldRow = { booking_id: string; start_at: number; told_at: number };

/** A missing row means as the setting says; no minutes mean never. */
export type ServiceReminderRow = { service_id: string; minutes: number | null };

/** Full-text indexes; triggers keep them, so that nothing writes them. The row id is the item's `seq`. */
export type SearchRow = { rowid: number };

export type Schema = {
  setting: SettingRow;
  client: ClientRow;
  service: ServiceRow;
  booking: BookingRow;
  slot: SlotRow;
  weekly_slot: WeeklySlotRow;
  weekly_hours: WeeklyHoursRow;
  day_exception: DayExceptionRow;
  time_off: TimeOffRow;
  holiday: HolidayRow;
  account: AccountRow;
  calendar: CalendarRow;
  calendar_link: CalendarLinkRow;
  remote_event: RemoteEventRow;
  sync_conflict: SyncConflictRow;
  sync_log: SyncLogRow;
  item_history: ItemHistoryRow;
  undo_step: UndoStepRow;
  sync_day: SyncDayRow;
  booking_count: BookingCountRow;
  receipt: ReceiptRow;
  package: PackageRow;
  waiting: WaitingRow;
  series: SeriesRow;
  reminder_told: ReminderToldRow;
  service_reminder: ServiceReminderRow;
  booking_search: SearchRow;
  client_search: SearchRow;
  client_phone: SearchRow;
  client_merge: ClientMergeRow;
  client_apart: ClientApartRow;
};

/** Reads. */
export type Db = Kysely<Schema>;
/** Writes: only a transaction can, and passing a `Db` for a `Tx` does not compile. */
export type Tx = Transaction<Schema>;
