import type { ContentField, EventContent } from '../../src-shared/domain/event-content.ts';
import type { ConflictView } from '../../src-shared/domain/sync-views.ts';
import { formatWhen } from '../ui/format.ts';

const fieldNames: Record<ContentField, string> = {
  summary: 'Title',
  description: 'Note',
  location: 'Location',
  when: 'Time',
  busy: 'Takes up time',
};

export function contentFieldName(field: ContentField): string {
  return fieldNames[field];
}

/** One field of an event as a person reads it. */
export function contentValue(
  content: EventContent | null,
  field: ContentField,
  timeZone: string,
): string {
  if (content === null) return 'nothing';
  if (field === 'when') return formatWhen(content.when, timeZone);
  if (field === 'busy') return content.busy ? 'yes' : 'no';
  return content[field].trim() === '' ? 'empty' : content[field];
}

/** What happened, in a sentence or two, before the choices are shown. */
export function conflictStory(conflict: ConflictView, timeZone: string): string {
  const there = `in the calendar “${conflict.calendarName}”`;
  const remoteTime =
    conflict.remote === null ? '' : ` (${formatWhen(conflict.remote.when, timeZone)})`;
  switch (conflict.kind) {
    case 'fields':
      return `Changed here and ${there}, differently. Yours holds until you decide.`;
    case 'rule':
      return `Changed ${there} in a way that overlaps another booking. Yours was put back there.`;
    case 'remote-delete':
      return `Deleted ${there}. Your booking is still here.`;
    case 'duplicate':
      return `A second event ${there} looks like this booking${remoteTime}. It is not ours to change.`;
    case 'orphan':
      return `An event of this app ${there}${remoteTime} has no booking here; this book may have been restored from a backup.`;
  }
}
