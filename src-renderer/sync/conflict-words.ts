import type { ContentField, EventContent } from '../../src-shared/domain/event-content.ts';
import type { ConflictView } from '../../src-shared/domain/sync-views.ts';
import { t } from '../../src-shared/words/words.ts';
import { formatWhen } from '../ui/format.ts';

export function contentFieldName(field: ContentField): string {
  return t(`sync:field.${field}`);
}

/** One field of an event as a person reads it. */
export function contentValue(
  content: EventContent | null,
  field: ContentField,
  timeZone: string,
): string {
  if (content === null) return t('sync:value.nothing');
  if (field === 'when') return formatWhen(content.when, timeZone);
  if (field === 'busy') return content.busy ? t('sync:value.yes') : t('sync:value.no');
  return content[field].trim() === '' ? t('sync:value.empty') : content[field];
}

/** What happened, in a sentence or two, before the choices are shown. */
export function conflictStory(conflict: ConflictView, timeZone: string): string {
  const calendar = conflict.calendarName;
  const when = conflict.remote === null ? null : formatWhen(conflict.remote.when, timeZone);
  switch (conflict.kind) {
    case 'fields':
      return t('sync:story.fields', { calendar });
    case 'rule':
      return t('sync:story.rule', { calendar });
    case 'remote-delete':
      return conflict.tookPlace
        ? t('sync:story.remoteDeletePast', { calendar })
        : t('sync:story.remoteDelete', { calendar });
    case 'duplicate':
      return when === null
        ? t('sync:story.duplicate', { calendar })
        : t('sync:story.duplicateAt', { calendar, when });
    case 'orphan':
      return when === null
        ? t('sync:story.orphan', { calendar })
        : t('sync:story.orphanAt', { calendar, when });
  }
}
