import { createInstance } from 'i18next';
import type { i18n } from 'i18next';
import { english } from './english.ts';
import { german } from './german.ts';
import type { Language } from './language.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof english;
    strictKeyChecks: true;
  }
}

const words: i18n = createInstance();
void words.init({
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'common',
  ns: Object.keys(english),
  resources: { en: english, de: german },
  initAsync: false,
  interpolation: { escapeValue: false }, // React escapes, and the rest is not HTML
  returnNull: false,
});

const look = words.t as (key: string, gaps?: object) => string; // the keys are checked where they are written

/** The text as it stands in the dictionary. i18next goes a long way to it, which most texts need not go. */
function written(key: string): string | null {
  const [, namespace = 'common', name = key] = /^(\w+):(.+)$/.exec(key) ?? [];
  const text: unknown = words.getResource(words.language, namespace, name);
  return typeof text === 'string' && !text.includes('$t(') ? text : null;
}

/** The text where nothing in it is to be filled in. */
function plain(key: string): string | null {
  const text = written(key);
  return text === null || text.includes('{{') ? null : text;
}

/** What among gaps chooses the text itself: a number, or another language (https://www.i18next.com/translation-function/essentials). */
const choosing = ['count', 'context', 'ordinal', 'lng', 'lngs', 'ns', 'defaultValue'];

/** The text with its gaps filled in, where they are all there is to it. */
function filled(key: string, gaps: Record<string, unknown>): string | null {
  if (choosing.some((name) => name in gaps)) return null;
  let isWhole = true;
  const text = written(key)?.replace(/\{\{([^{}]*)\}\}/g, (_gap, name: string) => {
    const value = gaps[name];
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    isWhole = false;
    return '';
  });
  return isWhole ? (text ?? null) : null;
}

/** The texts without gaps that were asked for in the language spoken now: they are, each time something is drawn. */
const said = new Map<string, string>();

/**
 * The text of a key such as `calendar:print.week`, in the language spoken now. To be called when the text is
 * shown, never when a module is loaded: by then nobody has said which language that is.
 */
export const t = ((key: string, gaps?: object) => {
  if (gaps !== undefined) return filled(key, gaps as Record<string, unknown>) ?? look(key, gaps);
  const text = said.get(key) ?? plain(key) ?? look(key);
  said.set(key, text);
  return text;
}) as typeof words.t;

/**
 * A text in English, whatever is spoken: for what is written into the database or the log as the cause of something,
 * and said in the spoken language when it is shown (`retold`).
 */
export const inEnglish = words.getFixedT('en') as typeof t; // without the cast it would know `common` alone

/** The language spoken now. English until another is chosen. */
export function spokenLanguage(): Language {
  return words.language as Language;
}

/** From now on every text is in this language. What was said before stays as it was. */
export function speak(language: Language): void {
  said.clear();
  void words.changeLanguage(language); // all texts are in memory: it is done before this returns
}
