import type { Keychain } from './ports.ts';

/** Keeps secrets for this session only, for a machine without a keychain. They are never written anywhere. */
export function createMemoryKeychain(): Keychain {
  const secrets = new Map<string, string>();
  return {
    isPersistent: false,
    read: async (name) => secrets.get(name) ?? null,
    async write(name, secret) {
      secrets.set(name, secret);
    },
    async remove(name) {
      secrets.delete(name);
    },
  };
}
