import { t } from '../../src-shared/words/words.ts';

type Entry = { name: string; archived: boolean };

/** What a change of an entry in a list is called where it can be taken back: "Renamed Anna Berg to Anna Novak". */
export function entryLabel(before: Entry, after: Entry): string {
  const { name } = after;
  if (before.archived !== after.archived)
    return after.archived
      ? t('steps:entry.archived', { name })
      : t('steps:entry.broughtBack', { name });
  return before.name === name
    ? t('steps:entry.changed', { name })
    : t('steps:entry.renamed', { before: before.name, after: name });
}
