import { net } from 'electron';
import { createPolledNetwork, type PolledNetwork } from './polled-network.ts';
import type { Timers } from './ports.ts';

/**
 * What Chromium thinks of the network, asked every few seconds: the main process gets no event for it.
 * https://www.electronjs.org/docs/latest/api/net#netisonline
 */
export function createElectronNetwork(timers: Timers, everyMs = 5_000): PolledNetwork {
  return createPolledNetwork(() => net.isOnline(), timers, everyMs);
}

/**
 * Requests through Chromium: they use the system's proxy and trust the certificates the system trusts. Note that Chromium
 * sends a request once more by itself when a kept connection was dead, so a write may arrive twice.
 */
export const electronFetch = (url: string, init: RequestInit): Promise<Response> =>
  net.fetch(url, init);
