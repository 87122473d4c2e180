import { createHash } from 'node:crypto';
import { authError } from './api-error.ts';
import type { EmulatorClock } from './clock.ts';
import type { KnobValues } from './knobs.ts';
import type { Random } from './random.ts';

export type OAuthClient = Readonly<{ clientId: string; clientSecret: string }>;

/** One person's consent to one app. Revoking any token of it ends it as a whole. */
export type Grant = {
  readonly id: number;
  readonly sub: string;
  readonly clientId: string;
  scopes: Set<string>;
  revoked: boolean;
};

export type Session = Readonly<{ sub: string; clientId: string; scopes: ReadonlySet<string> }>;

/** What the person agreed to on the consent page, waiting for the app to fetch it. */
export type Consent = Readonly<{
  sub: string;
  clientId: string;
  redirectUri: string;
  scopes: readonly string[];
  codeChallenge: string | null;
  offline: boolean;
  prompted: boolean;
  keepsEarlierScopes: boolean;
  nonce: string | null;
}>;

export type IssuedTokens = Readonly<{
  grant: Grant;
  scopes: readonly string[];
  accessToken: string;
  expiresInSeconds: number;
  refreshToken?: string | undefined;
  nonce?: string | null;
}>;

/** https://datatracker.ietf.org/doc/html/rfc6749#section-5.2, with the words of Google's token endpoint. */
export class OAuthError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(code: string, description: string, status = 400) {
    super(description);
    this.code = code;
    this.status = status;
  }
}

const invalidGrant = (description: string): OAuthError =>
  new OAuthError('invalid_grant', description);
const codeLifetimeMs = 10 * 60_000;

/** Something that only the app and Google may know, named by OAuth's own word for it. */
export type Secret = Readonly<{
  kind: 'client_secret' | 'code' | 'code_verifier' | 'access_token' | 'refresh_token';
  value: string;
}>;
const tokenLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

type Deps = {
  clock: EmulatorClock;
  random: Random;
  knobs: () => KnobValues;
  clients: readonly OAuthClient[];
};
export type OAuthState = ReturnType<typeof createOAuthState>;

/** Consents, codes and tokens. */
export function createOAuthState({ clock, random, knobs, clients }: Deps) {
  const grants: Grant[] = [];
  const codes = new Map<string, { consent: Consent; madeAt: number }>();
  const accessTokens = new Map<
    string,
    { grant: Grant; scopes: readonly string[]; expiresAt: number }
  >();
  const refreshTokens = new Map<string, { grant: Grant; madeAt: number; dead: boolean }>();
  const spent: Secret[] = [];

  const token = (prefix: string, length: number): string =>
    prefix + random.word(length, tokenLetters);
  const isAlive = ({
    grant,
    madeAt,
    dead,
  }: {
    grant: Grant;
    madeAt: number;
    dead: boolean;
  }): boolean => {
    const days = knobs().refreshTokenLifetimeDays;
    return !dead && !grant.revoked && (days === null || clock.now() < madeAt + days * 86_400_000);
  };

  function grantOf(sub: string, clientId: string): Grant | undefined {
    return grants.find(
      (grant) => grant.sub === sub && grant.clientId === clientId && !grant.revoked,
    );
  }

  function give(
    sub: string,
    clientId: string,
    scopes: readonly string[],
    keepsEarlierScopes: boolean,
  ): { grant: Grant; isNew: boolean } {
    const earlier = grantOf(sub, clientId);
    if (earlier) {
      earlier.scopes = new Set(keepsEarlierScopes ? [...earlier.scopes, ...scopes] : scopes);
      return { grant: earlier, isNew: false };
    }
    const grant: Grant = {
      id: grants.length + 1,
      sub,
      clientId,
      scopes: new Set(scopes),
      revoked: false,
    };
    grants.push(grant);
    return { grant, isNew: true };
  }

  function issue(grant: Grant, withRefreshToken: boolean): IssuedTokens {
    const scopes = [...grant.scopes];
    const accessToken = token('ya29.a0', 160);
    const expiresInSeconds = knobs().accessTokenLifetimeSeconds;
    accessTokens.set(accessToken, {
      grant,
      scopes,
      expiresAt: clock.now() + expiresInSeconds * 1000,
    });
    const refreshToken = withRefreshToken ? token('1//0', 100) : undefined;
    if (refreshToken !== undefined)
      refreshTokens.set(refreshToken, { grant, madeAt: clock.now(), dead: false });
    return { grant, scopes, accessToken, expiresInSeconds, refreshToken };
  }

  /** @throws OAuthError */
  function checkClient(clientId: string | null, clientSecret: string | null): OAuthClient {
    const client = clients.find((candidate) => candidate.clientId === clientId);
    if (!client) throw new OAuthError('invalid_client', 'The OAuth client was not found.', 401);
    if (clientSecret === null && knobs().requireClientSecret)
      throw new OAuthError('invalid_request', 'client_secret is missing.');
    if (clientSecret !== null && clientSecret !== client.clientSecret)
      throw new OAuthError('invalid_client', 'Unauthorized', 401);
    return client;
  }

  return {
    grants: () => grants,
    isClient: (clientId: string) => clients.some((client) => client.clientId === clientId),
    /** All that must never be found lying about: also what was used up long ago. */
    secrets: (): Secret[] => [
      ...clients.map(
        ({ clientSecret }) => ({ kind: 'client_secret', value: clientSecret }) as const,
      ),
      ...spent,
      ...[...accessTokens.keys()].map((value) => ({ kind: 'access_token', value }) as const),
      ...[...refreshTokens.keys()].map((value) => ({ kind: 'refresh_token', value }) as const),
    ],
    hasGrant: (sub: string, clientId: string) => grantOf(sub, clientId) !== undefined,

    /** The code that the browser carries back to the app: good once, for ten minutes. */
    agree(consent: Consent): string {
      const code = token('4/0A', 70);
      codes.set(code, { consent, madeAt: clock.now() });
      spent.push({ kind: 'code', value: code });
      return code;
    },

    /** @throws OAuthError */
    exchange(form: URLSearchParams): IssuedTokens {
      const client = checkClient(form.get('client_id'), form.get('client_secret'));
      const code = form.get('code');
      if (code === null)
        throw new OAuthError('invalid_request', 'Missing required parameter: code');
      const waiting = codes.get(code);
      if (!waiting)
        throw invalidGrant(code.startsWith('4/') ? 'Bad Request' : 'Malformed auth code.');
      codes.delete(code);
      const { consent, madeAt } = waiting;
      if (consent.clientId !== client.clientId || clock.now() >= madeAt + codeLifetimeMs)
        throw invalidGrant('Bad Request');
      if (form.get('redirect_uri') !== consent.redirectUri)
        throw new OAuthError('redirect_uri_mismatch', 'Bad Request');
      const verifier = form.get('code_verifier');
      if (verifier !== null) spent.push({ kind: 'code_verifier', value: verifier });
      checkVerifier(consent.codeChallenge, verifier);
      const { grant, isNew } = give(
        consent.sub,
        consent.clientId,
        consent.scopes,
        consent.keepsEarlierScopes,
      );
      // A refresh token comes with the first consent, and later only if the app asked for the page to be shown.
      return {
        ...issue(grant, consent.offline && (isNew || consent.prompted)),
        nonce: consent.nonce,
      };
    },

    /** @throws OAuthError */
    refresh(form: URLSearchParams): IssuedTokens {
      const client = checkClient(form.get('client_id'), form.get('client_secret'));
      const refreshToken = form.get('refresh_token');
      if (refreshToken === null)
        throw new OAuthError('invalid_request', 'Missing required parameter: refresh_token');
      const known = refreshTokens.get(refreshToken);
      if (!known) throw invalidGrant('Bad Request');
      if (known.grant.clientId !== client.clientId)
        throw new OAuthError('unauthorized_client', 'Unauthorized', 401);
      if (!isAlive(known)) throw invalidGrant('Token has been expired or revoked.');
      if (knobs().rotateRefreshTokens) known.dead = true;
      return issue(known.grant, knobs().rotateRefreshTokens);
    },

    /** Ends the whole consent. @throws OAuthError for a token that is unknown or dead already */
    revoke(wanted: string | null): void {
      const refresh = refreshTokens.get(wanted ?? '');
      const access = accessTokens.get(wanted ?? '');
      const grant = refresh && isAlive(refresh) ? refresh.grant : access?.grant;
      if (!grant || grant.revoked)
        throw new OAuthError('invalid_token', 'Token expired or revoked');
      grant.revoked = true;
    },

    /** @throws ApiError 401 */
    authenticate(authorization: string | undefined): Session {
      const bearer = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
      const known = accessTokens.get(bearer ?? '');
      if (!known || known.grant.revoked || known.expiresAt <= clock.now()) throw authError();
      const { grant, scopes } = known;
      return {
        sub: grant.sub,
        clientId: grant.clientId,
        scopes: new Set(scopes.filter((scope) => grant.scopes.has(scope))),
      };
    },

    /** Tokens without the way through the browser, for those who drive the emulator. */
    issueDirectly: (sub: string, clientId: string, scopes: readonly string[]): IssuedTokens =>
      issue(give(sub, clientId, scopes, false).grant, true),

    endGrants(sub: string): number {
      const alive = grants.filter((grant) => grant.sub === sub && !grant.revoked);
      for (const grant of alive) grant.revoked = true;
      return alive.length;
    },

    /** Takes scopes away (or gives them), also from tokens that are out already. */
    setScopes(sub: string, scopes: readonly string[]): void {
      for (const grant of grants) if (grant.sub === sub) grant.scopes = new Set(scopes);
    },

    expireAccessTokens(sub: string): number {
      const alive = [...accessTokens.values()].filter(
        ({ grant, expiresAt }) => grant.sub === sub && expiresAt > clock.now(),
      );
      for (const known of alive) known.expiresAt = clock.now();
      return alive.length;
    },

    expireRefreshTokens(sub: string): number {
      const alive = [...refreshTokens.values()].filter(
        (known) => known.grant.sub === sub && isAlive(known),
      );
      for (const known of alive) known.dead = true;
      return alive.length;
    },
  };
}

/** https://datatracker.ietf.org/doc/html/rfc7636#section-4.6 */
function checkVerifier(challenge: string | null, verifier: string | null): void {
  if (challenge === null) return;
  if (verifier === null) throw invalidGrant('Missing code verifier.');
  if (createHash('sha256').update(verifier).digest('base64url') !== challenge)
    throw invalidGrant('Invalid code verifier.');
}
