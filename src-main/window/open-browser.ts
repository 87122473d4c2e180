import { externalAddress } from './external-links.ts';

export type BrowserChoices = {
  /** Where sign-ins begin: Google, or (in tests and demonstrations) an emulator on this machine. */
  authUrl: string;
  /** Hands an address to the system, which opens the person's browser. */
  openExternal(address: string): Promise<void>;
  fetch?: typeof globalThis.fetch;
};

/**
 * The way to the person's browser; it takes only the allowed addresses. With an emulator on this machine there is
 * nobody to click, so the app visits the address itself, as a browser would that agrees to everything.
 */
export function createOpenBrowser(choices: BrowserChoices): (address: string) => Promise<void> {
  const { authUrl, openExternal, fetch = globalThis.fetch } = choices;
  if (isOnThisMachine(authUrl)) return (address) => visit(address, fetch);
  return async (wanted) => {
    const address = externalAddress(wanted);
    if (address === null)
      throw new Error('an address that is not on the list was to be opened in the browser');
    await openExternal(address);
  };
}

const mostRedirects = 10;

/** Follows the address from one loopback address to the next, and never leaves the machine. */
async function visit(address: string, fetch: typeof globalThis.fetch): Promise<void> {
  let next = address;
  for (let step = 0; step < mostRedirects; step += 1) {
    if (!isOnThisMachine(next)) throw new Error('the sign-in led away from this machine');
    const response = await fetch(next, { redirect: 'manual' });
    await response.body?.cancel();
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return;
    next = new URL(location, next).href;
  }
  throw new Error('the sign-in went round in circles');
}

function isOnThisMachine(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  const isLoopback = hostname === '127.0.0.1' || hostname === '[::1]' || hostname === 'localhost';
  return isLoopback && (protocol === 'http:' || protocol === 'https:');
}
