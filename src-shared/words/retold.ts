import { english } from './english.ts';
import { german } from './german.ts';
import { t } from './words.ts';

type Texts = { readonly [key: string]: string | Texts };
type Form = { key: string; pattern: RegExp; gaps: readonly string[]; weight: number };

const gap = /\{\{(\w+)\}\}/g;

let known: readonly Form[] | null = null;

/** Every sentence of the sync in every language, as something to be recognised by; those that say most come first. */
function forms(): readonly Form[] {
  known ??= [english.troubles, german.troubles]
    .flatMap((texts) => formsOf(texts, 'troubles:'))
    .toSorted((a, b) => b.weight - a.weight);
  return known;
}

/**
 * Says a stored sentence about the sync in the language spoken now. Such sentences are kept as they were written, beside
 * their class: the database keeps the cause, and may have been written when another language was spoken. A sentence is
 * known again by its words, its gaps are filled as they were; what is none of `troubles` is said as it stands.
 */
export function retold(sentence: string): string {
  for (const { key, pattern, gaps } of forms()) {
    const found = pattern.exec(sentence);
    if (found === null) continue;
    const filled = gaps.map((name, index) => [name, retold(found[index + 1] ?? '')] as const);
    return say(key, Object.fromEntries(filled));
  }
  return sentence;
}

/** The keys come from the texts themselves, so that no type can know them here. */
const say = t as unknown as (key: string, gaps: Record<string, string>) => string;

function formsOf(texts: Texts, path: string): Form[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'string' ? formOf(`${path}${name}`, text) : formsOf(text, `${path}${name}.`),
  );
}

function formOf(key: string, text: string): Form {
  const literals = text.split(gap).filter((_, index) => index % 2 === 0);
  return {
    key,
    pattern: new RegExp(`^${literals.map((literal) => escaped(literal)).join('(.+)')}$`, 's'),
    gaps: [...text.matchAll(gap)].map(([, name = '']) => name),
    weight: literals.join('').length,
  };
}

function escaped(literal: string): string {
  return literal.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
