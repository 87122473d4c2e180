import { backoffMs, type BackoffKind } from './backoff.ts';
import { changeAccount, changeCalendar } from './calendar-repo.ts';
import type { ProviderError } from './calendar-provider.ts';
import type { Lane, Stop } from './lane.ts';
import { inEnglish } from '../../src-shared/words/words.ts';

/** Answers in a row that are no proper answers, after which a calendar is left alone for a while. */
const patience = 3;

/** The reason of a pause that we take by ourselves, before Google has to ask for it. */
const ownPace = 'own-pace';

/** Counts calls about to be made; when they would be too many for this minute, the account's turn ends here. */
export function mayCall(lane: Lane, calls: number): boolean {
  const waitMs = lane.pace.take(lane.account.id, calls);
  if (waitMs === 0) return true;
  const message = inEnglish('troubles:tooManyCalls');
  const error: ProviderError = {
    kind: 'rate-limited',
    message,
    status: null,
    reason: ownPace,
    retryAfterMs: waitMs,
  };
  lane.stop ??= { scope: 'account', error };
  return false;
}

/**
 * What is written down of an error that holds more than one booking up, beside its class. In English, whatever is
 * spoken: the database keeps the cause, and `retold` says it in the spoken language when it is shown.
 */
export function sentenceFor(error: ProviderError): string {
  switch (error.kind) {
    case 'offline':
      return inEnglish('troubles:offline');
    case 'auth':
      return inEnglish('troubles:auth');
    case 'rate-limited':
    case 'quota':
      return inEnglish('troubles:pause');
    case 'forbidden':
      return inEnglish('troubles:forbidden');
    case 'not-found':
      return inEnglish('troubles:calendarGone');
    case 'unknown-outcome':
      return inEnglish('troubles:improper');
    case 'server':
      return error.status === null
        ? inEnglish('troubles:serverUnknown')
        : inEnglish('troubles:server', { status: error.status });
    default:
      return inEnglish('troubles:refused', { cause: error.message });
  }
}

/** How far an error reaches beyond the one request, or null when it does not. */
export function reachOf(error: ProviderError): Stop['scope'] | null {
  switch (error.kind) {
    case 'offline':
      return 'offline';
    case 'auth':
    case 'rate-limited':
    case 'quota':
      return 'account';
    default:
      return error.retryAfterMs === null ? null : 'account';
  }
}

/** Counts an answer; too many improper ones in a row end the lane's turn. */
export function countAnswer(lane: Lane, error: ProviderError | null): void {
  if (error === null) {
    lane.failuresInARow = 0;
    lane.successes += 1;
    return;
  }
  const scope = reachOf(error);
  if (scope !== null) {
    lane.stop = further(lane.stop, { scope, error });
    return;
  }
  if (error.kind !== 'server' && error.kind !== 'unknown-outcome') return;
  lane.failuresInARow += 1;
  if (lane.failuresInARow >= patience) lane.stop ??= { scope: 'calendar', error };
}

/**
 * Of two reasons to stop, the one that reaches further; of two that hold an account up, the longer pause. The parts of
 * one batch may each have their own.
 */
function further(one: Stop | null, other: Stop): Stop {
  if (one === null || one.scope === 'calendar') return other;
  if (one.scope !== 'account' || other.scope !== 'account' || one.error.kind === 'auth') return one;
  return (other.error.retryAfterMs ?? 0) > (one.error.retryAfterMs ?? 0) ? other : one;
}

/** Writes down what ended a lane's turn, so that it is seen and not tried again too soon. */
export async function recordStop(lane: Lane, stop: Stop): Promise<void> {
  if (stop.scope === 'offline') return;
  const { error } = stop;
  const now = lane.clock.now();
  const trouble = { error_class: error.kind, error_text: sentenceFor(error) };
  await lane.db.transaction().execute(async (tx) => {
    if (stop.scope === 'calendar') {
      const attempts = lane.calendar.blocked_attempts + 1;
      await changeCalendar(tx, lane.calendar.id, {
        ...trouble,
        blocked_attempts: attempts,
        blocked_until:
          now + backoffMs(backoffKindOf(error), attempts, lane.random, error.retryAfterMs),
        ...(error.kind === 'not-found' ? { state: 'gone' as const } : {}),
        ...(error.kind === 'forbidden' ? { state: 'forbidden' as const } : {}),
      });
      return;
    }
    if (error.kind === 'auth') {
      await changeAccount(tx, lane.account.id, { ...trouble, status: 'reconnect' });
      return;
    }
    if (error.reason === ownPace) {
      await changeAccount(tx, lane.account.id, { blocked_until: now + (error.retryAfterMs ?? 0) });
      return;
    }
    const attempts = lane.account.blocked_attempts + 1;
    await changeAccount(tx, lane.account.id, {
      ...trouble,
      blocked_attempts: attempts,
      blocked_until:
        now + backoffMs(backoffKindOf(error), attempts, lane.random, error.retryAfterMs),
    });
  });
}

/** Forgets past trouble of the calendar and its account after a turn that went well. */
export async function recordRecovery(lane: Lane): Promise<void> {
  const { account, calendar } = lane;
  const clear = { blocked_until: null, blocked_attempts: 0, error_class: null, error_text: null };
  const isCalendarClear = calendar.error_class === null && calendar.state === 'active';
  if (isCalendarClear && account.error_class === null) return;
  await lane.db.transaction().execute(async (tx) => {
    if (!isCalendarClear) await changeCalendar(tx, calendar.id, { ...clear, state: 'active' });
    if (account.error_class !== null) await changeAccount(tx, account.id, clear);
  });
}

export function backoffKindOf(error: ProviderError): BackoffKind {
  switch (error.kind) {
    case 'rate-limited':
    case 'quota':
      return error.kind;
    case 'forbidden':
    case 'not-found':
      return 'forbidden';
    default:
      return error.retryAfterMs === null ? 'server' : 'rate-limited';
  }
}
