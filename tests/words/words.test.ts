import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { english } from '../../src-shared/words/english.ts';
import { german } from '../../src-shared/words/german.ts';
import { languageOf } from '../../src-shared/words/language.ts';
import { inEnglish as asEnglish, speak, spokenLanguage, t } from '../../src-shared/words/words.ts';

afterEach(() => speak('en'));

type Texts = { readonly [key: string]: string | Texts };

/** Every text by its full key: `calendar:print.week`. */
function flat(texts: Texts, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    const full = path === '' ? key : `${path}${path.includes(':') ? '.' : ':'}${key}`;
    if (typeof value === 'string') found.set(full, value);
    else for (const [inner, text] of flat(value, full)) found.set(inner, text);
  }
  return found;
}

const inEnglish = flat(english);
const inGerman = flat(german);

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').toSorted();
}

describe('the texts', () => {
  test('exist in both languages', () => {
    expect([...inGerman.keys()].toSorted()).toEqual([...inEnglish.keys()].toSorted());
    expect(inEnglish.size).toBeGreaterThan(10);
  });

  test('are filled in as i18next does it, whatever is put into them', () => {
    const say = t as (key: string, gaps: object) => string;
    const byLibrary = asEnglish as typeof say;
    const odd = ['Zoë', '$t(common:ok)', '{{name}}', '$& $1', '', 7, -0.5];
    let compared = 0;
    for (const [key, text] of inEnglish) {
      const names = placeholders(text);
      if (names.length === 0 || names.includes('count')) continue;
      for (const value of odd) {
        const gaps = Object.fromEntries(names.map((name) => [name, value]));
        expect(say(key, gaps)).toBe(byLibrary(key, gaps));
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(500);
  });

  test('have the same gaps to be filled in both', () => {
    const different = [...inEnglish].filter(
      ([key, text]) =>
        placeholders(text).join(' ') !== placeholders(inGerman.get(key) ?? '').join(' '),
    );
    expect(different.map(([key]) => key)).toEqual([]);
  });

  test('say something, without a space too many', () => {
    const bad = [...inEnglish, ...inGerman].filter(
      ([, text]) => text.trim() !== text || text === '' || text.includes('  '),
    );
    expect(bad).toEqual([]);
  });

  test('have a word for one and a word for more', () => {
    const keys = [...inEnglish.keys()].filter((key) => /_(one|other)$/.test(key));
    const alone = keys.filter(
      (key) =>
        !inEnglish.has(key.replace(/_(one|other)$/, key.endsWith('one') ? '_other' : '_one')),
    );
    expect(alone).toEqual([]);
  });
});

describe('the source', () => {
  const folders = ['src-main', 'src-renderer', 'src-shared'];
  const source = folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('words/'))
        .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
    )
    .concat(readFileSync('src-shared/words/date-words.ts', 'utf8'))
    .join('\n');

  test('says each text somewhere', () => {
    const unsaid = [...inEnglish.keys()]
      .map((key) => key.replace(/_(one|other|zero)$/, ''))
      .filter((key) => !isSaid(key));
    expect(unsaid).toEqual([]);
  });

  /** By its whole key, or by one that is put together: `booking:status.${status}`. Those of `common` need no prefix. */
  function isSaid(key: string): boolean {
    return [key, key.replace(/^common:/, '')].some((name) => {
      const stem = name.slice(0, Math.max(name.lastIndexOf('.'), name.indexOf(':')) + 1);
      return source.includes(`'${name}'`) || (stem !== '' && source.includes(`\`${stem}\${`));
    });
  }
});

describe('the spoken language', () => {
  test('is English until another is chosen, and changes at once', () => {
    expect(spokenLanguage()).toBe('en');
    expect(t('when.tomorrow', { time: '09:00' })).toBe('tomorrow at 09:00');
    speak('de');
    expect(t('when.tomorrow', { time: '09:00' })).toBe('morgen um 09:00');
  });

  test.each([
    ['system', 'de-AT', 'de'],
    ['system', 'de', 'de'],
    ['system', 'DE-de', 'de'],
    ['system', 'en-US', 'en'],
    ['system', 'fr-FR', 'en'],
    ['system', '', 'en'],
    ['en', 'de-DE', 'en'],
    ['de', 'en-US', 'de'],
  ] as const)('for the choice %s on a system in %j is %s', (choice, locale, language) => {
    expect(languageOf(choice, locale)).toBe(language);
  });
});
