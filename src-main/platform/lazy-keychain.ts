import type { Keychain } from './ports.ts';

/**
 * A keychain that is opened at its first use: the system may have to ask the person for a password, and the
 * appointment book must not wait for that. Until it is open, `isPersistent` says true.
 */
export function lazyKeychain(open: () => Promise<Keychain>): Keychain {
  let opening: Promise<Keychain> | null = null;
  let opened: Keychain | null = null;

  async function ready(): Promise<Keychain> {
    opening ??= open();
    opened = await opening;
    return opened;
  }

  return {
    get isPersistent() {
      return opened?.isPersistent ?? true;
    },
    read: async (name) => (await ready()).read(name),
    write: async (name, secret) => (await ready()).write(name, secret),
    remove: async (name) => (await ready()).remove(name),
  };
}
