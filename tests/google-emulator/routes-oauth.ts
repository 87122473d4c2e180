import type { Account, CalendarState } from './calendar-state.ts';
import { consentPage, errorPage } from './consent-page.ts';
import type { EmulatorClock } from './clock.ts';
import { type ApiReply, type ApiRequest, emptyReply, htmlReply, jsonReply } from './messages.ts';
import type { KnobValues } from './knobs.ts';
import { type IssuedTokens, OAuthError, type OAuthState } from './oauth-state.ts';
import type { Route } from './router.ts';
import { longName, scopesFor } from './scopes.ts';

/** How the person in front of the browser answers the next consent pages. */
export type ConsentAnswer = {
  /** `ask` shows a page with buttons. */
  decision: 'approve' | 'deny' | 'ask';
  /** `sub`; the first account if null. */
  account: string | null;
  /** The scopes that stay ticked; all that were asked for if null. */
  scopes: readonly string[] | null;
};

type Deps = {
  oauth: OAuthState;
  state: CalendarState;
  clock: EmulatorClock;
  knobs: () => KnobValues;
  answer: () => ConsentAnswer;
};

type Wish = Readonly<{
  query: URLSearchParams;
  clientId: string;
  redirectUri: string;
  scopes: readonly string[];
}>;

/** The OAuth side of Google: https://developers.google.com/identity/protocols/oauth2/native-app */
export function oauthRoutes({ oauth, state, clock, knobs, answer }: Deps): Route[] {
  function authorize({ query }: ApiRequest): ApiReply {
    const wish = readWish(query);
    if ('refused' in wish) return wish.refused;
    const { decision, account, scopes } = answer();
    const person = state.account(account ?? undefined);
    if (decision === 'ask') return htmlReply(200, consentPage(query, person, wish.scopes));
    return decide(wish, decision === 'approve', person, scopes);
  }

  /** The consent page's buttons lead here. */
  function answered({ query, body }: ApiRequest): ApiReply {
    const wish = readWish(query);
    if ('refused' in wish) return wish.refused;
    const form = new URLSearchParams(body);
    return decide(
      wish,
      form.get('decision') === 'approve',
      state.account(form.get('account') ?? undefined),
      form.getAll('scope'),
    );
  }

  function readWish(query: URLSearchParams): Wish | { refused: ApiReply } {
    const clientId = query.get('client_id') ?? '';
    const redirectUri = query.get('redirect_uri') ?? '';
    const scopes = (query.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
    const refuse = (status: number, code: string, message: string) => ({
      refused: htmlReply(status, errorPage(status, code, message)),
    });
    if (!oauth.isClient(clientId))
      return refuse(401, 'invalid_client', 'The OAuth client was not found.');
    if (!isLoopback(redirectUri))
      return refuse(400, 'redirect_uri_mismatch', `Not a loopback address: ${redirectUri}`);
    if (query.get('response_type') !== 'code')
      return refuse(
        400,
        'invalid_request',
        'Required parameter is missing or invalid: response_type',
      );
    if (scopes.length === 0)
      return refuse(400, 'invalid_request', 'Missing required parameter: scope');
    const challenge = query.get('code_challenge');
    if (challenge === null && knobs().requirePkce)
      return refuse(400, 'invalid_request', 'Missing required parameter: code_challenge');
    if (
      challenge !== null &&
      (query.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(challenge))
    ) {
      return refuse(400, 'invalid_request', 'Only a code_challenge by S256 is accepted.');
    }
    return { query, clientId, redirectUri, scopes };
  }

  function decide(
    { query, clientId, redirectUri, scopes }: Wish,
    approved: boolean,
    person: Account,
    ticked: readonly string[] | null,
  ): ApiReply {
    const back = new URL(redirectUri);
    const sent = query.get('state');
    if (sent !== null) back.searchParams.set('state', sent);
    // Consent is granular: what is not ticked is not granted, and the app must look at what came back.
    const granted = scopes
      .filter((scope) => ticked === null || ticked.includes(scope))
      .map(longName);
    if (!approved || granted.length === 0) {
      back.searchParams.set('error', 'access_denied');
      return emptyReply(302, { location: back.href });
    }
    const prompt = query.get('prompt')?.split(' ') ?? [];
    const code = oauth.agree({
      sub: person.sub,
      clientId,
      redirectUri,
      scopes: granted,
      codeChallenge: query.get('code_challenge'),
      offline: query.get('access_type') === 'offline',
      prompted: prompt.includes('consent'),
      keepsEarlierScopes: query.get('include_granted_scopes') === 'true',
      nonce: query.get('nonce'),
    });
    back.searchParams.set('iss', 'https://accounts.google.com');
    back.searchParams.set('code', code);
    back.searchParams.set('scope', granted.join(' '));
    back.searchParams.set('authuser', '0');
    back.searchParams.set('prompt', prompt[0] ?? 'none');
    return emptyReply(302, { location: back.href });
  }

  function token({ body, headers }: ApiRequest): ApiReply {
    try {
      const form = withBasicCredentials(new URLSearchParams(body), headers['authorization']);
      const grantType = form.get('grant_type');
      if (grantType === 'authorization_code') return tokenReply(oauth.exchange(form));
      if (grantType === 'refresh_token') return tokenReply(oauth.refresh(form));
      throw new OAuthError('unsupported_grant_type', `Invalid grant_type: ${grantType ?? ''}`);
    } catch (error) {
      return oauthFailure(error);
    }
  }

  function tokenReply({
    grant,
    scopes,
    accessToken,
    expiresInSeconds,
    refreshToken,
    nonce,
  }: IssuedTokens): ApiReply {
    const days = knobs().refreshTokenLifetimeDays;
    return jsonReply(200, {
      access_token: accessToken,
      expires_in: expiresInSeconds,
      ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
      ...(days === null ? {} : { refresh_token_expires_in: Math.floor(days * 86_400) }),
      scope: scopes.join(' '),
      token_type: 'Bearer',
      ...(scopes.includes('openid')
        ? { id_token: idToken(grant.sub, grant.clientId, scopes, nonce ?? null) }
        : {}),
    });
  }

  /** Well-formed but signed by nobody: an app reads it from the token endpoint itself and needs no signature. */
  function idToken(
    sub: string,
    audience: string,
    scopes: readonly string[],
    nonce: string | null,
  ): string {
    const now = Math.floor(clock.now() / 1000);
    const { email } = state.account(sub);
    const payload = {
      iss: 'https://accounts.google.com',
      azp: audience,
      aud: audience,
      sub,
      ...(scopes.includes(longName('email')) ? { email, email_verified: true } : {}),
      ...(nonce === null ? {} : { nonce }),
      iat: now,
      exp: now + 3600,
    };
    const part = (content: object | string): string =>
      Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)).toString(
        'base64url',
      );
    return [{ alg: 'RS256', kid: 'emulator', typ: 'JWT' }, payload, 'unsigned'].map(part).join('.');
  }

  function revoke({ query, body }: ApiRequest): ApiReply {
    try {
      oauth.revoke(query.get('token') ?? new URLSearchParams(body).get('token'));
      return jsonReply(200, {});
    } catch (error) {
      return oauthFailure(error);
    }
  }

  return [
    {
      name: 'oauth.auth',
      method: 'GET',
      path: '/o/oauth2/v2/auth',
      handle: ({ request }) => authorize(request),
    },
    {
      name: 'oauth.answer',
      method: 'POST',
      path: '/o/oauth2/v2/auth',
      handle: ({ request }) => answered(request),
    },
    {
      name: 'oauth.token',
      method: 'POST',
      path: '/token',
      handle: ({ request }) => token(request),
    },
    {
      name: 'oauth.revoke',
      method: 'POST',
      path: '/revoke',
      handle: ({ request }) => revoke(request),
    },
    {
      name: 'oauth.userinfo',
      method: 'GET',
      path: '/oauth2/v3/userinfo',
      scopes: scopesFor.userInfo,
      handle({ account, session }) {
        const { sub, email, name } = account();
        const mail = session().scopes.has(longName('email')) ? { email, email_verified: true } : {};
        const profile = session().scopes.has(longName('profile')) ? { name } : {};
        return jsonReply(200, { sub, ...profile, ...mail });
      },
    },
  ];
}

/** Only addresses on this very machine, with any port: that is what a desktop client may use. */
function isLoopback(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname, username, hash } = new URL(uri);
  return (
    protocol === 'http:' &&
    (hostname === '127.0.0.1' || hostname === '[::1]') &&
    username === '' &&
    hash === ''
  );
}

/** https://datatracker.ietf.org/doc/html/rfc6749#section-2.3.1 */
function withBasicCredentials(
  form: URLSearchParams,
  authorization: string | undefined,
): URLSearchParams {
  const encoded = /^Basic (\S+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return form;
  const [clientId = '', clientSecret = ''] = Buffer.from(encoded, 'base64').toString().split(':');
  return new URLSearchParams([...form, ['client_id', clientId], ['client_secret', clientSecret]]);
}

function oauthFailure(error: unknown): ApiReply {
  if (!(error instanceof OAuthError)) throw error;
  return jsonReply(error.status, { error: error.code, error_description: error.message });
}
