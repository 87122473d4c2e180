import { createHash } from 'node:crypto';
import { CodeChallengeMethod, OAuth2Client } from 'google-auth-library';
import { calendar, type calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import { expect, onTestFinished } from 'vitest';
import { exampleClient } from './google.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from './server.ts';

export const calendarScope = 'https://www.googleapis.com/auth/calendar';
export const redirectUri = 'http://127.0.0.1:51234/callback';
export const verifier = 'a-verifier-that-is-long-enough-to-be-accepted-by-everyone';
export const challenge = createHash('sha256').update(verifier).digest('base64url');
/** Monday, 5 January 2026, 09:00 in Berlin. */
export const monday = Date.parse('2026-01-05T08:00:00Z');

export type Api = calendar_v3.Calendar;

/** A running emulator that goes away with the test. */
export async function openEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator(options);
  onTestFinished(() => emulator.stop());
  return emulator;
}

/** The real OAuth client, told where the emulator is. */
export function oauthClient(
  { url }: Emulator,
  secret: string = exampleClient.clientSecret,
): OAuth2Client {
  const client = new OAuth2Client({
    clientId: exampleClient.clientId,
    clientSecret: secret,
    redirectUri,
    endpoints: {
      oauth2AuthBaseUrl: `${url}/o/oauth2/v2/auth`,
      oauth2TokenUrl: `${url}/token`,
      oauth2RevokeUrl: `${url}/revoke`,
    },
  });
  client.transporter.defaults = { retry: false };
  return client;
}

/** The real Calendar client for an account that has consented already. */
export function apiFor(
  emulator: Emulator,
  { account, scopes }: { account?: string; scopes?: string[] } = {},
): Api {
  const { accessToken } = emulator.control.issueTokens({ account, ...(scopes ? { scopes } : {}) });
  return apiWithToken(emulator, accessToken);
}

export function apiWithToken(emulator: Emulator, accessToken: string): Api {
  const auth = oauthClient(emulator);
  auth.setCredentials({ access_token: accessToken });
  return calendar({ version: 'v3', auth, rootUrl: `${emulator.url}/`, retry: false });
}

/** The address of the consent page, as the real client makes it. */
export function consentUrl(client: OAuth2Client, options: Record<string, string> = {}): string {
  return client.generateAuthUrl({
    access_type: 'offline',
    prompt: 'consent',
    scope: ['openid', 'email', calendarScope],
    state: 'state-1',
    code_challenge: challenge,
    code_challenge_method: CodeChallengeMethod.S256,
    ...options,
  });
}

/** Goes where a browser would go; the parameters that come back to the app. */
export async function visit(url: string): Promise<URLSearchParams> {
  const response = await fetch(url, { redirect: 'manual' });
  const location = response.headers.get('location');
  if (location === null) throw new Error(`${response.status}: ${await response.text()}`);
  return new URL(location).searchParams;
}

export type Refusal = { status: number; reason: string; message: string; headers: Headers };

/** What the API refused and why; fails if it did not refuse. */
export async function refusal(call: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await call.then(
    () => {
      throw new Error('It was not refused');
    },
    (reason: unknown) => reason,
  );
  const { response } = error as {
    response?: {
      status: number;
      headers: Headers;
      data: { error?: { errors?: { reason: string; message: string }[] } };
    };
  }; // gaxios's error
  if (!response) throw error;
  const first = response.data.error?.errors?.[0];
  return {
    status: response.status,
    reason: first?.reason ?? '',
    message: first?.message ?? '',
    headers: response.headers,
  };
}

/** An event's body: half an hour, some hours after `monday`. */
export function eventAt(
  hours: number,
  more: calendar_v3.Schema$Event = {},
): calendar_v3.Schema$Event {
  const moment = (minutes: number): { dateTime: string } => ({
    dateTime: new Date(monday + (hours * 60 + minutes) * 60_000).toISOString(),
  });
  return { summary: `At ${hours}`, start: moment(0), end: moment(30), ...more };
}

/** The whole way of a first connection. */
export async function connect(emulator: Emulator) {
  const client = oauthClient(emulator);
  const code = (await visit(consentUrl(client))).get('code') ?? '';
  const { tokens } = await client.getToken({ code, codeVerifier: verifier });
  client.setCredentials(tokens);
  return { client, tokens };
}

export type Listed = { items: calendar_v3.Schema$Event[]; token: string; pages: number };

/** Turns all pages, as a sync does; `between` happens after each page but the last. */
export async function listAll(
  api: Api,
  query: calendar_v3.Params$Resource$Events$List = {},
  between: () => Promise<unknown> = async () => {},
): Promise<Listed> {
  const items: calendar_v3.Schema$Event[] = [];
  let pageToken: string | undefined;
  for (let pages = 1; ; pages += 1) {
    const { data } = await api.events.list({
      calendarId: 'primary',
      ...query,
      ...(pageToken === undefined ? {} : { pageToken }),
    });
    items.push(...(data.items ?? []));
    if (data.nextPageToken == null) return { items, token: data.nextSyncToken ?? '', pages };
    expect(data.nextSyncToken).toBeUndefined();
    pageToken = data.nextPageToken;
    await between();
  }
}

export const ids = (listed: Listed): (string | null | undefined)[] =>
  listed.items.map(({ id }) => id);
/** Inserts `aaaa0`, `aaaa1` and so on, an hour apart. */
export const seed = async (api: Api, count: number): Promise<void> => {
  for (let index = 0; index < count; index += 1)
    await api.events.insert({
      calendarId: 'primary',
      requestBody: eventAt(index, { id: `aaaa${index}` }),
    });
};
