import { formatPrice } from '../../src-shared/domain/price-text.ts';
import { methodWords } from '../money/method-words.ts';
import { formatInstant, formatMinutes, formatWhen } from '../ui/format.ts';
import { z } from 'zod';
import { AcceptedClash, acceptedClashesField } from '../../src-shared/domain/clash.ts';
import { When } from '../../src-shared/domain/time.ts';
import type { TimelineEntry } from '../../src-shared/domain/sync-views.ts';
import { clashWords } from '../ui/clash-words.ts';
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
  'client-merged': 'Moved here, because two entries of the client were made one',
  'client-parted': 'Moved back, because the two entries of the client were parted again',
  'service-renamed': 'Sent again, because the service was renamed',
  'put-back': 'Put back into Google Calendar by you',
  kept: 'Kept as it is here by you',
  'series-continued': 'Booked as the next of its series',
  'clash-accepted': 'Said by you to be fine as it is',
  'took-theirs': 'Value of Google Calendar taken by you',
  paid: 'Payment entered by you',
  unpaid: 'Payment taken back by you',
  'receipt-issued': 'Receipt issued by you',
  'receipt-cancelled': 'Receipt cancelled by you',
  'zone-changed': 'Kept at its hour, because the practice moved to another time zone',
};

/** Steps that anybody may have taken. */
const kindWords: Record<string, string> = {
  created: 'Booked',
  changed: 'Changed',
  cancelled: 'Cancelled',
  restored: 'Restored',
  reverted: 'Taken back',
  undone: 'Undone',
  redone: 'Done again',
  adopted: 'Taken over',
  pulled: 'Changed',
  merged: 'Merged',
  'service-changed': 'Changed with its service',
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
  cancelledBy: 'Cancelled by',
  cancelledLate: 'Cancelled late',
  cancelFeeMinor: 'Fee for cancelling',
  bufferBeforeMinutes: 'Kept free before',
  bufferAfterMinutes: 'Kept free after',
  priceMinor: 'Price',
  currency: 'Currency',
  discountMinor: 'Discount',
  paidAt: 'Paid',
  paidMinor: 'Amount paid',
  paidMethod: 'Paid how',
  receiptNumber: 'Receipt',
  seriesId: 'Series',
  recurrenceId: 'Place in its series',
  packageId: 'Package',
  privacy: 'What Google sees',
  clientName: 'Name of the client',
  serviceName: 'Name of the service',
  summary: 'Title',
  description: 'Note for the calendar',
  busy: 'Shown as busy',
  deleted: 'Taken out of the book',
};

/** What a step in the life of a booking is called: "Changed by you". */
export function stepWords({ kind, source }: Pick<TimelineEntry, 'kind' | 'source'>): string {
  const plain = kind.replaceAll(/[-_]/g, ' ');
  return wholeWords[kind] ?? `${kindWords[kind] ?? plain} ${sourceWords[source]}`;
}

/** What a field is called; a value of Google's that was not taken over has the prefix `theirs.`. */
export function fieldName(field: string): string {
  if (field.startsWith('theirs.')) {
    const name = fieldName(field.slice('theirs.'.length));
    return `${name} in Google Calendar`;
  }
  return fieldWords[field] ?? 'Something else';
}

const longest = 80;

/** Fields that hold ids or places in a list, which say nothing to a person. */
const mute: readonly string[] = ['clientId', 'serviceId', 'seriesId', 'packageId', 'recurrenceId'];

const choiceWords: Record<string, Record<string, string>> = {
  status: statusWords,
  paidMethod: methodWords,
  cancelledBy: { client: 'the client', practice: 'the practice' },
  privacy: { full: 'everything', initials: 'initials', busy: 'only “Busy”' },
};

export type Words = { timeZone: string; currency: string };

function numberWords(field: string, value: number, { timeZone, currency }: Words): string {
  if (field.endsWith('Minor')) return formatPrice(value, currency);
  if (field.endsWith('Minutes')) return formatMinutes(value);
  if (field.endsWith('At')) return formatInstant(value, timeZone);
  return String(value);
}

/** A value of a booking's field as a person reads it; null where it says nothing (ids, and what has no words). */
export function valueWords(field: string, value: unknown, words: Words): string | null {
  if (mute.includes(field)) return null;
  if (value === null || value === undefined) return 'none';
  const when = When.safeParse(value);
  if (when.success) return formatWhen(when.data, words.timeZone);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return numberWords(field, value, words);
  if (typeof value !== 'string') return null;
  const choice = choiceWords[field]?.[value];
  if (choice !== undefined) return choice;
  if (value.trim() === '') return 'empty';
  return value.length > longest ? `“${value.slice(0, longest)}…”` : `“${value}”`;
}

/** One changed field: "Time: Tue 3 Mar 09:00–09:50 → Tue 3 Mar 10:00–10:50". */
export function changeWords(change: TimelineEntry['changes'][number], words: Words): string {
  const name = fieldName(change.field);
  if (change.field === acceptedClashesField) {
    const accepted = z.array(AcceptedClash).safeParse(change.to);
    const lines = (accepted.data ?? []).map((clash) => clashWords(clash, words.timeZone));
    return `${name}: ${lines.join('; ')}`;
  }
  const from = valueWords(change.field, change.from, words);
  const to = valueWords(change.field, change.to, words);
  return from === null || to === null ? name : `${name}: ${from} → ${to}`;
}
