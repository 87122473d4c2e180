import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Channel, Output, Reply, Request } from '../../src-shared/ipc/contract.ts';
import { exampleClient } from '../google-emulator/google.ts';
import { type Emulator, startEmulator } from '../google-emulator/server.ts';
import {
  launchApp,
  type LaunchOptions,
  type RunningApp,
  temporaryFolder,
} from '../support/electron-app.ts';

let emulator: Emulator;
let folder: { path: string; remove: () => Promise<void> };
let app: RunningApp | null;

beforeEach(async () => {
  emulator = await startEmulator();
  folder = await temporaryFolder();
  app = null;
});

afterEach(async () => {
  await app?.kill().catch(() => undefined); // it has ended already where the test did its work
  await emulator.stop();
  await folder.remove();
});

async function launch(options: Partial<LaunchOptions> = {}): Promise<void> {
  app = await launchApp({ userData: folder.path, env: { ...emulator.environment }, ...options });
}

async function ask<C extends Channel>(channel: C, input: Request<C>): Promise<Output<C>> {
  const reply = (await app!.window.evaluate(
    ([channel, input]) => window.appointmentAgent.request(channel, input),
    [channel, input] as const,
  )) as Reply<Output<C>>;
  if (!reply.ok) throw new Error(`${reply.failure.code}: ${reply.failure.message}`);
  return reply.value;
}

async function connect(): Promise<string> {
  await ask('accounts.setOAuthClient', exampleClient);
  const { accounts } = await ask('accounts.connect', undefined);
  const { id, calendars } = accounts[0]!;
  await ask('accounts.chooseTarget', { calendarId: calendars[0]!.id });
  await ask('accounts.startSync', { accountId: id });
  return id;
}

/** Everything in the data folder, and everything the app has said. */
function written(): string {
  const files = readdirSync(folder.path, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return (
    files.map((file) => readFileSync(join(file.parentPath, file.name), 'latin1')).join('\n') +
    app!.output()
  );
}

test('an account is connected, used, found again after a restart, and given back', async () => {
  await launch();
  const accountId = await connect();
  await ask('bookings.create', {
    clientId: null,
    serviceId: null,
    when: {
      allDay: false,
      startAt: Date.UTC(2026, 2, 3, 9),
      endAt: Date.UTC(2026, 2, 3, 10),
      timeZone: 'Europe/Berlin',
    },
    title: 'Physiotherapy',
  });
  await expect
    .poll(() => emulator.control.events({}), { timeout: 10_000 })
    .toMatchObject([{ summary: 'Physiotherapy' }]);
  await app!.close();

  await launch();
  await ask('sync.now', undefined);
  expect(await ask('sync.summary', undefined)).toMatchObject({
    state: 'idle',
    waiting: 0,
    failed: 0,
  });
  expect(emulator.control.events({})).toHaveLength(1);
  await ask('accounts.disconnect', { accountId });
  await expect
    .poll(() => emulator.control.grants().every(({ revoked }) => revoked), { timeout: 10_000 })
    .toBe(true);
  const found = written();
  expect(found).not.toContain(exampleClient.clientSecret);
  expect(found).not.toMatch(/ya29\.[\w-]{20}|1\/\/0?[\w-]{20}/);
  await app!.close();
});

test('without a keychain the connection lasts until the app is closed, and the person is told', async () => {
  await launch({ keychain: 'none' });
  await connect();
  await ask('sync.now', undefined);
  expect(await ask('accounts.view', undefined)).toMatchObject({
    keychainIsPersistent: false,
    accounts: [{ status: 'connected' }],
  });
  await app!.close();

  await launch({ keychain: 'none' });
  await ask('sync.now', undefined);
  await expect
    .poll(() => ask('accounts.view', undefined), { timeout: 10_000 })
    .toMatchObject({
      accounts: [{ status: 'reconnect', trouble: expect.stringContaining('no keychain') }],
    });
  await app!.close();
});
