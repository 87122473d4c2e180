import { expect, test } from 'vitest';
import { createTokenStore } from '../../src-main/accounts/token-store.ts';
import { createMemoryKeychain } from '../../src-main/platform/memory-keychain.ts';
import { AccountId } from '../../src-shared/domain/ids.ts';
import { uuidOf } from '../support/fakes.ts';

const account = AccountId.parse(uuidOf(1));
const other = AccountId.parse(uuidOf(2));

function makeStore() {
  const keychain = createMemoryKeychain();
  const written = new Map<string, string>();
  const watched = {
    ...keychain,
    async write(name: string, secret: string) {
      written.set(name, secret);
      await keychain.write(name, secret);
    },
  };
  return { store: createTokenStore(watched), keychain, written };
}

test('each account has its own access, until that is removed', async () => {
  const { store } = makeStore();
  await store.writeAccess(account, { refreshToken: 'one' });
  await store.writeAccess(other, { refreshToken: 'two' });
  expect(await store.readAccess(account)).toEqual({ refreshToken: 'one' });
  await store.removeAccess(account);
  expect(await store.readAccess(account)).toBeNull();
  expect(await store.readAccess(other)).toEqual({ refreshToken: 'two' });
  expect(store.isPersistent).toBe(false);
});

test('the OAuth client is kept once', async () => {
  const { store } = makeStore();
  expect(await store.readClient()).toBeNull();
  await store.writeClient({ clientId: 'id', clientSecret: 'secret' });
  expect(await store.readClient()).toEqual({ clientId: 'id', clientSecret: 'secret' });
  await store.removeClient();
  expect(await store.readClient()).toBeNull();
});

test('only what lasts is written: no access token, whatever is handed over', async () => {
  const { store, written } = makeStore();
  await store.writeAccess(account, { refreshToken: 'one', accessToken: 'ya29.x', expiresAt: 5 } as {
    refreshToken: string;
  });
  expect([...written]).toEqual([[`google account ${account}`, '{"refreshToken":"one"}']]);
});

test('an access that says nothing is not written', async () => {
  const { store, written } = makeStore();
  expect(() => store.writeAccess(account, { refreshToken: '' })).toThrow();
  expect(written.size).toBe(0);
});

test.each(['', 'no JSON', 'null', '[]', '{}', '{"refreshToken":5}', '{"refreshToken":""}'])(
  'an entry that another program spoilt (%j) is as good as none',
  async (text) => {
    const { store, keychain } = makeStore();
    await keychain.write(`google account ${account}`, text);
    await keychain.write('google oauth client', text);
    expect(await store.readAccess(account)).toBeNull();
    expect(await store.readClient()).toBeNull();
  },
);
