import { expect, test } from 'vitest';
import { createAnnounce, type Listener } from '../../src-main/ipc/announce.ts';
import { createTrustedSender } from '../../src-main/ipc/trusted-sender.ts';

const origin = 'app://appointment-agent';

function windowAt(url: string, isDestroyed = false): Listener & { heard: unknown[][] } {
  const heard: unknown[][] = [];
  return {
    heard,
    isDestroyed: () => isDestroyed,
    mainFrame: { url, origin: url.split('/', 3).join('/'), parent: null },
    send: (...facts) => void heard.push(facts),
  };
}

test('every window of ours hears a fact, and no other page does', () => {
  const windows = [
    windowAt(`${origin}/`),
    windowAt(`${origin}/index.html`),
    windowAt('https://example.com/'),
    windowAt(`${origin}/`, true),
  ];
  const announce = createAnnounce(() => windows, createTrustedSender(origin));
  announce('bookings.changed', { ids: ['a'] });
  const message = ['announce', 'bookings.changed', { ids: ['a'] }];
  expect(windows.map((window) => window.heard)).toEqual([[message], [message], [], []]);
});
