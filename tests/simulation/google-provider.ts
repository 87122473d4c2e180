import type {
  CalendarProvider,
  Capabilities,
  EventPage,
  EventWrite,
  ListRequest,
  Outcome,
  ProviderErrorKind,
  RemoteCalendar,
  WriteOutcome,
} from '../../src-main/sync/calendar-provider.ts';
import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import { answered, refused } from './google-answers.ts';
import type { Apply, Arrival, Call, Hooks, RequestEntry, WriteCall } from './google-calls.ts';

export type ProviderOptions = {
  /** Sync tokens work only for the fingerprint they were given to. */
  requestFingerprint?: string;
  capabilities?: Partial<Capabilities>;
};

/** What stands at the other end: Google's answers at the moment a request arrives. */
export type GoogleAnswers = {
  now(): number;
  readonly requests: RequestEntry[];
  answerCalendars(accountId: string): Outcome<RemoteCalendar[]>;
  answerCalendar(
    accountId: string,
    calendarId: string,
  ): Outcome<{ remoteId: string; name: string; timeZone: string }>;
  answerCreateCalendar(accountId: string, name: string, timeZone: string): Outcome<RemoteCalendar>;
  answerList(
    accountId: string,
    calendarId: string,
    request: ListRequest,
    fingerprint: string,
    changesBack: number,
  ): Outcome<EventPage>;
  answerGet(accountId: string, calendarId: string, eventId: string): Outcome<RemoteEvent>;
  answerWrite(
    accountId: string,
    calendarId: string,
    write: EventWrite,
    arrival: Arrival,
    inBatch: boolean,
  ): WriteOutcome;
};

const googleCapabilities: Capabilities = {
  clientIds: true,
  idReuseAfterDelete: false,
  conditionalWrite: true,
  deltaKind: 'token',
  batch: 50,
};

/** One account's calendars at the simulated Google; only microtasks pass between request and answer. */
export function createGoogleProvider(
  google: GoogleAnswers,
  accountId: string,
  hooks: Hooks,
  options: ProviderOptions,
): CalendarProvider {
  const requestFingerprint = options.requestFingerprint ?? 'simulated-google';
  const capabilities = { ...googleCapabilities, ...options.capabilities };
  const usage = { requests: 0, tokenRefreshes: 0 };

  async function send<T>(call: Call, apply: Apply<T>): Promise<Outcome<T>> {
    const entry: RequestEntry = {
      at: google.now(),
      call,
      answeredAt: null,
      told: null,
      retryAfterMs: null,
    };
    google.requests.push(entry);
    usage.requests += 1;
    if (hooks.pause) await hooks.pause('send', call);
    if (hooks.mustRefreshToken?.(call)) usage.tokenRefreshes += 1;
    const outcome = hooks.around ? await hooks.around(call, apply) : apply();
    if (hooks.pause) await hooks.pause('receive', call);
    enter(entry, google.now(), outcome);
    return outcome;
  }

  async function write(calendarId: string, one: EventWrite): Promise<WriteOutcome> {
    const call: WriteCall = { kind: one.kind, accountId, calendarId, write: one };
    return send(call, (how) =>
      google.answerWrite(accountId, calendarId, one, how?.arrival ?? 'direct', false),
    );
  }

  async function writeBatch(
    calendarId: string,
    writes: readonly EventWrite[],
  ): Promise<WriteOutcome[]> {
    if (writes.length === 0) return [];
    if (writes.length > capabilities.batch)
      return writes.map(() => refused('invalid', { message: 'The batch is too large.' }));
    const call: Call = { kind: 'batch', accountId, calendarId, writes };
    const outcome = await send(call, (how) =>
      answered(applyParts(calendarId, writes, how?.arrival ?? 'direct')),
    );
    return outcome.ok ? outcome.value : writes.map(() => outcome);
  }

  function applyParts(
    calendarId: string,
    writes: readonly EventWrite[],
    arrival: Arrival,
  ): WriteOutcome[] {
    const order = hooks.partOrder?.(writes.length) ?? writes.map((_, position) => position);
    const outcomes: WriteOutcome[] = [];
    for (const position of order) {
      const one = writes[position] as EventWrite;
      const apply = (): WriteOutcome =>
        google.answerWrite(accountId, calendarId, one, arrival, true);
      const call: WriteCall = { kind: one.kind, accountId, calendarId, write: one };
      outcomes[position] = hooks.aroundPart ? hooks.aroundPart(call, apply) : apply();
    }
    return outcomes;
  }

  return {
    capabilities,
    requestFingerprint,
    usage,
    listCalendars: () =>
      send({ kind: 'calendars', accountId }, () => google.answerCalendars(accountId)),
    getCalendar: (calendarId) =>
      send({ kind: 'calendar', accountId, calendarId }, () =>
        google.answerCalendar(accountId, calendarId),
      ),
    createCalendar: (name, timeZone) =>
      send({ kind: 'create-calendar', accountId, name }, () =>
        google.answerCreateCalendar(accountId, name, timeZone),
      ),
    listEvents: (calendarId, request) =>
      send({ kind: 'list', accountId, calendarId, request }, (how) =>
        google.answerList(
          accountId,
          calendarId,
          request,
          requestFingerprint,
          how?.changesBack ?? 0,
        ),
      ),
    getEvent: (calendarId, eventId) =>
      send({ kind: 'get', accountId, calendarId, eventId }, () =>
        google.answerGet(accountId, calendarId, eventId),
      ),
    write,
    writeBatch,
  };
}

/** Writes down what the engine was told. */
function enter(entry: RequestEntry, at: number, outcome: Outcome<unknown>): void {
  entry.answeredAt = at;
  if (!outcome.ok) {
    entry.told = outcome.error.kind;
    entry.retryAfterMs = outcome.error.retryAfterMs;
  } else if (entry.call.kind === 'batch') {
    entry.told = 'parts';
    entry.retryAfterMs = longestWait(outcome.value as WriteOutcome[]);
  } else {
    entry.told = 'ok' satisfies 'ok' | ProviderErrorKind;
  }
}

function longestWait(parts: readonly WriteOutcome[]): number | null {
  let longest: number | null = null;
  for (const part of parts) {
    if (part.ok || part.error.retryAfterMs === null) continue;
    longest = Math.max(longest ?? 0, part.error.retryAfterMs);
  }
  return longest;
}
