import { randomUUID } from 'node:crypto';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { createMemoryKeychain } from './memory-keychain.ts';
import type { Keychain, Log, Timers } from './ports.ts';
import { t } from '../../src-shared/words/words.ts';

/** The part of keytar that is used. */
export type Keytar = {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
};

export type KeychainOptions = {
  log: Log;
  timers: Timers;
  /** The name under which the operating system shows our entries. */
  service?: string;
  /** Loads keytar; it fails where its native part does not fit or a system library is missing. */
  load?: () => Promise<Keytar>;
  /** How long the keychain has to answer the probe, in milliseconds; it may have to ask for a password. */
  probeLimitMs?: number;
};

/**
 * Windows keeps at most 2,560 bytes a secret (`CRED_MAX_CREDENTIAL_BLOB_SIZE`), so nobody may rely on more.
 * https://learn.microsoft.com/en-us/windows/win32/api/wincred/ns-wincred-credentialw
 */
const longestSecretBytes = 2560;

/**
 * Opens the operating system's keychain. Proves it by writing, reading and removing an entry; if that fails, secrets
 * live in memory until the app quits, and `isPersistent` says so.
 */
export async function openKeychain(options: KeychainOptions): Promise<Keychain> {
  const {
    log,
    timers,
    service = 'Appointment Agent',
    load = loadKeytar,
    probeLimitMs = 60_000,
  } = options;
  try {
    const keytar = await load();
    await within(probeLimitMs, timers, probe(keytar, service));
    return createKeytarKeychain(keytar, service);
  } catch (error) {
    log.warn(
      'No keychain can be used: access to calendars is kept in memory until the app quits.',
      { reason: error },
    );
    return createMemoryKeychain();
  }
}

async function loadKeytar(): Promise<Keytar> {
  const { default: keytar } = await import('keytar');
  return keytar;
}

async function probe(keytar: Keytar, service: string): Promise<void> {
  const name = `probe ${randomUUID()}`;
  const secret = randomUUID();
  await keytar.setPassword(service, name, secret);
  const found = await keytar.getPassword(service, name);
  await keytar.deletePassword(service, name);
  if (found !== secret) throw new Error('The keychain did not give back what was stored in it.');
}

async function within<T>(limitMs: number, timers: Timers, work: Promise<T>): Promise<T> {
  let stop: () => void = () => undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    stop = timers.after(limitMs, () =>
      reject(new Error(`The keychain did not answer within ${limitMs / 1000} seconds.`)),
    );
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    stop();
  }
}

/** Keytar behind the keychain port. Each refusal of the system becomes an `ExpectedError` with code `no-keychain`. */
export function createKeytarKeychain(keytar: Keytar, service: string): Keychain {
  async function ask<T>(what: 'read' | 'store' | 'remove', work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      throw new ExpectedError('no-keychain', t(`refusals:keychain.${what}`), { cause });
    }
  }
  return {
    isPersistent: true,
    read: (name) => ask('read', () => keytar.getPassword(service, name)),
    write: (name, secret) =>
      ask('store', async () => {
        const bytes = Buffer.byteLength(secret);
        if (bytes > longestSecretBytes)
          throw new RangeError(`A secret may have ${longestSecretBytes} bytes, not ${bytes}.`);
        await keytar.setPassword(service, name, secret);
      }),
    remove: (name) =>
      ask('remove', async () => {
        await keytar.deletePassword(service, name);
      }),
  };
}
