import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { createGoogleGate } from '../../src-main/accounts/google-gate.ts';
import { readEndpoints } from '../../src-main/calendars/google/endpoints.ts';
import { createOpenBrowser } from '../../src-main/window/open-browser.ts';
import { exampleClient } from '../google-emulator/google.ts';
import { type Emulator, startEmulator } from '../google-emulator/server.ts';
import {
  noNetwork,
  secretsOf,
  testAccounts,
  type TestAccounts,
  type TestOptions,
} from './support.ts';

const base = 'https://www.googleapis.com/auth/';
let emulator: Emulator;
let app: TestAccounts;
/** Cuts every request to Google while true, the browser's excepted. */
let isCutOff: boolean;

async function startAccounts(options: TestOptions = {}): Promise<TestAccounts> {
  const endpoints = readEndpoints(emulator.environment);
  const started = await testAccounts(
    ({ timers, clock }) =>
      createGoogleGate({
        endpoints,
        clock,
        timers,
        openBrowser: createOpenBrowser({
          authUrl: endpoints.authUrl,
          openExternal: () => Promise.reject(new Error('no browser here')),
        }),
        fetch: (url, init) => (isCutOff ? Promise.reject(noNetwork()) : fetch(url, init)),
      }),
    options,
  );
  await started.tokens.writeClient(exampleClient);
  return started;
}

beforeEach(async () => {
  isCutOff = false;
  emulator = await startEmulator();
  onTestFinished(() => emulator.stop());
  app = await startAccounts();
});

/** Revocations run in the background. */
async function until(isSo: () => boolean): Promise<void> {
  await expect.poll(isSo, { timeout: 5000, interval: 5 }).toBe(true);
}

const grants = () =>
  emulator.control.grants().map(({ account, revoked }) => ({ account, revoked }));

test('a sign-in brings the account with its calendars, none of them chosen', async () => {
  emulator.control.addCalendar({ summary: 'Practice' });
  const view = await app.ask['accounts.connect'](undefined);
  expect(view).toMatchObject({
    oauthClient: { idPreview: 'emulator.app…' },
    keychainIsPersistent: true,
    isConnecting: false,
    accounts: [
      {
        email: 'ada@example.com',
        status: 'connected',
        syncStarted: false,
        canCreateCalendars: true,
        trouble: null,
      },
    ],
  });
  const calendars = view.accounts[0]!.calendars;
  expect(calendars.map(({ name, isPrimary, canWrite }) => ({ name, isPrimary, canWrite }))).toEqual(
    [
      { name: 'ada@example.com', isPrimary: true, canWrite: true },
      { name: 'Practice', isPrimary: false, canWrite: true },
    ],
  );
  expect(calendars.some(({ isTarget, isSelected }) => isTarget || isSelected)).toBe(false);
  expect(app.announced.map(({ isConnecting }) => isConnecting)).toContain(true);
  expect(app.wakes).toEqual(['person']);
});

test('nothing secret is in the database or in the log', async () => {
  await app.ask['accounts.connect'](undefined);
  await app.ask['accounts.disconnect']({ accountId: (await app.only()).id });
  const secrets = [
    exampleClient.clientSecret,
    ...[...app.keychain.secrets.values()].map((text) => JSON.parse(text).refreshToken as string),
  ];
  const written = `${app.database.sqlite.serialize().toString('latin1')}${JSON.stringify(app.log.lines)}`;
  for (const secret of secrets.filter(Boolean)) expect(written).not.toContain(secret);
});

test('one calendar at a time is the one that bookings go to', async () => {
  emulator.control.addCalendar({ summary: 'Practice' });
  await app.ask['accounts.connect'](undefined);
  await app.ask['accounts.chooseTarget']({ calendarId: await app.calendarId('Practice') });
  await app.ask['accounts.chooseTarget']({ calendarId: await app.calendarId('ada@example.com') });
  const { calendars } = await app.only();
  expect(
    calendars.map(({ name, isTarget, isSelected }) => ({ name, isTarget, isSelected })),
  ).toEqual([
    { name: 'ada@example.com', isTarget: true, isSelected: true },
    { name: 'Practice', isTarget: false, isSelected: true },
  ]);
  await expect(
    app.ask['accounts.selectCalendar']({
      calendarId: await app.calendarId('ada@example.com'),
      isSelected: false,
    }),
  ).rejects.toMatchObject({ code: 'not-allowed' });
  await app.ask['accounts.selectCalendar']({
    calendarId: await app.calendarId('Practice'),
    isSelected: false,
  });
  expect((await app.only()).calendars[1]).toMatchObject({ isSelected: false });
});

test('a calendar that may only be read takes no bookings', async () => {
  emulator.control.addAccount({ email: 'bob@example.com' });
  const shared = emulator.control.addCalendar({ account: 'bob@example.com', summary: 'Room' });
  emulator.control.setRole({ calendarId: shared.id, account: 'ada@example.com', role: 'reader' });
  await app.ask['accounts.connect'](undefined);
  const calendarId = await app.calendarId('Room');
  await expect(app.ask['accounts.chooseTarget']({ calendarId })).rejects.toMatchObject({
    code: 'not-allowed',
  });
  expect((await app.only()).calendars.some(({ isTarget }) => isTarget)).toBe(false);
});

test('a new calendar can be created in the zone of the practice, and is chosen by the person alone', async () => {
  app.database.sqlite
    .prepare(`INSERT INTO setting VALUES ('practiceTimeZone', '"Europe/Lisbon"')`)
    .run();
  await app.ask['accounts.connect'](undefined);
  const { id } = await app.only();
  await app.ask['accounts.createCalendar']({ accountId: id, name: 'Appointments' });
  expect((await app.only()).calendars).toContainEqual(
    expect.objectContaining({
      name: 'Appointments',
      timeZone: 'Europe/Lisbon',
      canWrite: true,
      isTarget: false,
    }),
  );
  await app.ask['accounts.refreshCalendars']({ accountId: id });
  expect((await app.only()).calendars.filter(({ name }) => name === 'Appointments')).toHaveLength(
    1,
  );
});

test('without the right to create calendars everything else works', async () => {
  emulator.control.setConsent({
    scopes: ['openid', 'email', `${base}calendar.events`, `${base}calendar.calendarlist.readonly`],
  });
  const { accounts } = await app.ask['accounts.connect'](undefined);
  expect(accounts[0]).toMatchObject({ status: 'connected', canCreateCalendars: false });
  await expect(
    app.ask['accounts.createCalendar']({ accountId: accounts[0]!.id, name: 'Appointments' }),
  ).rejects.toMatchObject({ code: 'not-allowed' });
});

test('a calendar that is off the list is asked for by itself: only one that is gone counts as gone', async () => {
  emulator.control.addCalendar({ summary: 'Practice' });
  const other = emulator.control.addCalendar({ summary: 'Other' });
  await app.ask['accounts.connect'](undefined);
  const { id } = await app.only();
  await app.ask['accounts.chooseTarget']({ calendarId: await app.calendarId('Other') });

  emulator.control.addFault({
    route: 'calendarList.list',
    effect: { phase: 'before', failure: { kind: 'status', status: 500 } },
  });
  await expect(app.ask['accounts.refreshCalendars']({ accountId: id })).rejects.toMatchObject({
    code: 'remote-refused',
  });
  emulator.control.clearFaults();
  expect((await app.only()).calendars.find(({ name }) => name === 'Other')?.trouble).toBeNull();

  emulator.control.deleteCalendar({ calendarId: other.id });
  emulator.control.addFault({
    route: 'events.list',
    effect: { phase: 'before', failure: { kind: 'status', status: 503 } },
  });
  await app.ask['accounts.refreshCalendars']({ accountId: id });
  emulator.control.clearFaults();
  expect((await app.only()).calendars.find(({ name }) => name === 'Other')?.trouble).toBeNull();

  await app.ask['accounts.refreshCalendars']({ accountId: id });
  expect((await app.only()).calendars.find(({ name }) => name === 'Other')).toMatchObject({
    isTarget: true,
    canWrite: false,
    trouble: expect.stringContaining('no longer exists'),
  });

  emulator.control.restoreCalendar({ calendarId: other.id });
  await app.ask['accounts.refreshCalendars']({ accountId: id });
  expect((await app.only()).calendars.find(({ name }) => name === 'Other')).toMatchObject({
    canWrite: true,
    trouble: null,
  });
});

test('when the person refuses, nothing was changed', async () => {
  emulator.control.setConsent({ decision: 'deny' });
  await expect(app.ask['accounts.connect'](undefined)).rejects.toMatchObject({ code: 'cancelled' });
  expect(await app.ask['accounts.view'](undefined)).toMatchObject({
    isConnecting: false,
    accounts: [],
  });
  expect([...app.keychain.secrets.keys()]).toEqual(['google oauth client']);
});

test('a box that was left unticked is named, and nothing is stored', async () => {
  emulator.control.setConsent({
    scopes: ['openid', 'email', `${base}calendar.calendarlist.readonly`],
  });
  await expect(app.ask['accounts.connect'](undefined)).rejects.toMatchObject({
    code: 'not-allowed',
    message: expect.stringContaining('View and edit events'),
  });
  expect((await app.ask['accounts.view'](undefined)).accounts).toEqual([]);
  expect([...app.keychain.secrets.keys()]).toEqual(['google oauth client']);
});

test('disconnecting gives the access back and forgets it', async () => {
  app.accounts.start();
  await app.ask['accounts.connect'](undefined);
  const { id } = await app.only();
  const view = await app.ask['accounts.disconnect']({ accountId: id });
  expect(view.accounts[0]).toMatchObject({ status: 'disconnected', syncStarted: false });
  expect(await app.accounts.providerFor(id)).toBeNull();
  await until(() => app.row().revoke_pending === 0 && !secretsOf(app.keychain, id).revocation);
  expect(grants()).toEqual([{ account: 'ada@example.com', revoked: true }]);
  expect(secretsOf(app.keychain, id)).toEqual({ access: false, revocation: false });
});

test('the same person connects the same account again', async () => {
  app.accounts.start();
  const first = (await app.ask['accounts.connect'](undefined)).accounts[0]!;
  await app.ask['accounts.chooseTarget']({ calendarId: await app.calendarId('ada@example.com') });
  await app.ask['accounts.disconnect']({ accountId: first.id });
  await until(() => app.row().revoke_pending === 0);
  const again = await app.only();
  await app.ask['accounts.connect'](undefined);
  const second = await app.only();
  expect(second).toMatchObject({ id: first.id, status: 'connected', syncStarted: false });
  expect(second.calendars.map(({ id, isTarget }) => ({ id, isTarget }))).toEqual(
    again.calendars.map(({ id, isTarget }) => ({ id, isTarget })),
  );
  expect(second.calendars.some(({ isTarget }) => isTarget)).toBe(true);
  expect(app.row().auth_epoch).toBe(3);
});

test('another person is another account', async () => {
  emulator.control.addAccount({ email: 'bob@example.com' });
  await app.ask['accounts.connect'](undefined);
  emulator.control.setConsent({ account: 'bob@example.com' });
  const { accounts } = await app.ask['accounts.connect'](undefined);
  expect(accounts.map(({ email, status }) => ({ email, status }))).toEqual([
    { email: 'ada@example.com', status: 'connected' },
    { email: 'bob@example.com', status: 'connected' },
  ]);
  expect(new Set(accounts.map(({ id }) => id)).size).toBe(2);
});

test('disconnected without a network, the access is given back when there is one', async () => {
  app.accounts.start();
  await app.ask['accounts.connect'](undefined);
  const { id } = await app.only();
  isCutOff = true;
  await app.ask['accounts.disconnect']({ accountId: id });
  await until(() => app.timers.waiting > 0);
  expect(grants()).toEqual([{ account: 'ada@example.com', revoked: false }]);
  expect(secretsOf(app.keychain, id)).toEqual({ access: false, revocation: true });
  isCutOff = false;
  app.network.turn(true);
  await until(() => app.row().revoke_pending === 0);
  expect(grants()).toEqual([{ account: 'ada@example.com', revoked: true }]);
});

test('… or after a while, or at the next start', async () => {
  app.accounts.start();
  await app.ask['accounts.connect'](undefined);
  const { id } = await app.only();
  isCutOff = true;
  await app.ask['accounts.disconnect']({ accountId: id });
  await until(() => app.timers.waiting > 0);
  app.timers.advance(15 * 60_000);
  await until(() => app.timers.waiting > 0);
  expect(app.row().revoke_pending).toBe(1);
  await app.accounts.stop();

  isCutOff = false;
  const next = await startAccounts({ database: app.database, keychain: app.keychain });
  next.accounts.start();
  await until(() => next.row().revoke_pending === 0);
  expect(grants()).toEqual([{ account: 'ada@example.com', revoked: true }]);
});

test('an access that waits to be given back is not, once the same account is connected again', async () => {
  app.accounts.start();
  await app.ask['accounts.connect'](undefined);
  const { id } = await app.only();
  isCutOff = true;
  await app.ask['accounts.disconnect']({ accountId: id });
  await until(() => app.timers.waiting > 0);
  isCutOff = false;
  await app.ask['accounts.connect'](undefined);
  app.network.turn(true);
  app.timers.advance(60 * 60_000);
  await app.ask['accounts.refreshCalendars']({ accountId: id });
  expect(secretsOf(app.keychain, id)).toEqual({ access: true, revocation: false });
  expect(app.row()).toMatchObject({ revoke_pending: 0, status: 'connected' });
  expect(grants().some(({ revoked }) => !revoked)).toBe(true);
});

test('access that the person ended at Google asks to connect again, and connecting again heals it', async () => {
  await app.ask['accounts.connect'](undefined);
  const { id } = await app.only();
  emulator.control.revokeAccess({});
  emulator.control.expireAccessTokens({});
  await expect(app.ask['accounts.refreshCalendars']({ accountId: id })).rejects.toMatchObject({
    code: 'not-connected',
  });
  expect(await app.only()).toMatchObject({
    status: 'reconnect',
    trouble: expect.stringContaining('ended the access'),
  });
  await app.ask['accounts.connect'](undefined);
  expect(await app.only()).toMatchObject({ id, status: 'connected', trouble: null });
});

test('a replaced access is kept, so that the next start can go on with it', async () => {
  emulator.control.setKnobs({ rotateRefreshTokens: true });
  await app.ask['accounts.connect'](undefined);
  const { id } = await app.only();
  emulator.control.expireAccessTokens({});
  await app.ask['accounts.refreshCalendars']({ accountId: id });
  const next = await startAccounts({ database: app.database, keychain: app.keychain });
  await next.ask['accounts.refreshCalendars']({ accountId: id });
  expect(await next.only()).toMatchObject({ status: 'connected' });
});
