import { z } from 'zod';
import { EventContent, type ItemKind } from '../../src-shared/domain/event-content.ts';
import type { CalendarLinkRow } from '../database/sync-rows.ts';
import type { Agreed, InFlight, PlannedLink } from './plan.ts';

/** A link as the engine works with it: the row, with its JSON read. */
export type Link = PlannedLink & {
  id: number;
  itemKind: ItemKind;
  itemId: string;
  calendarId: string;
  generation: number;
  remoteId: string;
  attempts: number;
  look: boolean;
  /** It is in the calendar that items belong in now. */
  isTarget: boolean;
};

/** A row with the one fact of its calendar that a link needs. */
export type LinkRow = Omit<CalendarLinkRow, 'id'> & { id: number; is_target: number };

const AgreedJson: z.ZodType<Agreed> = z.object({
  writeId: z.string().nullable(),
  content: EventContent,
});
const InFlightJson: z.ZodType<InFlight[]> = z.array(
  z.union([
    z.object({ writeId: z.string(), revision: z.number(), content: EventContent }),
    z.object({ writeId: z.null(), revision: z.number(), content: EventContent.nullable() }),
  ]),
);

/** Reads a row's JSON; a column that can't be read throws (the database is damaged, not the calendar). */
export function linkOf(row: LinkRow): Link {
  return {
    id: row.id,
    itemKind: row.item_kind,
    itemId: row.item_id,
    calendarId: row.calendar_id,
    generation: row.generation,
    remoteId: row.remote_id,
    state: row.state,
    etag: row.etag,
    base: row.base_json === null ? null : AgreedJson.parse(JSON.parse(row.base_json)),
    inFlight: row.inflight_json === null ? [] : InFlightJson.parse(JSON.parse(row.inflight_json)),
    itemRevision: row.item_revision,
    syncedRevision: row.synced_revision,
    look: row.look === 1,
    isTarget: row.is_target === 1,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    errorClass: row.error_class,
    errorRevision: row.error_revision,
  };
}
