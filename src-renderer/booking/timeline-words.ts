import { When } from '../../src-shared/domain/time.ts';
import type { TimelineEntry } from '../../src-shared/domain/sync-views.ts';
import { formatWhen } from '../ui/format.ts';
import { statusWords } from '../ui/status-words.ts';

const kindWords: Record<string, string> = {
  created: 'Booked',
  changed: 'Changed',
  cancelled: 'Cancelled',
  restored: 'Restored',
  pushed: 'Sent',
  pulled: 'Taken over',
  merged: 'Merged',
  conflict: 'Needs a decision',
  resolved: 'Decided',
  reverted: 'Went back',
  adopted: 'Taken over as a booking',
  removed: 'Removed from the calendar',
};

const sourceWords: Record<TimelineEntry['source'], string> = {
  person: 'by you',
  google: 'from Google Calendar',
  sync: 'by the sync',
};

const fieldWords: Record<string, string> = {
  when: 'Time',
  title: 'Title',
  clientId: 'Client',
  serviceId: 'Service',
  location: 'Location',
  calendarNote: 'Note for the calendar',
  privateNote: 'Private note',
  status: 'Status',
  cancelReason: 'Reason',
  overlapAccepted: 'Booked despite an overlap',
  summary: 'Title',
  description: 'Note for the calendar',
  busy: 'Shown as busy',
};

/** What a step in the life of a booking is called: "Changed by you". */
export function stepWords(entry: Pick<TimelineEntry, 'kind' | 'source'>): string {
  const what = kindWords[entry.kind] ?? entry.kind.replaceAll(/[-_]/g, ' ');
  if (entry.kind === 'pushed') return `${what} to Google Calendar`;
  return `${what} ${sourceWords[entry.source]}`;
}

export function fieldName(field: string): string {
  return fieldWords[field] ?? field;
}

const longest = 80;

/** A value of a booking's field as a person reads it; null where it says nothing (ids, and values that are not there). */
export function valueWords(field: string, value: unknown, timeZone: string): string | null {
  if (field === 'clientId' || field === 'serviceId') return null;
  const when = When.safeParse(value);
  if (when.success) return formatWhen(when.data, timeZone);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'string') return value === null || value === undefined ? 'empty' : String(JSON.stringify(value));
  if (field === 'status' && value in statusWords) return statusWords[value as keyof typeof statusWords];
  if (value.trim() === '') return 'empty';
  return value.length > longest ? `“${value.slice(0, longest)}…”` : `“${value}”`;
}

/** One changed field: "Time: Tue 3 Mar 09:00–09:50 → Tue 3 Mar 10:00–10:50". */
export function changeWords(change: TimelineEntry['changes'][number], timeZone: string): string {
  const name = fieldName(change.field);
  const from = valueWords(change.field, change.from, timeZone);
  const to = valueWords(change.field, change.to, timeZone);
  return from === null || to === null ? name : `${name}: ${from} → ${to}`;
}
