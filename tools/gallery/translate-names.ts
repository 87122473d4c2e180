import type { Locator, Page } from 'playwright-core';
import { english } from '../../src-shared/words/english.ts';
import { german } from '../../src-shared/words/german.ts';

type Texts = { readonly [key: string]: string | Texts };

/** Both texts of each key. What a sample says is data: the stories have services of the same names. */
function pairs(one: Texts, other: Texts): [english: string, german: string][] {
  return Object.entries(one).flatMap(([key, text]): [string, string][] => {
    if (key.startsWith('sample')) return [];
    const same = other[key];
    if (typeof text === 'string') return typeof same === 'string' ? [[text, same]] : [];
    return typeof same === 'object' ? pairs(text, same) : [];
  });
}

const gap = /\{\{(\w+)\}\}/;
const all = pairs(english, german);
const whole = new Map<string, string[]>();
for (const [text, translated] of all) whole.set(text, [...(whole.get(text) ?? []), translated]);
/** Texts with gaps, as patterns of what they look like once filled. */
const filled = all.filter(
  ([text]) => gap.test(text) && text.replaceAll(/\{\{\w+\}\}/g, '').trim().length > 2,
);
/** What stands before the first gap, or all of a text: what patterns are made of. */
const beginnings = all
  .map(([one, other]): [string, string] => [before(one), before(other)])
  .filter(([one, other]) => one.length > 3 && other.length > 0)
  .toSorted(([a], [b]) => b.length - a.length);

function before(text: string): string {
  return (text.split(gap)[0] ?? '').trim();
}

/** A name is looked for with plain spaces, whatever kind of space it is written with. */
function escaped(text: string): string {
  return text.replaceAll('\u00a0', ' ').replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

/**
 * What a name that screens and stories are written with is called in German: a pattern, because the same English
 * words can be said differently in two places, and gaps hold days and titles. What is no text of ours stays as it is.
 */
export function inGerman(name: string | RegExp): string | RegExp {
  if (typeof name !== 'string') return new RegExp(withBeginnings(name.source), name.flags);
  const known = whole.get(name);
  if (known) return new RegExp(`^(?:${known.map(asPattern).join('|')})$`);
  const fitting = filled.filter(([text]) => new RegExp(`^${asPattern(text)}$`).test(name));
  if (fitting.length === 0) return name;
  return new RegExp(`^(?:${fitting.map(([, text]) => asPattern(text)).join('|')})$`);
}

function asPattern(text: string): string {
  return text
    .split(/\{\{\w+\}\}/)
    .map(escaped)
    .join('.+');
}

/** The longest words first, and none within what was translated already. */
function withBeginnings(source: string): string {
  const done: string[] = [];
  let rest = source;
  for (const [one, other] of beginnings) {
    rest = rest.replace(
      new RegExp(String.raw`(?<!\p{L})${escaped(escaped(one))}(?!\p{L})`, 'u'),
      () => {
        done.push(escaped(other));
        return `<${done.length - 1}>`;
      },
    );
  }
  return rest.replaceAll(/<(\d+)>/g, (_found, index: string) => done[Number(index)] ?? '');
}

type Named = { name?: string | RegExp };
type Finder = Pick<Page, 'getByRole' | 'getByLabel' | 'getByText' | 'getByPlaceholder'>;

/** From now on, whatever is looked for in the page by an English name is looked for by its German one. */
export function lookInGerman(window: Page): void {
  const body: Locator = window.locator('body');
  const locators = Object.getPrototypeOf(body) as Pick<Locator, 'selectOption'>;
  const { selectOption } = locators;
  locators.selectOption = function select(this: Locator, values, options) {
    const [german] = typeof values === 'string' ? (whole.get(values) ?? []) : [];
    return selectOption.call(this, german ?? values, options);
  };
  for (const finder of [Object.getPrototypeOf(window), Object.getPrototypeOf(body)] as Finder[]) {
    const { getByRole, getByLabel, getByText, getByPlaceholder } = finder;
    finder.getByRole = function byRole(this: Page, role, options: Named = {}) {
      const { name } = options;
      return getByRole.call(
        this,
        role,
        name === undefined ? options : { ...options, name: inGerman(name) },
      );
    };
    finder.getByLabel = function byLabel(this: Page, text, options) {
      return getByLabel.call(this, inGerman(text), options);
    };
    finder.getByText = function byText(this: Page, text, options) {
      return getByText.call(this, inGerman(text), options);
    };
    finder.getByPlaceholder = function byPlaceholder(this: Page, text, options) {
      return getByPlaceholder.call(this, inGerman(text), options);
    };
  }
}
