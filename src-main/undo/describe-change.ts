import type { ItemKind } from '../../src-shared/domain/event-content.ts';
import { When } from '../../src-shared/domain/time.ts';
import { describeWhen } from '../../src-shared/domain/when-text.ts';
import type { TimelineEntry } from '../../src-shared/domain/sync-views.ts';
import type { Db } from '../database/schema.ts';
import { readTimeline } from '../history/history-repo.ts';

const who = {
  person: 'you',
  google: 'Google Calendar',
  sync: 'the sync',
} as const satisfies Record<TimelineEntry['source'], string>;

const fieldWords: Record<string, string> = {
  clientId: 'client',
  serviceId: 'service',
  title: 'title',
  location: 'location',
  calendarNote: 'note for the calendar',
  privateNote: 'private note',
  status: 'status',
};

/** What a change that came from the calendar calls the fields of a slot. */
const inTheCalendar: Record<string, string> = { title: 'summary', calendarNote: 'description' };

/** Who changed one of the fields of an item last, and how: "Google Calendar moved it to Wed 4 Mar 2026, 10:00–11:00". */
export async function describeItemChange(
  db: Db,
  kind: ItemKind,
  id: string,
  fields: readonly string[],
): Promise<string | null> {
  const timeline = await readTimeline(db, kind, id);
  // A new time says most, whatever else changed.
  const inOrder = fields.toSorted((a, b) => Number(b === 'when') - Number(a === 'when'));
  for (const field of inOrder) {
    for (const entry of timeline) {
      const change = entry.changes.find(
        (one) => one.field === field || one.field === inTheCalendar[field],
      );
      if (change) return `${who[entry.source]} ${howWords(field, change.to)}`;
    }
  }
  return null;
}

function howWords(field: string, to: unknown): string {
  const when = field === 'when' ? When.safeParse(to) : null;
  if (when?.success) return `moved it to ${describeWhen(when.data)}`;
  if (field === 'status' && to === 'cancelled') return 'cancelled it';
  if (field === 'withdrawnAt') return 'withdrew it';
  return `changed its ${fieldWords[field] ?? 'details'}`;
}
