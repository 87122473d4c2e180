/** What stands where a secret or a personal detail was. */
export const removed = '[removed]';

/**
 * Secrets by their own shape, wherever they stand: Google access tokens (`ya29.`), refresh tokens (`1//`), client secrets
 * (`GOCSPX-`), authorization codes (`4/`), JSON Web Tokens and bearer headers.
 */
const secretShapes: readonly [RegExp, string][] = [
  [/\bbearer\s+[\w.~+/=-]+/gi, `Bearer ${removed}`],
  [/\bya29\.[\w.-]+/g, removed],
  [/(?<![\w:/.-])1\/(?:\/[\w-]{8,}|[\w-]{20,})/g, removed],
  [/(?<![\w:/.-])4\/[\w-]{16,}/g, removed],
  [/\bGOCSPX-[\w-]+/g, removed],
  [/\beyJ[\w-]{6,}\.[\w-]+(?:\.[\w-]*)?/g, removed],
];

/** Secrets by the name in front of them, in queries, forms and JSON: `code=…`, `"refresh_token":"…"`. */
const namedSecret =
  /(["']?\b(?:code|code_verifier|code_challenge|client_secret|refresh_token|access_token|id_token|token|state|password|assertion)["']?\s*[=:]\s*)("(?:[^"\\]|\\.)*"|'[^']*'|[^\s&"',;}\])]+)/gi;

/**
 * E-mail addresses: also the ids of Google calendars, which are their owners' addresses. Begins at the beginning of a word
 * only, so that a long text takes a time that grows with its length and not with its square.
 */
const emailAddress = /(?<![\w.!#$%&*+=?^`{|}~-])[\w.!#$%&*+=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+/g;

/** Longer texts are cut, in UTF-16 units: a log tells what happened, it is no copy of it. */
const maxLength = 10_000;

/** Facts whose name says that they are secret or about a person. */
const secretKey = /token|secret|password|passphrase|authorization|cookie|verifier|^code$|^state$/i;
const personalKey =
  /^(client)?_?(first|last|full)?_?name$|email|phone|address|summary|description|location|notes?$/i;

/** The text without secrets and without e-mail addresses. */
export function redactText(text: string): string {
  const kept = text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
  let result = kept.replace(namedSecret, (match, name: string, value: string) => {
    // "code: 404" and "state: present" in prose or JSON are facts, not secrets.
    if (
      /^["']?(code|state|token)/i.test(name) &&
      /^["']?(\d{1,4}|[a-z]{1,12}|[A-Z_]{1,40})["']?$/.test(value)
    )
      return match;
    return `${name}${removed}`;
  });
  for (const [shape, replacement] of secretShapes) result = result.replace(shape, replacement);
  return result.replace(emailAddress, '[e-mail]');
}

/** How deep facts are followed; deeper ones are left out. */
const maxDepth = 6;

/**
 * A copy of a log fact that is safe to write: texts are redacted, secret and personal keys lose their
 * values, errors become their name, message, stack and cause.
 */
export function redactFact(fact: unknown, depth = 0): unknown {
  if (typeof fact === 'string') return redactText(fact);
  if (typeof fact === 'bigint' || typeof fact === 'symbol' || typeof fact === 'function')
    return redactText(String(fact));
  if (typeof fact !== 'object' || fact === null) return fact;
  if (depth >= maxDepth) return '[too deep]';
  if (fact instanceof Error) {
    return {
      name: fact.name,
      message: redactText(fact.message),
      ...(fact.stack === undefined ? {} : { stack: redactText(fact.stack) }),
      ...(fact.cause === undefined ? {} : { cause: redactFact(fact.cause, depth + 1) }),
    };
  }
  if (Array.isArray(fact)) return fact.map((item) => redactFact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(fact).map(([key, value]) => {
      const hidden =
        (secretKey.test(key) || personalKey.test(key)) &&
        typeof value !== 'number' &&
        typeof value !== 'boolean';
      return [
        key,
        hidden && value !== null && value !== undefined ? removed : redactFact(value, depth + 1),
      ];
    }),
  );
}
