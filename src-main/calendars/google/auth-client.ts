import type { Outcome, ProviderError } from '../../sync/calendar-provider.ts';
import {
  type OAuthFailure,
  type OAuthSetting,
  requestRevocation,
  requestTokens,
  type TokenAnswer,
} from './token-endpoint.ts';
import { inEnglish } from '../../../src-shared/words/words.ts';

/** What lasting access consists of. The access token is only a shortcut: it may be null, and dies within an hour. */
export type GoogleTokens = {
  refreshToken: string;
  accessToken: string | null;
  /** Instant at which the access token ends, null when there is none. */
  expiresAt: number | null;
};

/** Gives out access tokens for one account. */
export type GoogleAuth = {
  /** A token that is good for at least a minute; asks Google for one when needed. */
  accessToken(): Promise<Outcome<string>>;
  /** A token other than this one, which Google has just refused. */
  replace(refusedToken: string): Promise<Outcome<string>>;
  /** How often Google was asked for a new token. */
  readonly refreshes: number;
};

/** A token this close to its end, in milliseconds, is replaced before it is used. */
const refreshAheadMs = 60_000;

/**
 * Keeps one account's access alive. Concurrent calls share one refresh. A refresh token that Google replaces is handed
 * to `onTokens`, and used only after that has succeeded: else a crash could leave us with a dead one.
 */
export function createAuthClient(
  setting: OAuthSetting & {
    tokens: GoogleTokens;
    onTokens: (tokens: GoogleTokens) => Promise<void>;
  },
): GoogleAuth {
  let tokens = setting.tokens;
  let unsaved: GoogleTokens | null = null;
  let dead = false;
  let refreshes = 0;
  let running: Promise<Outcome<string>> | null = null;

  /** Refreshes unless it is being done; everyone who asks meanwhile gets the same answer. */
  function refresh(): Promise<Outcome<string>> {
    running ??= refreshOnce().finally(() => {
      running = null;
    });
    return running;
  }

  async function refreshOnce(): Promise<Outcome<string>> {
    if (dead) return refused(accessEnded());
    if (!unsaved) {
      refreshes += 1;
      const answer = await requestTokens(setting, {
        grant_type: 'refresh_token',
        refresh_token: tokens.refreshToken,
      });
      if (!answer.ok) {
        dead = isAccessEnded(answer.failure);
        return refused(dead ? accessEnded() : errorFromRefresh(answer.failure));
      }
      unsaved = toTokens(answer.value, tokens.refreshToken, setting.now());
    }
    return adopt(unsaved);
  }

  async function adopt(fresh: GoogleTokens): Promise<Outcome<string>> {
    if (fresh.refreshToken !== tokens.refreshToken) {
      try {
        await setting.onTokens(fresh);
      } catch (error) {
        // Kept as unsaved: the next call saves it before anything else.
        return refused(notSaved(error));
      }
    }
    tokens = fresh;
    unsaved = null;
    return fresh.accessToken === null
      ? refused(accessEnded())
      : { ok: true, value: fresh.accessToken };
  }

  function current(): string | null {
    if (tokens.accessToken === null || tokens.expiresAt === null) return null;
    return tokens.expiresAt - setting.now() > refreshAheadMs ? tokens.accessToken : null;
  }

  return {
    async accessToken() {
      const token = dead || unsaved ? null : current();
      return token === null ? refresh() : { ok: true, value: token };
    },
    async replace(refusedToken) {
      const token = dead || unsaved ? null : current();
      return token === null || token === refusedToken ? refresh() : { ok: true, value: token };
    },
    get refreshes() {
      return refreshes;
    },
  };
}

/**
 * Ends the access at Google. Also good when Google no longer knows the token; any other failure is
 * for the caller to keep and to repeat later.
 */
export async function revoke(
  setting: Omit<OAuthSetting, 'client'> & { tokens: GoogleTokens },
): Promise<Outcome<null>> {
  const answer = await requestRevocation(setting, setting.tokens.refreshToken);
  if (answer.ok) return { ok: true, value: null };
  if (answer.failure.kind === 'refused' && answer.failure.code === 'invalid_token')
    return { ok: true, value: null };
  return { ok: false, error: errorFromRefresh(answer.failure) };
}

/** A token whose life Google did not tell is taken to be used up, so that it is asked for again. */
export function toTokens(answer: TokenAnswer, refreshToken: string, now: number): GoogleTokens {
  return {
    refreshToken: answer.refresh_token ?? refreshToken,
    accessToken: answer.access_token,
    expiresAt: now + answer.expires_in * 1000,
  };
}

const refused = (error: ProviderError): { ok: false; error: ProviderError } => ({
  ok: false,
  error,
});

function isAccessEnded(failure: OAuthFailure): boolean {
  return failure.kind === 'refused' && failure.code === 'invalid_grant';
}

/** Google no longer takes the refresh token. https://developers.google.com/identity/protocols/oauth2#expiration */
function accessEnded(): ProviderError {
  return {
    kind: 'auth',
    message: inEnglish('troubles:access.ended'),
    status: 400,
    reason: 'invalid_grant',
    retryAfterMs: null,
  };
}

function notSaved(error: unknown): ProviderError {
  const why = error instanceof Error ? error.message : inEnglish('troubles:access.unknownReason');
  return {
    kind: 'offline',
    message: inEnglish('troubles:access.notKept', { why }),
    status: null,
    reason: 'keychain',
    retryAfterMs: null,
  };
}

/**
 * Without a token nothing reaches the calendar, so no outcome is ever unknown here: the account waits as it does when
 * offline or slowed down. Only a client that Google refuses needs the person.
 */
function errorFromRefresh(failure: OAuthFailure): ProviderError {
  if (failure.kind === 'unreachable') {
    const message = inEnglish('troubles:access.notRenewed', { why: failure.message });
    return { kind: 'offline', message, status: null, reason: null, retryAfterMs: null };
  }
  const { status, code, retryAfterMs } = failure;
  if (
    code === 'invalid_client' ||
    code === 'unauthorized_client' ||
    code === 'deleted_client' ||
    code === 'disabled_client'
  ) {
    const message = inEnglish('troubles:access.clientRefused');
    return { kind: 'auth', message, status, reason: code, retryAfterMs };
  }
  const message = code
    ? inEnglish('troubles:access.answeredCode', { status, code })
    : inEnglish('troubles:access.answered', { status });
  return { kind: 'rate-limited', message, status, reason: code, retryAfterMs };
}
