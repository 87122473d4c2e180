import { isJsonObject, type Json } from './json.ts';
import type { ApiRequest } from './messages.ts';

/** One request as it was received, without anything that must stay secret. */
export type JournalEntry = {
  number: number;
  /** Milliseconds since 1970, by the emulator's clock. */
  at: number;
  route: string;
  method: string;
  path: string;
  /** Parameters that repeat are joined by a comma. */
  query: Record<string, string>;
  headers: Record<string, string>;
  /** Email of the account whose token it carried. */
  account: string | null;
  /** The JSON that was sent; of a form only the fields that are no secret. */
  body: Json;
  bodyBytes: number;
  /** Number of the batch's own entry. */
  batch: number | null;
  /** Null while there is no answer. */
  status: number | null;
  reason: string | null;
  /** Id of the fault that struck it. */
  fault: number | null;
};

const keptHeaders = [
  'if-match',
  'if-none-match',
  'content-type',
  'user-agent',
  'x-goog-api-client',
];
const secretParameters = new Set([
  'access_token',
  'oauth_token',
  'token',
  'code',
  'refresh_token',
  'client_secret',
  'code_verifier',
  'key',
  'code_challenge',
  'state',
]);
const keptEntries = 100_000;

export type Journal = ReturnType<typeof createJournal>;

/** Everything that was asked of the emulator, in order. */
export function createJournal() {
  let entries: JournalEntry[] = [];
  let counts = new Map<string, number>();
  let numbered = 0;

  return {
    open(request: ApiRequest, route: string, at: number, batch: number | null): JournalEntry {
      numbered += 1;
      const entry: JournalEntry = {
        number: numbered,
        at,
        route,
        method: request.method,
        path: request.path,
        query: withoutSecrets(request.query),
        headers: Object.fromEntries(
          keptHeaders.flatMap((name) =>
            request.headers[name] === undefined ? [] : [[name, request.headers[name]]],
          ),
        ),
        account: null,
        body: summarise(request),
        bodyBytes: Buffer.byteLength(request.body),
        batch,
        status: null,
        reason: null,
        fault: null,
      };
      entries.push(entry);
      if (entries.length > keptEntries) entries = entries.slice(keptEntries / 10);
      counts.set(route, (counts.get(route) ?? 0) + 1);
      return entry;
    },
    entries: (): readonly JournalEntry[] => entries,
    /** How often each route was asked, since the start or the last `clear`. */
    counts: () => Object.fromEntries(counts),
    clear() {
      entries = [];
      counts = new Map();
    },
  };
}

function withoutSecrets(parameters: URLSearchParams): Record<string, string> {
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => [
      name,
      secretParameters.has(name) ? '(secret)' : parameters.getAll(name).join(','),
    ]),
  );
}

function summarise({ headers, body }: ApiRequest): Json {
  const type = headers['content-type'] ?? '';
  if (type.startsWith('application/x-www-form-urlencoded'))
    return withoutSecrets(new URLSearchParams(body));
  if (body === '' || !type.includes('json')) return null;
  try {
    const parsed: unknown = JSON.parse(body);
    return isJsonObject(parsed) ? parsed : null;
  } catch {
    return '(no JSON)';
  }
}
