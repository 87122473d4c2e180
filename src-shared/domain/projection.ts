import { titleOf, type Booking } from './booking.ts';
import { contentFields, type ContentField, type EventContent } from './event-content.ts';
import type { Privacy } from './settings.ts';
import { slotTitleOf, type Slot } from './slot.ts';

/** The part of a booking that can reach a calendar; its private note is not among it. */
export type ProjectedBooking = Pick<Booking, 'when' | 'title' | 'location' | 'calendarNote'>;

/**
 * The words for what has no title of its own in a calendar. They are content, agreed on with Google, and the same in
 * every language: were they in the spoken one, a change of the language would make every such event differ from what
 * was agreed, so that all of them were sent again, and a merge would take the other word for a title somebody typed.
 */
const eventWords = { booking: 'Appointment', opening: 'Available', busy: 'Busy' } as const;

/**
 * What a calendar gets to see of a booking. `full`: title, note for the calendar, location. `initials`: the
 * service and the client's initials; a title of its own, the note and the location are free text that may name
 * the client, so they stay here. `busy`: that the time is taken. A cancelled booking should not be there at all.
 */
export function projectBooking(
  booking: ProjectedBooking,
  clientName: string | null,
  serviceName: string | null,
  privacy: Privacy,
): EventContent {
  const bare = { description: '', location: '', when: booking.when, busy: true };
  switch (privacy) {
    case 'full':
      return {
        ...bare,
        summary: titleOf(booking, clientName, serviceName, eventWords.booking),
        description: booking.calendarNote,
        location: booking.location,
      };
    case 'initials':
      return {
        ...bare,
        summary: titleOf({ title: null }, initialsOf(clientName), serviceName, eventWords.booking),
      };
    case 'busy':
      return { ...bare, summary: eventWords.busy };
  }
}

/** What a calendar gets to see of a slot: all of it, since nothing of it is about a client; it takes up no time. */
export function projectSlot(
  slot: Pick<Slot, 'when' | 'title' | 'location' | 'calendarNote'>,
): EventContent {
  return {
    summary: slotTitleOf(slot, eventWords.opening),
    description: slot.calendarNote,
    location: slot.location,
    when: slot.when,
    busy: false,
  };
}

/** The fields of a booking's event that are ours to send and to compare; what stays here is not. */
export function ownedFields(privacy: Privacy): ContentField[] {
  const kept: readonly ContentField[] = privacy === 'full' ? [] : ['description', 'location'];
  return contentFields.filter((field) => !kept.includes(field));
}

/** "A. M." for "Anna Müller": the first letter of each of up to three names; null when there is none. */
export function initialsOf(name: string | null): string | null {
  const letters = (name ?? '')
    .normalize('NFC')
    .split(/\s+/u)
    .map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0])
    .filter((letter) => letter !== undefined)
    .slice(0, 3);
  return letters.length === 0
    ? null
    : letters.map((letter) => `${letter.toUpperCase()}.`).join(' ');
}
