import type { EventContent } from '../../src-shared/domain/event-content.ts';
import { instanceOf } from '../../src-shared/domain/instance-id.ts';
import { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import type { RemoteEventRow } from '../database/sync-rows.ts';

/**
 * How far a calendar day can lie from the same day in UTC, in milliseconds: zones reach from UTC−12 to UTC+14
 * (since 1900), and one number for both sides leaves no side to mix up.
 */
const widestOffset = 14 * 3_600_000;

/**
 * The mirror's row for an event as a provider showed it in the listing of the given epoch.
 * `start_at` and `end_at` are the widest span its content can mean (an all-day event in any zone), so that a query
 * by range misses none and code decides exactly; of a recurring master they are those of its first instance. Both are
 * null where there is no content. `item_kind` and `item_id` are null in a bare tombstone, which carries no stamp.
 */
export function mirrorRowOf(
  calendarId: string,
  event: RemoteEvent,
  epoch: number,
): Omit<RemoteEventRow, 'seq'> {
  const span = event.content === null ? null : widestSpanOf(event.content.when);
  return {
    calendar_id: calendarId,
    event_id: event.id,
    etag: event.etag,
    updated_at: event.updatedAt,
    status: event.status,
    seen_epoch: epoch,
    item_kind: event.stamp?.itemKind ?? null,
    item_id: event.stamp?.itemId ?? null,
    start_at: span?.startAt ?? null,
    end_at: span?.endAt ?? null,
    series: seriesOf(event),
    json: JSON.stringify(event),
  };
}

/**
 * The event a mirror row holds, exactly as it was last shown: its own `status`, even where the row's has become
 * `unseen`. Throws when the row's JSON is not one.
 */
export function remoteEventOf(row: Pick<RemoteEventRow, 'json'>): RemoteEvent {
  return RemoteEvent.parse(JSON.parse(row.json));
}

function seriesOf(event: RemoteEvent): string | null {
  if (event.recurringEventId !== null) return event.recurringEventId;
  if (event.recurrence.length > 0) return event.id;
  return instanceOf(event)?.masterId ?? null;
}

function widestSpanOf(when: EventContent['when']): { startAt: number; endAt: number } {
  if (!when.allDay) return { startAt: when.startAt, endAt: when.endAt };
  return {
    startAt: Date.parse(when.startDay) - widestOffset,
    endAt: Date.parse(when.endDay) + widestOffset,
  };
}
