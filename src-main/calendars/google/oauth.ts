import { randomBytes } from 'node:crypto';
import { CodeChallengeMethod, OAuth2Client } from 'google-auth-library';
import { z } from 'zod';
import { ExpectedError } from '../../../src-shared/domain/errors.ts';
import type { Clock, Timers } from '../../platform/ports.ts';
import { type GoogleTokens, toTokens } from './auth-client.ts';
import type { GoogleEndpoints } from './endpoints.ts';
import { parseJson } from './errors.ts';
import { type LoopbackAnswer, startLoopbackServer } from './loopback-server.ts';
import type { OAuthClient } from './oauth-client-file.ts';
import { explainOAuthError, explainOAuthFailure } from './oauth-messages.ts';
import { readGrantedScopes, requestedScopes } from './scopes.ts';
import {
  type Fetch,
  type OAuthSetting,
  requestTokens,
  requestUserinfo,
  type TokenAnswer,
} from './token-endpoint.ts';
import { t } from '../../../src-shared/words/words.ts';

/** The account that was connected, and what it granted. */
export type ConnectedAccount = {
  /** Google's lasting id of the account; an e-mail address may change. */
  subject: string;
  email: string;
  scopes: string[];
  tokens: GoogleTokens;
  /** Instant at which Google will end the access by itself (7 days for a project in "testing"), null when it set none. */
  accessEndsAt: number | null;
};

export type ConnectOptions = {
  client: OAuthClient;
  endpoints: GoogleEndpoints;
  /** Opens the person's own browser; Google refuses to be shown inside an app. */
  openBrowser: (url: string) => Promise<void>;
  /** Ends the waiting when the person gives up. */
  signal: AbortSignal;
  clock: Clock;
  timers: Timers;
  fetch?: Fetch;
  /** How long the person has for Google's pages, in milliseconds. */
  limitMs?: number;
};

const Identity = z.object({ sub: z.string().min(1), email: z.string().min(3) });

/**
 * Connects a Google account: opens Google's consent page in the browser, waits on a loopback address for its answer, and
 * exchanges that for tokens. Authorization code with PKCE S256 and state.
 * https://developers.google.com/identity/protocols/oauth2/native-app
 * @throws ExpectedError for everything a person or the network can cause; nothing is stored in any case
 */
export async function connect(options: ConnectOptions): Promise<ConnectedAccount> {
  const { client, endpoints, signal, clock } = options;
  if (signal.aborted) throw cancelled();
  const state = randomBytes(32).toString('base64url');
  const server = await startLoopbackServer(state);
  try {
    const redirectUri = server.redirectUri;
    const library = new OAuth2Client({
      clientId: client.clientId,
      redirectUri,
      endpoints: { oauth2AuthBaseUrl: endpoints.authUrl },
    });
    const { codeVerifier, codeChallenge } = await library.generateCodeVerifierAsync();
    const url = library.generateAuthUrl({
      scope: [...requestedScopes],
      state,
      access_type: 'offline',
      // Also when the account was connected before: without it Google gives no refresh token.
      prompt: 'consent',
      code_challenge: codeChallenge,
      code_challenge_method: CodeChallengeMethod.S256,
    });
    const answer = await waitFor(server.answer, url, options);
    return await finish(answer, async (code) => {
      const setting: OAuthSetting = {
        client,
        endpoints,
        now: () => clock.now(),
        ...(options.fetch ? { fetch: options.fetch } : {}),
      };
      return exchange(
        setting,
        { code, code_verifier: codeVerifier, redirect_uri: redirectUri },
        signal,
      );
    });
  } finally {
    server.close();
  }
}

/** Opens the browser and waits for the answer, the person's patience or the limit, whichever ends first. */
async function waitFor(
  answer: Promise<LoopbackAnswer>,
  url: string,
  options: ConnectOptions,
): Promise<LoopbackAnswer> {
  const { openBrowser, signal, timers, limitMs = 300_000 } = options;
  let stopWaiting: () => void = () => undefined;
  const end = new Promise<never>((_resolve, reject) => {
    const cancelTimer = timers.after(limitMs, () => reject(timedOut(limitMs)));
    const onAbort = (): void => reject(cancelled());
    signal.addEventListener('abort', onAbort, { once: true });
    stopWaiting = () => {
      cancelTimer();
      signal.removeEventListener('abort', onAbort);
    };
  });
  const opened = (async () => openBrowser(url))().catch((cause: unknown) => {
    throw new ExpectedError('remote-refused', t('refusals:signIn.noBrowser'), { cause });
  });
  try {
    return await Promise.race([answer, end, opened.then(() => answer)]);
  } finally {
    stopWaiting();
  }
}

/** Goes on with the code, and shows in the browser how it ended. */
async function finish(
  { redirect, show }: LoopbackAnswer,
  exchangeCode: (code: string) => Promise<ConnectedAccount>,
): Promise<ConnectedAccount> {
  try {
    if (redirect.kind === 'error') throw explainOAuthError(redirect.error);
    const account = await exchangeCode(redirect.code);
    show({ heading: t('shell:page.connected'), text: t('shell:page.goBack') });
    return account;
  } catch (error) {
    const what = error instanceof ExpectedError ? error.message : t('refusals:unexpected');
    show({
      heading: t('shell:page.notConnected'),
      text: t('shell:page.closeAfter', { what }),
    });
    throw error;
  }
}

async function exchange(
  setting: OAuthSetting,
  grant: Record<string, string>,
  signal: AbortSignal,
): Promise<ConnectedAccount> {
  const answer = await requestTokens(
    setting,
    { grant_type: 'authorization_code', ...grant },
    signal,
  );
  if (signal.aborted) throw cancelled();
  if (!answer.ok) throw explainOAuthFailure(answer.failure);
  const scopes = readGrantedScopes(answer.value.scope);
  const refreshToken = answer.value.refresh_token;
  if (!refreshToken) {
    throw new ExpectedError('remote-refused', t('refusals:signIn.oneHour'));
  }
  const tokens = toTokens(answer.value, refreshToken, setting.now());
  const identity =
    identityFromIdToken(answer.value, setting.client) ??
    (await identityFromUserinfo(setting, answer.value, signal));
  const lastsSeconds = answer.value.refresh_token_expires_in ?? null;
  const accessEndsAt = lastsSeconds === null ? null : setting.now() + lastsSeconds * 1000;
  return { subject: identity.sub, email: identity.email, scopes, tokens, accessEndsAt };
}

/**
 * Reads who signed in. The signature need not be checked, as the token came straight from Google over TLS:
 * https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation (point 6)
 */
function identityFromIdToken(
  answer: TokenAnswer,
  client: OAuthClient,
): z.output<typeof Identity> | null {
  const payload = answer.id_token?.split('.')[1];
  if (!payload) return null;
  const claims = parseJson(Buffer.from(payload, 'base64url').toString('utf8'));
  const parsed = Identity.extend({ aud: z.literal(client.clientId) }).safeParse(claims);
  return parsed.success ? parsed.data : null;
}

async function identityFromUserinfo(
  setting: OAuthSetting,
  answer: TokenAnswer,
  signal: AbortSignal,
): Promise<z.output<typeof Identity>> {
  const userinfo = await requestUserinfo(setting, answer.access_token, signal);
  if (signal.aborted) throw cancelled();
  if (!userinfo.ok) throw explainOAuthFailure(userinfo.failure);
  const parsed = Identity.safeParse(userinfo.value);
  if (parsed.success) return parsed.data;
  throw new ExpectedError('remote-refused', t('refusals:signIn.noIdentity'), {
    cause: parsed.error,
  });
}

function cancelled(): ExpectedError {
  return new ExpectedError('cancelled', t('refusals:signIn.cancelled'));
}

function timedOut(limitMs: number): ExpectedError {
  return new ExpectedError(
    'cancelled',
    t('refusals:signIn.timedOut', { minutes: Math.round(limitMs / 60_000) }),
  );
}
