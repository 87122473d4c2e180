import type { Clock, Timers } from '../platform/ports.ts';
import type { CalendarProvider, Outcome } from '../sync/calendar-provider.ts';
import type { GoogleTokens } from '../calendars/google/auth-client.ts';
import type { GoogleEndpoints } from '../calendars/google/endpoints.ts';
import type { ConnectedAccount } from '../calendars/google/oauth.ts';
import type { OAuthClient } from '../calendars/google/oauth-client-file.ts';
import type { Fetch } from '../calendars/google/token-endpoint.ts';
import type { StoredAccess } from './token-store.ts';

/** All that accounts need of Google; tests put one of their own in its place. */
export type GoogleGate = {
  /** Lets the person sign in with their browser. */
  signIn(client: OAuthClient, signal: AbortSignal): Promise<ConnectedAccount>;
  /** The calendars that an access opens; `keep` is handed each access that replaces it, before it is used. */
  provider(
    client: OAuthClient,
    access: StoredAccess,
    keep: (access: StoredAccess) => Promise<void>,
  ): CalendarProvider | Promise<CalendarProvider>;
  /** Gives an access back; also good when Google no longer knows it. */
  revoke(access: StoredAccess): Promise<Outcome<null>>;
};

export type GateOptions = {
  endpoints: GoogleEndpoints;
  fetch: Fetch;
  openBrowser(address: string): Promise<void>;
  clock: Clock;
  timers: Timers;
};

/**
 * Google itself, or what the endpoints name in its place. Its client is loaded when an account first needs it: the
 * window does not wait for it.
 */
export function createGoogleGate({
  endpoints,
  fetch,
  openBrowser,
  clock,
  timers,
}: GateOptions): GoogleGate {
  const now = (): number => clock.now();
  return {
    async signIn(client, signal) {
      const { connect } = await import('../calendars/google/oauth.ts');
      return await connect({ client, endpoints, openBrowser, signal, clock, timers, fetch });
    },
    async provider(client, access, keep) {
      const { createAuthClient } = await import('../calendars/google/auth-client.ts');
      const { createGoogleProvider } = await import('../calendars/google/client.ts');
      const onTokens = ({ refreshToken }: GoogleTokens): Promise<void> => keep({ refreshToken });
      const auth = createAuthClient({
        client,
        endpoints,
        fetch,
        now,
        tokens: lasting(access),
        onTokens,
      });
      return createGoogleProvider({ auth, rootUrl: endpoints.apiUrl, fetch, now });
    },
    async revoke(access) {
      const { revoke } = await import('../calendars/google/auth-client.ts');
      return await revoke({ endpoints, fetch, now, tokens: lasting(access) });
    },
  };
}

/** Only the refresh token is ever stored; an access token is asked for when needed. */
function lasting({ refreshToken }: StoredAccess): GoogleTokens {
  return { refreshToken, accessToken: null, expiresAt: null };
}
