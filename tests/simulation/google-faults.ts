import type {
  Outcome,
  ProviderErrorKind,
  WriteOutcome,
} from '../../src-main/sync/calendar-provider.ts';
import { refused } from './google-answers.ts';
import type { Apply, Call, Hooks, WriteCall } from './google-calls.ts';
import type { SeededRandom } from './random.ts';

/** What can go wrong with one request. */
export type FaultName =
  /** Lost on the way there: never carried out, no answer. */
  | 'request-dropped'
  /** Carried out, the answer lost. */
  | 'response-dropped'
  /** No answer now, a write is carried out much later; a lost answer for a read. */
  | 'zombie'
  /** Carried out twice, the second time at once or much later; the answer is either's. */
  | 'delivered-twice'
  /** An answer nobody can read (cut, or a page of HTML from a proxy), carried out or not. */
  | 'cut-body'
  /** Refused with a kind from `errorWeights`, not carried out (`server`: carried out or not). */
  | 'error'
  /** The access token had run out: one refresh more, and nothing else. */
  | 'token-expired'
  /** The account's consent ends, until the harness restores it. */
  | 'revoked'
  /** The account's right to events is taken, until the harness gives it back. */
  | 'scope-reduced'
  /** A listing as it was some changes ago, with the token of that time. */
  | 'stale-list'
  /** An event of the calendar gets a new etag with nothing else changed. */
  | 'etag-bumped'
  /** The calendar's deleted events are forgotten. */
  | 'purged'
  /** Nothing left the machine. */
  | 'offline'
  /** One part of a batch fails by itself; drawn for each part. */
  | 'part-failed';

export const faultNames = [
  'request-dropped',
  'response-dropped',
  'zombie',
  'delivered-twice',
  'cut-body',
  'error',
  'token-expired',
  'revoked',
  'scope-reduced',
  'stale-list',
  'etag-bumped',
  'purged',
  'offline',
  'part-failed',
] as const satisfies readonly FaultName[];

/** How likely each fault is at one request; together at most 1 (`part-failed` and `token-expired` go by themselves). */
export type FaultRates = Partial<Record<FaultName, number>>;

export type ErrorWeights = Partial<Record<ProviderErrorKind, number>>;

/**
 * Refusals that a healthy Google gives now and then without reason. Lies about an event (`not-found`, `gone`,
 * `duplicate`) are left out, because no client could tell them from the truth; a harness may add them.
 */
export const plausibleErrors: ErrorWeights = {
  server: 8,
  'rate-limited': 6,
  quota: 2,
  stale: 3,
  'sync-token-expired': 2,
  auth: 1,
  forbidden: 1,
  invalid: 1,
};

/** What faults do to Google itself. */
export type FaultyWorld = {
  now(): number;
  setRevoked(accountId: string, isRevoked: boolean): void;
  setScopes(accountId: string, scopes: { events: boolean }): void;
  /** Gives one event, chosen by a number in [0, 1), a new etag. */
  bumpEtag(calendarId: string, choice: number): void;
  purgeCancelled(calendarId: string): void;
};

export type Faults = Required<Omit<Hooks, 'pause'>> & {
  /** Changeable at any time. */
  readonly rates: FaultRates;
  /** How often each fault was done; an error also counts as `error:kind`. */
  readonly counts: Map<string, number>;
  /** Writes still under way. */
  readonly zombieCount: number;
  /** Carries out the writes under way that are due by now, or all of them; gives how many. */
  releaseZombies(all?: 'all'): number;
  /** Cuts the network, or mends it. */
  setOffline(isOffline: boolean): void;
  /** Ends all faults from now on; zombies stay under way. */
  stop(): void;
};

export type FaultSettings = {
  random: SeededRandom;
  rates: FaultRates;
  world: FaultyWorld;
  errorWeights?: ErrorWeights;
  /** Longest time a zombie takes to arrive, in milliseconds. */
  zombieDelayMs?: number;
};

/** The usual hooks: draws one number for each request, and does to it what the number says. */
export function createFaults({
  random,
  rates: givenRates,
  world,
  errorWeights = plausibleErrors,
  zombieDelayMs = 3_600_000,
}: FaultSettings): Faults {
  const rates = { ...givenRates };
  const counts = new Map<string, number>();
  const weights = Object.entries(errorWeights) as [ProviderErrorKind, number][];
  let zombies: { dueAt: number; arrive: () => void }[] = [];
  let isOffline = false;

  function count(name: string): void {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }

  function draw(): FaultName | null {
    let left = random.next();
    for (const name of faultNames) {
      if (name === 'part-failed' || name === 'token-expired') continue;
      left -= rates[name] ?? 0;
      if (left < 0) return name;
    }
    return null;
  }

  function delay(arrive: () => void): void {
    zombies.push({ dueAt: world.now() + 1 + random.int(zombieDelayMs), arrive });
  }

  function error(call: Call, carryOut: () => unknown): ReturnType<typeof refused> | null {
    const possible = weights.filter(([kind, weight]) => weight > 0 && canAnswer(kind, call));
    if (possible.length === 0) return null;
    const kind = random.weighted(possible);
    count(`error:${kind}`);
    if (kind === 'server' && random.chance(0.5)) carryOut();
    const mayAskToWait = kind === 'server' || kind === 'rate-limited' || kind === 'quota';
    return refused(kind, {
      retryAfterMs: mayAskToWait && random.chance(0.5) ? 1000 * (1 + random.int(120)) : null,
    });
  }

  function twice<T>(apply: Apply<T>): Outcome<T> {
    const first = apply();
    if (random.chance(0.3)) {
      delay(() => apply({ arrival: 'again' }));
      return first;
    }
    const second = apply({ arrival: 'again' });
    return random.chance(0.5) ? first : second;
  }

  function withFault<T>(fault: FaultName | null, call: Call, apply: Apply<T>): Outcome<T> {
    switch (fault) {
      case 'offline':
        return refused('offline');
      case 'request-dropped':
        return refused('unknown-outcome', { message: 'connect ETIMEDOUT' });
      case 'response-dropped':
        apply();
        return refused('unknown-outcome');
      case 'zombie':
        if (isWrite(call)) delay(() => apply({ arrival: 'late' }));
        return refused('unknown-outcome', { message: 'The request timed out.' });
      case 'delivered-twice':
        return isWrite(call) ? twice(apply) : apply();
      case 'cut-body':
        if (random.chance(0.5)) apply();
        return refused(isWrite(call) || random.chance(0.5) ? 'unknown-outcome' : 'server', {
          message: 'Unexpected token < in JSON at position 0',
        });
      case 'error':
        return error(call, apply) ?? apply();
      case 'revoked':
        world.setRevoked(call.accountId, true);
        return apply();
      case 'scope-reduced':
        world.setScopes(call.accountId, { events: false });
        return apply();
      case 'stale-list':
        return apply({ changesBack: 1 + random.int(8) });
      case 'etag-bumped':
        if ('calendarId' in call) world.bumpEtag(call.calendarId, random.next());
        return apply();
      case 'purged':
        if ('calendarId' in call) world.purgeCancelled(call.calendarId);
        return apply();
      default:
        return apply();
    }
  }

  return {
    rates,
    counts,
    get zombieCount() {
      return zombies.length;
    },
    around(call, apply) {
      if (isOffline) return refused('offline');
      const fault = draw();
      if (fault !== null && isPossible(fault, call)) count(fault);
      return withFault(fault, call, apply);
    },
    aroundPart(call: WriteCall, apply: () => WriteOutcome): WriteOutcome {
      const rate = rates['part-failed'] ?? 0;
      if (rate === 0 || !random.chance(rate)) return apply();
      const refusal = error(call, apply);
      if (refusal === null) return apply();
      count('part-failed');
      return refusal;
    },
    partOrder(length) {
      const inOrder = Array.from({ length }, (_, position) => position);
      return (rates['part-failed'] ?? 0) === 0 ? inOrder : random.shuffled(inOrder);
    },
    mustRefreshToken() {
      const rate = rates['token-expired'] ?? 0;
      const hasExpired = rate > 0 && random.chance(rate);
      if (hasExpired) count('token-expired');
      return hasExpired;
    },
    releaseZombies(all) {
      const now = world.now();
      const due = zombies.filter((zombie) => all === 'all' || zombie.dueAt <= now);
      if (due.length === 0) return 0;
      zombies = zombies.filter((zombie) => !due.includes(zombie));
      for (const zombie of due.toSorted((a, b) => a.dueAt - b.dueAt)) zombie.arrive();
      return due.length;
    },
    setOffline(offline) {
      isOffline = offline;
    },
    stop() {
      isOffline = false;
      for (const name of faultNames) rates[name] = 0;
    },
  };
}

function isWrite(call: Call): boolean {
  return (
    call.kind === 'insert' ||
    call.kind === 'patch' ||
    call.kind === 'delete' ||
    call.kind === 'batch'
  );
}

function isPossible(fault: FaultName, call: Call): boolean {
  if (fault === 'stale-list') return call.kind === 'list';
  if (fault === 'zombie' || fault === 'delivered-twice') return isWrite(call);
  if (fault === 'etag-bumped' || fault === 'purged') return 'calendarId' in call;
  return true;
}

/** Tells whether Google may answer a request with that kind at all. */
function canAnswer(kind: ProviderErrorKind, call: Call): boolean {
  if (kind === 'stale' || kind === 'gone') return call.kind === 'patch' || call.kind === 'delete';
  if (kind === 'duplicate') return call.kind === 'insert';
  if (kind === 'sync-token-expired') return call.kind === 'list' && call.request.syncToken !== null;
  if (kind === 'not-found') return call.kind !== 'batch' && call.kind !== 'calendars';
  return true;
}
