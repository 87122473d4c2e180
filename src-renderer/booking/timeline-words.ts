import { formatPrice } from '../../src-shared/domain/price-text.ts';
import { formatInstant, formatMinutes, formatWhen } from '../ui/format.ts';
import { z } from 'zod';
import { AcceptedClash, acceptedClashesField } from '../../src-shared/domain/clash.ts';
import { When } from '../../src-shared/domain/time.ts';
import type { TimelineEntry } from '../../src-shared/domain/sync-views.ts';
import { booking as texts } from '../../src-shared/words/en/booking.ts';
import { t } from '../../src-shared/words/words.ts';
import { clashWords } from '../ui/clash-words.ts';

/** Tells whether the texts have one for a name that came from the database. */
function isIn<Texts extends object>(texts: Texts, name: string): name is keyof Texts & string {
  return Object.hasOwn(texts, name);
}

/** What a step in the life of a booking is called: "Changed by you". */
export function stepWords({ kind, source }: Pick<TimelineEntry, 'kind' | 'source'>): string {
  if (isIn(texts.step, kind)) return t(`booking:step.${kind}`);
  const deed = isIn(texts.deed, kind) ? t(`booking:deed.${kind}`) : kind.replaceAll(/[-_]/g, ' ');
  return t(`booking:by.${source}`, { deed });
}

/** What a field is called; a value of Google's that was not taken over has the prefix `theirs.`. */
export function fieldName(field: string): string {
  if (field.startsWith('theirs.'))
    return t('booking:history.there', { field: fieldName(field.slice('theirs.'.length)) });
  return t(`booking:field.${isIn(texts.field, field) ? field : 'other'}`);
}

const longest = 80;

/** Fields that hold ids or places in a list, which say nothing to a person. */
const mute: readonly string[] = ['clientId', 'serviceId', 'seriesId', 'packageId', 'recurrenceId'];

/** The word for one of the values a field chooses from; null where it is none. */
function choiceWords(field: string, value: string): string | null {
  if (field === 'status' && isIn(texts.status, value)) return t(`booking:status.${value}`);
  const { paidMethod, cancelledBy, privacy } = texts.value;
  if (field === 'paidMethod' && isIn(paidMethod, value))
    return t(`booking:value.paidMethod.${value}`);
  if (field === 'cancelledBy' && isIn(cancelledBy, value))
    return t(`booking:value.cancelledBy.${value}`);
  if (field === 'privacy' && isIn(privacy, value)) return t(`booking:value.privacy.${value}`);
  return null;
}

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
  if (value === null || value === undefined) return t('booking:value.none');
  const when = When.safeParse(value);
  if (when.success) return formatWhen(when.data, words.timeZone);
  if (typeof value === 'boolean') return value ? t('booking:value.yes') : t('booking:value.no');
  if (typeof value === 'number') return numberWords(field, value, words);
  if (typeof value !== 'string') return null;
  const choice = choiceWords(field, value);
  if (choice !== null) return choice;
  if (value.trim() === '') return t('booking:value.empty');
  return value.length > longest
    ? t('booking:history.cutShort', { text: value.slice(0, longest) })
    : t('booking:history.quoted', { text: value });
}

/** One changed field: "Time: Tue 3 Mar 09:00–09:50 → Tue 3 Mar 10:00–10:50". */
export function changeWords(change: TimelineEntry['changes'][number], words: Words): string {
  const field = fieldName(change.field);
  if (change.field === acceptedClashesField) {
    const accepted = z.array(AcceptedClash).safeParse(change.to);
    const lines = (accepted.data ?? []).map((clash) => clashWords(clash, words.timeZone));
    return t('booking:history.accepted', { field, clashes: lines.join('; ') });
  }
  const from = valueWords(change.field, change.from, words);
  const to = valueWords(change.field, change.to, words);
  return from === null || to === null ? field : t('booking:history.change', { field, from, to });
}
