import { describe, expect, test } from 'vitest';
import { ExpectedError } from '../../../src-shared/domain/errors.ts';
import { googleEndpoints, readEndpoints } from '../../../src-main/calendars/google/endpoints.ts';

describe('endpoints', () => {
  test('without a word in the environment they are Google’s', () => {
    expect(readEndpoints({})).toEqual(googleEndpoints);
    expect(readEndpoints({ APPOINTMENT_AGENT_GOOGLE_API_URL: '' })).toEqual(googleEndpoints);
    for (const url of Object.values(googleEndpoints)) expect(url).toMatch(/^https:\/\//);
  });

  test('each can be pointed at this machine by itself', () => {
    expect(
      readEndpoints({ APPOINTMENT_AGENT_GOOGLE_TOKEN_URL: 'http://127.0.0.1:8080/token' }),
    ).toEqual({
      ...googleEndpoints,
      tokenUrl: 'http://127.0.0.1:8080/token',
    });
    const all = readEndpoints({
      APPOINTMENT_AGENT_GOOGLE_API_URL: 'http://localhost:1/',
      APPOINTMENT_AGENT_GOOGLE_AUTH_URL: 'http://[::1]:2/auth',
      APPOINTMENT_AGENT_GOOGLE_TOKEN_URL: 'https://127.255.0.3/token',
      APPOINTMENT_AGENT_GOOGLE_REVOKE_URL: 'http://127.1/revoke',
      APPOINTMENT_AGENT_GOOGLE_USERINFO_URL: 'http://LOCALHOST/who',
    });
    expect(Object.values(all).map((url) => new URL(url).hostname)).toEqual([
      'localhost',
      '[::1]',
      '127.255.0.3',
      '127.0.0.1',
      'localhost',
    ]);
  });

  test.each([
    'http://example.com/',
    'https://www.googleapis.com/',
    'http://localhost.example.com/',
    'http://127.0.0.1.example.com/',
    'http://127.0.0.1@example.com/',
    'http://user@127.0.0.1/',
    'http://128.0.0.1/',
    'http://0.0.0.0/',
    'http://[::]/',
    'http://192.168.0.1/',
    'file:///etc/passwd',
    'ftp://127.0.0.1/',
    '127.0.0.1:8080',
    'nonsense',
  ])('%s is refused: nobody may redirect tokens by a variable', (value) => {
    expect(() => readEndpoints({ APPOINTMENT_AGENT_GOOGLE_API_URL: value })).toThrow(ExpectedError);
    expect(() => readEndpoints({ APPOINTMENT_AGENT_GOOGLE_API_URL: value })).toThrow(
      /APPOINTMENT_AGENT_GOOGLE_API_URL must be an http address on this machine/,
    );
  });
});
