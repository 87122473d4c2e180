import { afterEach, expect, test } from 'vitest';
import { syncFactsOf } from '../../src-main/sync/sync-status.ts';
import { sentenceFor } from '../../src-main/sync/trouble.ts';
import { english } from '../../src-shared/words/english.ts';
import { german } from '../../src-shared/words/german.ts';
import { retold } from '../../src-shared/words/retold.ts';
import { inEnglish, speak } from '../../src-shared/words/words.ts';

afterEach(() => speak('en'));

type Texts = { readonly [key: string]: string | Texts };

function flat(texts: Texts): string[] {
  return Object.values(texts).flatMap((text) => (typeof text === 'string' ? [text] : flat(text)));
}

/** The sentences with their gaps filled, in the order of their keys. */
const filled = (texts: Texts): string[] =>
  flat(texts).map((text) => text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => `<${name}>`));
const pairs = filled(english.troubles).map(
  (sentence, index) => [sentence, filled(german.troubles)[index] ?? ''] as const,
);

test.each(pairs)('%s', (inEnglishWords, inGermanWords) => {
  speak('de');
  expect(retold(inEnglishWords)).toBe(inGermanWords);
  expect(retold(inGermanWords)).toBe(inGermanWords);
  speak('en');
  expect(retold(inGermanWords)).toBe(inEnglishWords);
  expect(retold(inEnglishWords)).toBe(inEnglishWords);
});

test('a sentence within a sentence is said anew as well', () => {
  const problem = inEnglish('troubles:event.noMoment.start');
  const stored = inEnglish('troubles:unreadable', { problem });
  speak('de');
  expect(retold(stored)).toBe(
    'Der Eintrag im Kalender ist nicht lesbar: Sein Anfang ist kein Zeitpunkt. Ihr Termin ist sicher. Berichtigen Sie ihn dort, oder schreiben Sie mit „Erneut versuchen“ Ihre Fassung zurück.',
  );
});

test('what Google itself said stays as Google said it, whatever signs are in it', () => {
  const words = 'Invalid $1 value {{x}} (it is no event)\nfor: $t(key)';
  const stored = inEnglish('troubles:refusedItem', {
    cause: inEnglish('troubles:answer.reasonAndWords', { status: 400, reason: 'invalid', words }),
  });
  speak('de');
  expect(retold(stored)).toBe(
    `Google hat es abgelehnt: Google hat mit 400 (invalid) geantwortet: ${words}.`,
  );
});

test('a sentence of nobody’s is said as it stands', () => {
  speak('de');
  expect(retold('Google asks for a pause')).toBe('Google asks for a pause');
  expect(retold('')).toBe('');
});

test('what is written down of a trouble is English, whatever is spoken', () => {
  const error = {
    kind: 'server',
    message: '',
    status: 503,
    reason: null,
    retryAfterMs: null,
  } as const;
  speak('de');
  const stored = sentenceFor(error);
  expect(stored).toBe('Google has trouble (503). It is tried again.');
  expect(retold(stored)).toBe(
    'Bei Google gibt es eine Störung (503). Es wird noch einmal versucht.',
  );
});

test('the reason why a booking was not sent is told in the spoken language, however it was written down', () => {
  const link = {
    state: 'present' as const,
    remote_id: 'aa1',
    synced_revision: 1,
    last_synced_at: null,
    next_attempt_at: 5000,
    error_class: 'quota',
    error_text: 'Google asks for a pause. What waits is sent afterwards.',
  };
  const reason = () => syncFactsOf({ revision: 2, isWanted: true }, link, null).reason;
  expect(reason()).toBe(link.error_text);
  speak('de');
  expect(reason()).toBe('Google bittet um eine Pause. Was wartet, wird danach übertragen.');
});
