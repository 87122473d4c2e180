import { z } from 'zod';
import type { ItemKind } from '../../src-shared/domain/event-content.ts';
import { When } from '../../src-shared/domain/time.ts';
import { describeWhen } from '../../src-shared/domain/when-text.ts';
import type { TimelineEntry } from '../../src-shared/domain/sync-views.ts';
import type { Db } from '../database/schema.ts';
import { readTimeline } from '../history/history-repo.ts';
import { t } from '../../src-shared/words/words.ts';

/** The fields that are named; of any other it is said that details were changed. */
const NamedField = z.enum([
  'clientId',
  'serviceId',
  'title',
  'location',
  'calendarNote',
  'privateNote',
  'status',
]);

/** What a change that came from the calendar calls the fields of a slot. */
const inTheCalendar: Record<string, string> = { title: 'summary', calendarNote: 'description' };

/** Who changed one of the fields of an item last, and how: "Google Calendar moved it to Wed 4 Mar 2026, 10:00–11:00 since". */
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
      if (change) return sinceWords(entry.source, field, change.to);
    }
  }
  return null;
}

function sinceWords(who: TimelineEntry['source'], field: string, to: unknown): string {
  const time = field === 'when' ? When.safeParse(to) : null;
  if (time?.success) return t(`steps:since.moved.${who}`, { when: describeWhen(time.data) });
  if (field === 'status' && to === 'cancelled') return t(`steps:since.cancelled.${who}`);
  if (field === 'withdrawnAt') return t(`steps:since.withdrew.${who}`);
  const named = NamedField.safeParse(field);
  const what = t(`steps:field.${named.success ? named.data : 'other'}`);
  return t(`steps:since.changed.${who}`, { what });
}
