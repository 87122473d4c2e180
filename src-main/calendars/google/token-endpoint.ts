import { z } from 'zod';
import type { GoogleEndpoints } from './endpoints.ts';
import { parseJson, readRetryAfter } from './errors.ts';
import { errorFromNetwork } from './network-errors.ts';
import type { OAuthClient } from './oauth-client-file.ts';
import { inEnglish } from '../../../src-shared/words/words.ts';

/** The part of `fetch` that is used: Electron's `net.fetch` fits, and so does Node's. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What an OAuth request is sent with. Times are in milliseconds. */
export type OAuthSetting = {
  client: OAuthClient;
  endpoints: GoogleEndpoints;
  fetch?: Fetch;
  timeoutMs?: number;
  now: () => number;
};

/** https://developers.google.com/identity/protocols/oauth2/native-app#exchange-authorization-code */
const TokenJson = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive().catch(0),
  refresh_token: z.string().min(1).nullish(),
  /** Seconds; only where access is granted for a time. */
  refresh_token_expires_in: z.number().positive().nullish().catch(null),
  scope: z.string().nullish(),
  id_token: z.string().nullish(),
});
export type TokenAnswer = z.output<typeof TokenJson>;

const OAuthErrorJson = z.object({ error: z.string(), error_description: z.string().catch('') });

/** Why the sign-in service gave no tokens. `code` is OAuth's own, null when it gave none (RFC 6749, section 5.2). */
export type OAuthFailure =
  | {
      kind: 'refused';
      status: number;
      code: string | null;
      description: string;
      retryAfterMs: number | null;
    }
  | { kind: 'unreachable'; message: string; cause: unknown };

export type OAuthResult<T> = { ok: true; value: T } | { ok: false; failure: OAuthFailure };

/**
 * Posts a form to the token endpoint. Asked once and never repeated by itself: a code is good for one
 * use, and the caller decides about waiting. `google-auth-library` would repeat it up to three times, forget a
 * refresh token that was replaced, and read the machine's clock.
 */
export async function requestTokens(
  setting: OAuthSetting,
  grant: Record<string, string>,
  signal?: AbortSignal,
): Promise<OAuthResult<TokenAnswer>> {
  const { client, endpoints } = setting;
  const form = { ...grant, client_id: client.clientId, client_secret: client.clientSecret };
  const answer = await send(
    setting,
    endpoints.tokenUrl,
    { method: 'POST', body: new URLSearchParams(form) },
    signal,
  );
  if (!answer.ok) return answer;
  const parsed = TokenJson.safeParse(parseJson(answer.value));
  return parsed.success
    ? { ok: true, value: parsed.data }
    : {
        ok: false,
        failure: {
          kind: 'unreachable',
          message: inEnglish('troubles:access.unusable'),
          cause: parsed.error,
        },
      };
}

/** Asks who signed in. https://openid.net/specs/openid-connect-core-1_0.html#UserInfo */
export async function requestUserinfo(
  setting: OAuthSetting,
  accessToken: string,
  signal?: AbortSignal,
): Promise<OAuthResult<unknown>> {
  const headers = { authorization: `Bearer ${accessToken}` };
  const answer = await send(
    setting,
    setting.endpoints.userinfoUrl,
    { method: 'GET', headers },
    signal,
  );
  return answer.ok ? { ok: true, value: parseJson(answer.value) } : answer;
}

/** Gives up a token, and with it the whole access. https://developers.google.com/identity/protocols/oauth2/native-app#tokenrevoke */
export async function requestRevocation(
  setting: Omit<OAuthSetting, 'client'>,
  token: string,
): Promise<OAuthResult<string>> {
  return send(setting, setting.endpoints.revokeUrl, {
    method: 'POST',
    body: new URLSearchParams({ token }),
  });
}

async function send(
  { fetch = globalThis.fetch, timeoutMs = 30_000, now }: Omit<OAuthSetting, 'client'>,
  url: string,
  init: RequestInit,
  signal?: AbortSignal,
): Promise<OAuthResult<string>> {
  const timeout = AbortSignal.timeout(timeoutMs);
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      ...init,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    text = await response.text();
  } catch (cause) {
    return {
      ok: false,
      failure: { kind: 'unreachable', message: errorFromNetwork(cause, 'read').message, cause },
    };
  }
  if (response.ok) return { ok: true, value: text };
  const error = OAuthErrorJson.safeParse(parseJson(text));
  return {
    ok: false,
    failure: {
      kind: 'refused',
      status: response.status,
      code: error.success ? error.data.error : null,
      description: error.success ? error.data.error_description : '',
      retryAfterMs: readRetryAfter(response.headers.get('retry-after'), now()),
    },
  };
}
