import { describe, expect, test } from 'vitest';
import type { GoogleGate } from '../../src-main/accounts/google-gate.ts';
import type { StoredAccess } from '../../src-main/accounts/token-store.ts';
import type { ConnectedAccount } from '../../src-main/calendars/google/oauth.ts';
import type {
  CalendarProvider,
  Outcome,
  RemoteCalendar,
} from '../../src-main/sync/calendar-provider.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { AccountId } from '../../src-shared/domain/ids.ts';
import { testDatabase } from '../support/test-database.ts';
import { client, secretsOf, testAccounts, testKeychain } from './support.ts';

/** A promise that the test settles. */
function later<T>(): {
  promise: Promise<T>;
  resolve(value: T): void;
  reject(error: unknown): void;
} {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** Lets everything run that needs no more than promises and the database. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => void setImmediate(done));
}

const calendarScopes = ['https://www.googleapis.com/auth/calendar'];
const primary: RemoteCalendar = {
  remoteId: 'ada@example.com',
  name: 'Ada',
  timeZone: 'Europe/Berlin',
  accessRole: 'owner',
  isPrimary: true,
  color: '#123456',
};

function person(subject = 'ada'): ConnectedAccount {
  return {
    subject,
    email: `${subject}@example.com`,
    scopes: calendarScopes,
    tokens: { refreshToken: `1//${subject}-refresh`, accessToken: 'ya29.x', expiresAt: 0 },
    accessEndsAt: null,
  };
}

/** A Google that answers at once and well, but for what a test puts in its place. */
function google(
  differently: Partial<GoogleGate> & { list?: CalendarProvider['listCalendars'] } = {},
) {
  const revoked: string[] = [];
  const given: { access: StoredAccess; keep(access: StoredAccess): Promise<void> }[] = [];
  const gate: GoogleGate = {
    signIn: async () => person(),
    provider(_client, access, keep) {
      given.push({ access, keep });
      return {
        listCalendars: differently.list ?? (async () => ({ ok: true, value: [primary] })),
      } as Partial<CalendarProvider> as CalendarProvider;
    },
    async revoke({ refreshToken }) {
      revoked.push(refreshToken);
      return { ok: true, value: null };
    },
    ...differently,
  };
  return { ...gate, revoked, given };
}

async function connected(gate = google(), keychain = testKeychain()) {
  const app = await testAccounts(gate, { keychain });
  await app.ask['accounts.setOAuthClient'](client);
  await app.ask['accounts.connect'](undefined);
  return { app, id: (await app.only()).id };
}

describe('the OAuth client', () => {
  test('is asked for before the browser opens', async () => {
    const app = await testAccounts(google());
    await expect(app.ask['accounts.connect'](undefined)).rejects.toMatchObject({
      code: 'invalid-input',
      field: 'clientId',
    });
    expect(await app.ask['accounts.view'](undefined)).toMatchObject({ isConnecting: false });
  });

  test('is never shown whole, and not without its secret taken', async () => {
    const app = await testAccounts(google());
    const view = await app.ask['accounts.setOAuthClient'](client);
    expect(view.oauthClient).toEqual({ idPreview: 'my-client.ap…' });
    expect(JSON.stringify(app.announced)).not.toContain(client.clientSecret);
    await expect(
      app.ask['accounts.setOAuthClient']({ clientId: 'x', clientSecret: '' }),
    ).rejects.toMatchObject({ field: 'clientSecret' });
    expect(await app.tokens.readClient()).toEqual(client);
  });

  test('is read from the file that Google gives; choosing none changes nothing', async () => {
    const app = await testAccounts(google());
    expect(await app.ask['accounts.chooseOAuthClientFile'](undefined)).toMatchObject({
      oauthClient: null,
    });
    app.chosenFile.text = '{"web":{}}';
    await expect(app.ask['accounts.chooseOAuthClientFile'](undefined)).rejects.toMatchObject({
      field: 'clientFile',
    });
    app.chosenFile.text = JSON.stringify({
      installed: { client_id: client.clientId, client_secret: client.clientSecret },
    });
    await app.ask['accounts.chooseOAuthClientFile'](undefined);
    expect(await app.tokens.readClient()).toEqual(client);
  });

  test('is used anew by every account once it was changed', async () => {
    const gate = google();
    const { app, id } = await connected(gate);
    const before = await app.accounts.providerFor(id);
    expect(await app.accounts.providerFor(id)).toBe(before);
    await app.ask['accounts.setOAuthClient']({ ...client, clientSecret: 'another' });
    expect(await app.accounts.providerFor(id)).not.toBe(before);
  });
});

describe('signing in', () => {
  test('waits for one browser at a time', async () => {
    const answer = later<ConnectedAccount>();
    const app = await testAccounts(google({ signIn: () => answer.promise }));
    await app.ask['accounts.setOAuthClient'](client);
    const first = app.ask['accounts.connect'](undefined);
    await expect(app.ask['accounts.connect'](undefined)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect((await app.ask['accounts.view'](undefined)).isConnecting).toBe(true);
    answer.resolve(person());
    expect(await first).toMatchObject({ isConnecting: false, accounts: [{ status: 'connected' }] });
  });

  test('can be cancelled, and is when the app quits', async () => {
    const signIn: GoogleGate['signIn'] = (_client, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () =>
          reject(new ExpectedError('cancelled', 'Connecting was cancelled.')),
        );
      });
    const app = await testAccounts(google({ signIn }));
    await app.ask['accounts.setOAuthClient'](client);
    for (const end of [
      () => app.ask['accounts.cancelConnect'](undefined),
      () => app.accounts.stop(),
    ]) {
      const waiting = app.ask['accounts.connect'](undefined);
      await settle();
      await Promise.all([end(), expect(waiting).rejects.toMatchObject({ code: 'cancelled' })]);
      expect(await app.ask['accounts.view'](undefined)).toMatchObject({
        isConnecting: false,
        accounts: [],
      });
    }
  });

  test('counts only once its secret is stored', async () => {
    const app = await testAccounts(google());
    await app.ask['accounts.setOAuthClient'](client);
    const write = app.keychain.write;
    app.keychain.write = () =>
      Promise.reject(new ExpectedError('no-keychain', 'The keychain is locked.'));
    await expect(app.ask['accounts.connect'](undefined)).rejects.toMatchObject({
      code: 'no-keychain',
    });
    expect((await app.only()).status).toBe('disconnected');
    app.keychain.write = write;
    await app.ask['accounts.connect'](undefined);
    expect((await app.only()).status).toBe('connected');
  });

  test('stands even when the calendars can not be listed yet; the reason shows until they are', async () => {
    let answer: Outcome<RemoteCalendar[]> = {
      ok: false,
      error: {
        kind: 'forbidden',
        message: 'The Calendar API is switched off.',
        status: 403,
        reason: 'accessNotConfigured',
        retryAfterMs: null,
      },
    };
    const { app, id } = await connected(google({ list: async () => answer }));
    expect(await app.only()).toMatchObject({
      status: 'connected',
      trouble: expect.stringContaining('switched off'),
      calendars: [],
    });
    answer = { ok: true, value: [primary] };
    await app.ask['accounts.refreshCalendars']({ accountId: id });
    expect(await app.only()).toMatchObject({ trouble: null, calendars: [{ name: 'Ada' }] });
  });
});

describe('answers that come after the account was disconnected', () => {
  test('a list of calendars is not kept', async () => {
    const list = later<Outcome<RemoteCalendar[]>>();
    let isFirst = true;
    const gate = google({
      list: () => {
        if (!isFirst) return list.promise;
        isFirst = false;
        return Promise.resolve({ ok: true, value: [primary] });
      },
    });
    const { app, id } = await connected(gate);
    const refreshing = app.ask['accounts.refreshCalendars']({ accountId: id });
    await settle();
    await app.ask['accounts.disconnect']({ accountId: id });
    list.resolve({
      ok: true,
      value: [primary, { ...primary, remoteId: 'late', name: 'Late', isPrimary: false }],
    });
    await refreshing;
    expect((await app.only()).calendars.map(({ name }) => name)).toEqual(['Ada']);
  });

  test('a dead access does not ask to reconnect what was disconnected on purpose', async () => {
    const list = later<Outcome<RemoteCalendar[]>>();
    let isFirst = true;
    const gate = google({
      list: () =>
        isFirst
          ? ((isFirst = false), Promise.resolve({ ok: true, value: [primary] }))
          : list.promise,
    });
    const { app, id } = await connected(gate);
    const refreshing = app.ask['accounts.refreshCalendars']({ accountId: id });
    await settle();
    await app.ask['accounts.disconnect']({ accountId: id });
    list.resolve({
      ok: false,
      error: { kind: 'auth', message: 'dead', status: 401, reason: null, retryAfterMs: null },
    });
    await expect(refreshing).rejects.toMatchObject({ code: 'not-connected' });
    expect((await app.only()).status).toBe('disconnected');
  });

  test('a replaced access does not come back into the keychain', async () => {
    const gate = google();
    const { app, id } = await connected(gate);
    await app.ask['accounts.disconnect']({ accountId: id });
    await gate.given[0]!.keep({ refreshToken: '1//replaced' });
    expect(secretsOf(app.keychain, id).access).toBe(false);
    await app.ask['accounts.connect'](undefined);
    await gate.given[0]!.keep({ refreshToken: '1//replaced' });
    expect(await app.tokens.readAccess(id)).toEqual({ refreshToken: '1//ada-refresh' });
  });
});

describe('giving back', () => {
  test('waits while a sign-in is under way, which the same account’s old access would end', async () => {
    let signIn = later<ConnectedAccount>();
    signIn.resolve(person());
    const gate = google({ signIn: () => signIn.promise });
    const { app, id } = await connected(gate);
    app.accounts.start();
    await settle();
    signIn = later();
    const again = app.ask['accounts.connect'](undefined);
    await settle();
    await app.ask['accounts.disconnect']({ accountId: id });
    app.network.turn(true);
    await settle();
    expect(gate.revoked).toEqual([]);
    signIn.resolve({ ...person(), tokens: { ...person().tokens, refreshToken: '1//new' } });
    await again;
    await settle();
    expect(gate.revoked).toEqual([]);
    expect(app.row()).toMatchObject({ status: 'connected', revoke_pending: 0, error_text: null });
    expect(await app.tokens.readAccess(id)).toEqual({ refreshToken: '1//new' });
    expect(secretsOf(app.keychain, id).revocation).toBe(false);
  });

  test('goes on for one account while another signs in', async () => {
    const gate = google();
    const { app, id } = await connected(gate);
    gate.signIn = async () => person('bob');
    app.accounts.start();
    await app.ask['accounts.disconnect']({ accountId: id });
    await settle();
    expect(gate.revoked).toEqual(['1//ada-refresh']);
  });

  test('is repeated more and more seldom, and ends with the app', async () => {
    let tries = 0;
    const error = {
      kind: 'rate-limited',
      message: 'busy',
      status: 503,
      reason: null,
      retryAfterMs: null,
    } as const;
    const { app, id } = await connected(
      google({
        revoke: async () => {
          tries += 1;
          return { ok: false, error };
        },
      }),
    );
    await app.ask['accounts.disconnect']({ accountId: id });
    await settle();
    for (let minute = 0; minute < 240; minute += 1) {
      app.timers.advance(60_000);
      await settle();
    }
    expect(tries).toBeGreaterThan(20);
    expect(tries).toBeLessThan(120);
    await app.accounts.stop();
    expect(app.timers.waiting).toBe(0);
  });
});

describe('a crash between keychain and database', () => {
  test('leaves no access behind that nobody uses', async () => {
    const database = await testDatabase();
    const keychain = testKeychain();
    const gate = google();
    const first = await testAccounts(gate, { database, keychain });
    await first.ask['accounts.setOAuthClient'](client);
    await first.ask['accounts.connect'](undefined);
    const { id } = await first.only();
    // As if the app had died right after the database had committed the disconnect, or before it committed the connect.
    database.sqlite.prepare(`UPDATE account SET status = 'disconnected'`).run();
    const next = await testAccounts(gate, { database, keychain });
    next.accounts.start();
    await settle();
    expect(gate.revoked).toEqual(['1//ada-refresh']);
    expect(secretsOf(keychain, id)).toEqual({ access: false, revocation: false });
    expect(next.row().revoke_pending).toBe(0);
    await database.close();
  });

  test('does not end an access that is in use', async () => {
    const database = await testDatabase();
    const keychain = testKeychain();
    const gate = google();
    const first = await testAccounts(gate, { database, keychain });
    await first.ask['accounts.setOAuthClient'](client);
    await first.ask['accounts.connect'](undefined);
    const { id } = await first.only();
    // As if it had died before the database committed the disconnect.
    await first.tokens.writeRevocation(id, { refreshToken: '1//ada-refresh' });
    const next = await testAccounts(gate, { database, keychain });
    next.accounts.start();
    await settle();
    expect(gate.revoked).toEqual([]);
    expect(secretsOf(keychain, id)).toEqual({ access: true, revocation: false });
    await database.close();
  });
});

describe('without a keychain', () => {
  test('the connection lasts until the app is closed, and says so', async () => {
    const database = await testDatabase();
    const first = await testAccounts(google(), { database, keychain: testKeychain(false) });
    await first.ask['accounts.setOAuthClient'](client);
    expect(await first.ask['accounts.connect'](undefined)).toMatchObject({
      keychainIsPersistent: false,
      accounts: [{ status: 'connected' }],
    });
    const { id } = await first.only();
    const next = await testAccounts(google(), { database, keychain: testKeychain(false) });
    expect(await next.accounts.providerFor(id)).toBeNull();
    expect(await next.only()).toMatchObject({
      status: 'reconnect',
      trouble: expect.stringContaining('no keychain'),
    });
    await database.close();
  });

  test('an access that could not be given back in time is the person’s to remove', async () => {
    const database = await testDatabase();
    const offline = {
      kind: 'offline',
      message: 'no network',
      status: null,
      reason: null,
      retryAfterMs: null,
    } as const;
    const first = await testAccounts(
      google({ revoke: async () => ({ ok: false, error: offline }) }),
      {
        database,
        keychain: testKeychain(false),
      },
    );
    await first.ask['accounts.setOAuthClient'](client);
    await first.ask['accounts.connect'](undefined);
    await first.ask['accounts.disconnect']({ accountId: (await first.only()).id });
    const next = await testAccounts(google(), { database, keychain: testKeychain(false) });
    next.accounts.start();
    await settle();
    expect(await next.only()).toMatchObject({
      trouble: expect.stringContaining('myaccount.google.com'),
    });
    expect(next.row().revoke_pending).toBe(0);
    await database.close();
  });
});

test('a locked keychain concludes nothing: the account stays connected', async () => {
  const { app, id } = await connected();
  const next = await testAccounts(google(), { database: app.database, keychain: app.keychain });
  app.keychain.isLocked = true;
  expect(await next.accounts.providerFor(id)).toBeNull();
  app.keychain.isLocked = false;
  expect((await next.only()).status).toBe('connected');
  expect(await next.accounts.providerFor(id)).not.toBeNull();
});

test('disconnecting twice, or what is not known, harms nothing', async () => {
  const { app, id } = await connected();
  await app.ask['accounts.disconnect']({ accountId: id });
  const epoch = app.row().auth_epoch;
  await app.ask['accounts.disconnect']({ accountId: id });
  expect(app.row().auth_epoch).toBe(epoch);
  const unknown = '01900000-0000-7000-8000-00000000ffff' as AccountId;
  await expect(app.ask['accounts.disconnect']({ accountId: unknown })).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(app.ask['accounts.startSync']({ accountId: unknown })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('the sync starts when the person says so, and only for a connected account', async () => {
  const { app, id } = await connected();
  expect((await app.ask['accounts.startSync']({ accountId: id })).accounts[0]).toMatchObject({
    syncStarted: true,
  });
  expect(app.wakes.at(-1)).toBe('person');
  await app.ask['accounts.disconnect']({ accountId: id });
  expect((await app.only()).syncStarted).toBe(false);
  await expect(app.ask['accounts.startSync']({ accountId: id })).rejects.toMatchObject({
    code: 'not-connected',
  });
});
