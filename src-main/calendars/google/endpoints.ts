import { ExpectedError } from '../../../src-shared/domain/errors.ts';

/** Where Google is asked: the Calendar API's root, and OAuth's pages. */
export type GoogleEndpoints = {
  apiUrl: string;
  authUrl: string;
  tokenUrl: string;
  revokeUrl: string;
  userinfoUrl: string;
};

/**
 * The real ones. https://developers.google.com/identity/protocols/oauth2/native-app,
 * https://accounts.google.com/.well-known/openid-configuration
 */
export const googleEndpoints: GoogleEndpoints = {
  apiUrl: 'https://www.googleapis.com/',
  authUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
  tokenUrl: 'https://oauth2.googleapis.com/token',
  revokeUrl: 'https://oauth2.googleapis.com/revoke',
  userinfoUrl: 'https://openidconnect.googleapis.com/v1/userinfo',
};

const variables = {
  apiUrl: 'APPOINTMENT_AGENT_GOOGLE_API_URL',
  authUrl: 'APPOINTMENT_AGENT_GOOGLE_AUTH_URL',
  tokenUrl: 'APPOINTMENT_AGENT_GOOGLE_TOKEN_URL',
  revokeUrl: 'APPOINTMENT_AGENT_GOOGLE_REVOKE_URL',
  userinfoUrl: 'APPOINTMENT_AGENT_GOOGLE_USERINFO_URL',
} as const satisfies Record<keyof GoogleEndpoints, string>;

/**
 * Google's endpoints, or the ones on this machine that the environment names (for tests and demonstrations).
 * @throws ExpectedError when one points anywhere else: nobody may redirect tokens by setting a variable
 */
export function readEndpoints(
  environment: Readonly<Record<string, string | undefined>>,
): GoogleEndpoints {
  const endpoints = { ...googleEndpoints };
  for (const key of Object.keys(variables) as (keyof GoogleEndpoints)[]) {
    const value = environment[variables[key]];
    if (value) endpoints[key] = loopbackUrl(variables[key], value);
  }
  return endpoints;
}

function loopbackUrl(variable: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (
    url &&
    /^https?:$/.test(url.protocol) &&
    isLoopback(url.hostname) &&
    !url.username &&
    !url.password
  )
    return url.href;
  throw new ExpectedError(
    'invalid-input',
    `${variable} must be an http address on this machine, such as http://127.0.0.1:8080/. ` +
      'The app did not start, so that nothing is sent elsewhere: correct the variable or remove it.',
    { field: variable },
  );
}

/** The URL parser has already brought addresses such as 127.1 or 0x7f000001 to their four numbers. */
function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
  );
}
