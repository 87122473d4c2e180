import type { z } from 'zod';
import type { Client, ClientChange, DuplicatePair } from '../../src-shared/domain/client.ts';
import { t } from '../../src-shared/words/words.ts';

/** The fields of which only one value can stay; notes and tags of both are kept. */
export const choosable = ['name', 'phone', 'email', 'birthday'] as const;
export type Choosable = (typeof choosable)[number];

export type Side = 'first' | 'second';
export type Choices = Partial<Record<Choosable, Side>>;

/** The fields in which both say something, and not the same: the person has to choose. */
export function fieldsToChoose({ first, second }: DuplicatePair): Choosable[] {
  return choosable.filter(
    (field) => Boolean(first[field]) && Boolean(second[field]) && first[field] !== second[field],
  );
}

/**
 * What the one entry will say: what was chosen, else what there is, the first entry's before the second's; the notes of
 * both one below the other, and the tags of both.
 */
export function mergedFields(
  { first, second }: DuplicatePair,
  choices: Choices,
): z.input<typeof ClientChange> {
  const chosen = (field: Choosable) => {
    const [one, other] = choices[field] === 'second' ? [second, first] : [first, second];
    return one[field] || other[field];
  };
  return {
    name: chosen('name') ?? '',
    phone: chosen('phone') ?? '',
    email: chosen('email') ?? '',
    birthday: chosen('birthday') || null,
    notes: notesOf(first, second),
    tags: [...new Set([...first.tags, ...second.tags])].slice(0, 20),
  };
}

const longestNotes = 20_000;

function notesOf(first: Client, second: Client): string {
  const [a, b] = [first.notes.trim(), second.notes.trim()];
  if (b === '' || a.includes(b)) return a;
  if (a === '' || b.includes(a)) return b;
  return `${a}\n\n${b}`.slice(0, longestNotes);
}

/** Why two may be one person: "Same e-mail, similar name". */
export function reasonSentence({ reasons }: Pick<DuplicatePair, 'reasons'>): string {
  const words = reasons.map((reason) => t(`clients:duplicates.reason.${reason}`)).join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
