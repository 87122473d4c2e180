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

/** The text as it stands in the dictionary, where nothing in it is to be filled in: i18next goes a long way to it. */
function plain(key: string): string | null {
  const [, namespace = '', name = ''] = /^(\w+):(.+)$/.exec(key) ?? [];
  const text: unknown = words.getResource(words.language, namespace, name);
  return typeof text === 'string' && !/\{\{|\$t\(/.test(text) ? text : null;
}

/** The texts without gaps that were asked for in the language spoken now: they are, each time something is drawn. */
const said = new Map<string, string>();

/**
 * The text of a key such as `calendar:print.week`, in the language spoken now. To be called when the text is
 * shown, never when a module is loaded: by then nobody has said which language that is.
 */
export const t = ((key: string, gaps?: object) => {
  if (gaps !== undefined) return look(key, gaps);
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
