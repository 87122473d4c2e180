import { expect, test } from 'vitest';
import { externalAddress } from '../../src-main/window/external-links.ts';

test.each([
  'https://accounts.google.com/o/oauth2/v2/auth?client_id=1&scope=a%20b',
  'https://console.cloud.google.com/apis/credentials',
  'https://myaccount.google.com/connections',
  'https://developers.google.com/identity/protocols/oauth2/native-app',
  'https://support.google.com/calendar/answer/37082',
])('%s may be opened', (address) => {
  expect(externalAddress(address)).toBe(address);
});

test.each([
  'http://accounts.google.com/',
  'https://accounts.google.com:8443/',
  'https://accounts.google.com@evil.example/',
  'https://user:pass@accounts.google.com/',
  'https://accounts.google.com.evil.example/',
  'https://evil.example/accounts.google.com/',
  'https://accounts.googIe.com/',
  'https://evil.example\\@accounts.google.com/',
  'https://google.com/',
  'https://myaccount.google.com/connections/../security',
  'https://developers.google.com/',
  'https://developers.google.com/identity/../other',
  'https://__proto__/',
  'https://constructor/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,hello',
  'smb://server/share',
  'ms-settings:',
  'mailto:a@example.com',
  'app://appointment-agent/',
  ' ',
  '',
  'accounts.google.com',
])('%s may not', (address) => {
  expect(externalAddress(address)).toBeNull();
});
