import { ExpectedError } from '../../../src-shared/domain/errors.ts';
import { listWords } from '../../../src-shared/words/date-words.ts';
import { t } from '../../../src-shared/words/words.ts';

const base = 'https://www.googleapis.com/auth/';

/** What is asked for at consent. https://developers.google.com/workspace/calendar/api/auth */
export const requestedScopes = [
  'openid',
  'email',
  `${base}calendar.events`,
  `${base}calendar.calendarlist.readonly`,
  // Only for creating a calendar of one's own; everything else works without it.
  `${base}calendar.calendars`,
] as const;

/** What the app cannot work without: the box on Google's consent page, and the wider scopes that include it. */
const required = [
  {
    box: 'events',
    anyOf: [`${base}calendar.events`, `${base}calendar`],
  },
  {
    box: 'calendars',
    anyOf: [
      `${base}calendar.calendarlist.readonly`,
      `${base}calendar.calendarlist`,
      `${base}calendar.readonly`,
      `${base}calendar`,
    ],
  },
] as const;

/** Tells whether a calendar can be created with these scopes. */
export function mayCreateCalendars(scopes: readonly string[]): boolean {
  return scopes.includes(`${base}calendar.calendars`) || scopes.includes(`${base}calendar`);
}

/**
 * Splits the granted scopes. Google lets people grant each one by itself, so they are checked:
 * https://developers.google.com/identity/protocols/oauth2/resources/granular-permissions
 * @param scope as the token endpoint gave it; when it gave none, all were granted (RFC 6749, section 5.1)
 * @throws ExpectedError that names the tick box which was left out
 */
export function readGrantedScopes(scope: string | null | undefined): string[] {
  const granted = scope ? scope.split(/\s+/).filter((name) => name !== '') : [...requestedScopes];
  const missing = required.filter(({ anyOf }) => !anyOf.some((name) => granted.includes(name)));
  if (missing.length === 0) return granted;
  const boxes = missing.map(({ box }) =>
    t('refusals:signIn.box', { name: t(`refusals:signIn.boxes.${box}`) }),
  );
  throw new ExpectedError('not-allowed', t('refusals:signIn.scopes', { boxes: listWords(boxes) }));
}
