import { z } from 'zod';
import { AcceptedClash, acceptedClashesField } from '../../src-shared/domain/clash.ts';
import { When } from '../../src-shared/domain/time.ts';
import type { TimelineEntry } from '../../src-shared/domain/sync-views.ts';
import { clashWords } from '../ui/clash-words.ts';
import { formatWhen } from '../ui/format.ts';
import { statusWords } from '../ui/status-words.ts';

/** Steps that say all there is to say. */
const wholeWords: Record<string, string> = {
  sent: 'Sent to Google Calendar',
  'sent-change': 'Change sent to Google Calendar',
  removed: 'Removed from Google Calendar',
  'deleted-there': 'Deleted in Google Calendar',
  conflict: 'Changed here and in Google Calendar',
  'privacy-changed': 'Sent again, because what Google sees was changed',
  'client-renamed': 'Sent again, because the client was renamed',
  'service-renamed': 'Sent again, because the service was renamed',
  'put-back': 'Put back into Google Calendar by you',
  kept: 'Kept as it is here by you',
  'clash-accepted': 'Said by you to be fine as it is',
  'took-theirs': 'Value of Google Calendar taken by you',
};

/** Steps that anybody may have taken. */
const kindWords: Record<string, string> = {
  created: 'Booked',
  changed: 'Changed',
  cancelled: 'Cancelled',
  restored: 'Restored',
  reverted: 'Taken back',
  adopted: 'Taken over',
  pulled: 'Changed',
  merged: 'Merged',
};

const sourceWords: Record<TimelineEntry['source'], string> = {
  person: 'by you',
  google: 'in Google Calendar',
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
  overlapAccepted: 'Booked despite what is in the way',
  acceptedClashes: 'In the way',
  cancelledAt: 'Cancelled',
  summary: 'Title',
  description: 'Note for the calendar',
  busy: 'Shown as busy',
};

/** What a step in the life of a booking is called: "Changed by you". */
export function stepWords({ kind, source }: Pick<TimelineEntry, 'kind' | 'source'>): string {
  const plain = kind.replaceAll(/[-_]/g, ' ');
  return wholeWords[kind] ?? `${kindWords[kind] ?? plain} ${sourceWords[source]}`;
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
  if (typeof value !== 'string')
    return value === null || value === undefined ? 'empty' : JSON.stringify(value);
  if (field === 'status' && value in statusWords)
    return statusWords[value as keyof typeof statusWords];
  if (value.trim() === '') return 'empty';
  return value.length > longest ? `“${value.slice(0, longest)}…”` : `“${value}”`;
}

/** One changed field: "Time: Tue 3 Mar 09:00–09:50 → Tue 3 Mar 10:00–10:50". */
export function changeWords(change: TimelineEntry['changes'][number], timeZone: string): string {
  const name = fieldName(change.field);
  if (change.field === acceptedClashesField) {
    const accepted = z.array(AcceptedClash).safeParse(change.to);
    const lines = (accepted.data ?? []).map((clash) => clashWords(clash, timeZone));
    return `${name}: ${lines.join('; ')}`;
  }
  const from = valueWords(change.field, change.from, timeZone);
  const to = valueWords(change.field, change.to, timeZone);
  return from === null || to === null ? name : `${name}: ${from} → ${to}`;
}
