import { z } from 'zod';

/** A language that every text of the app exists in. */
export const Language = z.enum(['en', 'de']);
export type Language = z.output<typeof Language>;

/** The language the person chose, or the one their system speaks. */
export const LanguageChoice = z.enum(['system', 'en', 'de']);
export type LanguageChoice = z.output<typeof LanguageChoice>;

/** The language to speak: the chosen one, else the system's (a BCP 47 tag such as `de-AT`) where it is one of ours, else English. */
export function languageOf(choice: LanguageChoice, systemLocale: string): Language {
  if (choice !== 'system') return choice;
  const [primary = ''] = systemLocale.toLowerCase().split('-');
  return Language.catch('en').parse(primary);
}
