import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { Keychain } from './ports.ts';
import { t } from '../../src-shared/words/words.ts';

/** A keychain with an end: quitting in the middle of a request makes keytar abort the whole process. */
export type LazyKeychain = Keychain & {
  /** Takes no further requests, and resolves when none is under way. */
  stop(): Promise<void>;
};

/**
 * A keychain that is opened at its first use: the system may have to ask the person for a password, and the
 * appointment book must not wait for that. Until it is open, `isPersistent` says true.
 */
export function lazyKeychain(open: () => Promise<Keychain>): LazyKeychain {
  const underWay = new Set<Promise<unknown>>();
  let opening: Promise<Keychain> | null = null;
  let opened: Keychain | null = null;
  let isStopped = false;

  async function withKeychain<T>(work: (keychain: Keychain) => Promise<T>): Promise<T> {
    if (isStopped) throw new ExpectedError('no-keychain', t('refusals:keychainQuitting'));
    const result = (async () => {
      opening ??= open();
      opened = await opening;
      return work(opened);
    })();
    underWay.add(result);
    try {
      return await result;
    } finally {
      underWay.delete(result);
    }
  }

  return {
    get isPersistent() {
      return opened?.isPersistent ?? true;
    },
    read: (name) => withKeychain((keychain) => keychain.read(name)),
    write: (name, secret) => withKeychain((keychain) => keychain.write(name, secret)),
    remove: (name) => withKeychain((keychain) => keychain.remove(name)),
    async stop() {
      isStopped = true;
      await Promise.allSettled(underWay);
    },
  };
}
