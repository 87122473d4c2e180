import { expect, test } from 'vitest';
import { ExpectedError } from '../../../src-shared/domain/errors.ts';
import { parseOAuthClientFile } from '../../../src-main/calendars/google/oauth-client-file.ts';

const client = {
  client_id: '123-abc.apps.googleusercontent.com',
  project_id: 'my-project',
  auth_uri: 'https://elsewhere.example/auth',
  token_uri: 'https://elsewhere.example/token',
  client_secret: 'GOCSPX-secret',
  redirect_uris: ['http://localhost'],
};

test('the downloaded file of a desktop client gives its ID and secret, and nothing else', () => {
  const expected = { clientId: client.client_id, clientSecret: client.client_secret };
  expect(parseOAuthClientFile(JSON.stringify({ installed: client }))).toEqual(expected);
  expect(
    parseOAuthClientFile(
      `\uFEFF${JSON.stringify({ installed: { ...client, client_id: ` ${client.client_id}\n` } })}`,
    ),
  ).toEqual(expected);
});

test.each<[string, string, RegExp]>([
  ['a web client', JSON.stringify({ web: client }), /type "Web application"/],
  [
    'a service account',
    JSON.stringify({ type: 'service_account', private_key: 'x' }),
    /service account/,
  ],
  [
    'a person’s own sign-in',
    JSON.stringify({ type: 'authorized_user', client_id: 'x' }),
    /sign-in of a person/,
  ],
  [
    'a client without a secret',
    JSON.stringify({ installed: { ...client, client_secret: undefined } }),
    /client_secret is missing/,
  ],
  [
    'a client with an ID that is not Google’s',
    JSON.stringify({ installed: { ...client, client_id: 'me' } }),
    /client_id is missing or not as Google writes it/,
  ],
  ['any other JSON', '{"hello":1}', /not an OAuth client/],
  ['a list', '[]', /not an OAuth client/],
  ['null', 'null', /not an OAuth client/],
  ['no JSON', 'BEGIN:VCARD', /not a JSON file/],
  ['nothing', '', /not a JSON file/],
])('%s is refused with what it is and what to do', (_what, text, message) => {
  let error: unknown;
  try {
    parseOAuthClientFile(text);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(ExpectedError);
  expect((error as ExpectedError).message).toMatch(message);
  expect((error as ExpectedError).message).toMatch(/Nothing was changed.*"Desktop app"/);
  expect(error).toMatchObject({ code: 'invalid-input', field: 'clientFile' });
});
