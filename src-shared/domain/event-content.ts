import { z } from 'zod';
import { sameWhen, When } from './time.ts';

/** The kinds of item that live in a calendar. */
export const ItemKind = z.enum(['booking', 'slot']);
export type ItemKind = z.output<typeof ItemKind>;

/** The fields of a calendar event that this app owns: what it sends, compares and merges. */
export const EventContent = z.object({
  summary: z.string(),
  description: z.string(),
  location: z.string(),
  when: When,
  /** False for a "transparent" event (RFC 5545 TRANSP): it takes up no time. */
  busy: z.boolean(),
});
export type EventContent = z.output<typeof EventContent>;

export const contentFields = ['summary', 'description', 'location', 'when', 'busy'] as const;
export type ContentField = (typeof contentFields)[number];

/** Tells whether one field is the same in both; start, end, all-day and zone are one field. */
export function sameField(field: ContentField, a: EventContent, b: EventContent): boolean {
  return field === 'when' ? sameWhen(a.when, b.when) : a[field] === b[field];
}

/** The fields in which two contents differ. */
export function differingFields(a: EventContent, b: EventContent): ContentField[] {
  return contentFields.filter((field) => !sameField(field, a, b));
}

/** What every write leaves on the event (in its private extended properties), so that we know our own. */
export const Stamp = z.object({
  itemKind: ItemKind,
  itemId: z.string(),
  /** The item's revision that was sent. */
  revision: z.number().int(),
  /** Which database wrote it; a backup that was put back keeps the id, since the events are still its own. */
  databaseId: z.string(),
  /** Names the one send that carried this content, so that a late arrival is recognised. */
  writeId: z.string(),
});
export type Stamp = z.output<typeof Stamp>;

/** Tells whether a calendar would have to be told: something there says something else, came to be, or is no more. */
export function changedForCalendar(
  before: EventContent | null,
  after: EventContent | null,
): boolean {
  if (before === null || after === null) return before !== after;
  return differingFields(before, after).length > 0;
}
