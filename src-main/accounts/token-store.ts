import { z } from 'zod';
import type { AccountId } from '../../src-shared/domain/ids.ts';
import type { Keychain } from '../platform/ports.ts';

/**
 * What is kept of an account's access: only what lasts. Access tokens die within the hour, may have 2 KB, and would
 * not fit beside it into the 2,560 bytes that Windows allows a secret.
 */
const StoredAccess = z.object({ refreshToken: z.string().min(1) });
export type StoredAccess = z.output<typeof StoredAccess>;

/** The person's own OAuth client. */
const StoredClient = z.object({ clientId: z.string().min(1), clientSecret: z.string().min(1) });
export type StoredClient = z.output<typeof StoredClient>;

/** The secrets of the connected accounts: they are in the keychain and nowhere else. */
export type TokenStore = {
  /** False: what is stored here is gone when the app quits, and the person has to be told. */
  readonly isPersistent: boolean;
  /** Null when there is none, or none that can be read. */
  readAccess(accountId: AccountId): Promise<StoredAccess | null>;
  writeAccess(accountId: AccountId, access: StoredAccess): Promise<void>;
  removeAccess(accountId: AccountId): Promise<void>;
  /** An access that nobody uses any more, kept only until Google has been told so. */
  readRevocation(accountId: AccountId): Promise<StoredAccess | null>;
  writeRevocation(accountId: AccountId, access: StoredAccess): Promise<void>;
  removeRevocation(accountId: AccountId): Promise<void>;
  readClient(): Promise<StoredClient | null>;
  writeClient(client: StoredClient): Promise<void>;
  removeClient(): Promise<void>;
};

const accessName = (accountId: AccountId): string => `google account ${accountId}`;
const revocationName = (accountId: AccountId): string => `google account ${accountId} to revoke`;
const clientName = 'google oauth client';

/**
 * Keeps tokens in the keychain as JSON.
 * @throws ExpectedError `no-keychain` from each of its functions when the keychain refuses
 */
export function createTokenStore(keychain: Keychain): TokenStore {
  async function read<T>(name: string, schema: z.ZodType<T>): Promise<T | null> {
    const text = await keychain.read(name);
    if (text === null) return null;
    const parsed = schema.safeParse(parseJson(text));
    return parsed.success ? parsed.data : null;
  }
  // Parsed on the way in as well: it drops what does not belong here.
  const writeAccess = (name: string, access: StoredAccess): Promise<void> =>
    keychain.write(name, JSON.stringify(StoredAccess.parse(access)));
  return {
    get isPersistent() {
      return keychain.isPersistent; // a keychain may find out about itself only when it is first used
    },
    readAccess: (accountId) => read(accessName(accountId), StoredAccess),
    writeAccess: (accountId, access) => writeAccess(accessName(accountId), access),
    removeAccess: (accountId) => keychain.remove(accessName(accountId)),
    readRevocation: (accountId) => read(revocationName(accountId), StoredAccess),
    writeRevocation: (accountId, access) => writeAccess(revocationName(accountId), access),
    removeRevocation: (accountId) => keychain.remove(revocationName(accountId)),
    readClient: () => read(clientName, StoredClient),
    writeClient: (client) => keychain.write(clientName, JSON.stringify(StoredClient.parse(client))),
    removeClient: () => keychain.remove(clientName),
  };
}

/** Something another program put there reads as undefined, which no schema accepts. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
