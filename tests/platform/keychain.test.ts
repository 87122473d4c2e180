import { describe, expect, test } from 'vitest';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import {
  createKeytarKeychain,
  type Keytar,
  openKeychain,
} from '../../src-main/platform/keytar-keychain.ts';
import { createMemoryKeychain } from '../../src-main/platform/memory-keychain.ts';
import { fakeClock, fakeLog, fakeTimers } from '../support/fakes.ts';

/** A keychain of the system's, in memory, that can be made to fail. */
function fakeKeytar(faults: Partial<Keytar> = {}): Keytar & { entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    getPassword: async (service, account) => entries.get(`${service}/${account}`) ?? null,
    setPassword: async (service, account, password) =>
      void entries.set(`${service}/${account}`, password),
    deletePassword: async (service, account) => entries.delete(`${service}/${account}`),
    ...faults,
  };
}

function setting() {
  const log = fakeLog();
  const timers = fakeTimers(fakeClock());
  return { log, timers };
}

describe.each([
  ['the system’s keychain', () => createKeytarKeychain(fakeKeytar(), 'Appointment Agent')],
  ['the keychain in memory', createMemoryKeychain],
])('%s', (_name, make) => {
  test('gives back what was written, until it is removed', async () => {
    const keychain = make();
    expect(await keychain.read('a')).toBeNull();
    await keychain.write('a', 'one');
    await keychain.write('b', 'other');
    await keychain.write('a', 'two');
    expect(await keychain.read('a')).toBe('two');
    await keychain.remove('a');
    await keychain.remove('a');
    expect(await keychain.read('a')).toBeNull();
    expect(await keychain.read('b')).toBe('other');
  });
});

describe('opening', () => {
  test('a keychain that works is used, under our name, and the probe leaves nothing behind', async () => {
    const { log, timers } = setting();
    const keytar = fakeKeytar();
    const keychain = await openKeychain({ log, timers, load: async () => keytar });
    expect(keychain.isPersistent).toBe(true);
    expect(keytar.entries.size).toBe(0);
    await keychain.write('a', 'one');
    expect([...keytar.entries]).toEqual([['Appointment Agent/a', 'one']]);
    expect(log.lines).toEqual([]);
    expect(timers.waiting).toBe(0);
  });

  const fail = (message: string) => () => Promise.reject(new Error(message));
  test.each<[string, () => Promise<Keytar>]>([
    ['keytar can’t be loaded', fail('libsecret-1.so.0: cannot open shared object file')],
    [
      'nothing can be written',
      async () => fakeKeytar({ setPassword: fail('Cannot autolaunch D-Bus without X11 $DISPLAY') }),
    ],
    ['nothing can be read', async () => fakeKeytar({ getPassword: fail('locked') })],
    ['nothing can be removed', async () => fakeKeytar({ deletePassword: fail('locked') })],
    ['it forgets', async () => fakeKeytar({ getPassword: async () => null })],
    ['it gives back something else', async () => fakeKeytar({ getPassword: async () => 'else' })],
  ])('%s: secrets stay in memory, and the log says why', async (_what, load) => {
    const { log, timers } = setting();
    const keychain = await openKeychain({ log, timers, load });
    expect(keychain.isPersistent).toBe(false);
    await keychain.write('a', 'one');
    expect(await keychain.read('a')).toBe('one');
    expect(log.lines).toMatchObject([
      {
        level: 'warn',
        message: expect.stringContaining('kept in memory until the app quits') as unknown,
      },
    ]);
  });

  test('a keychain that never answers does not hold up the start for ever', async () => {
    const { log, timers } = setting();
    const opening = openKeychain({
      log,
      timers,
      load: async () => fakeKeytar({ setPassword: () => new Promise(() => undefined) }),
    });
    await expect.poll(() => timers.waiting).toBe(1);
    timers.advance(60_000);
    expect((await opening).isPersistent).toBe(false);
  });
});

describe('a keychain that refuses later', () => {
  test.each([
    ['read', (keytar: Keytar) => createKeytarKeychain(keytar, 's').read('a'), /could not be read/],
    [
      'write',
      (keytar: Keytar) => createKeytarKeychain(keytar, 's').write('a', 'b'),
      /could not store the access/,
    ],
    [
      'remove',
      (keytar: Keytar) => createKeytarKeychain(keytar, 's').remove('a'),
      /could not remove/,
    ],
  ])('%s says what is safe and what to do, and keeps the cause', async (_what, act, message) => {
    const cause = new Error('User canceled the operation');
    const broken = () => Promise.reject(cause);
    const error: unknown = await act(
      fakeKeytar({ getPassword: broken, setPassword: broken, deletePassword: broken }),
    ).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ExpectedError);
    expect(error).toMatchObject({ code: 'no-keychain', cause });
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message).toMatch(/appointments are safe.*try again/);
  });

  test('more than Windows can keep is refused everywhere, before anything is written', async () => {
    const keytar = fakeKeytar();
    const keychain = createKeytarKeychain(keytar, 's');
    await keychain.write('a', 'ü'.repeat(1280));
    await expect(keychain.write('a', 'ü'.repeat(1281))).rejects.toMatchObject({
      code: 'no-keychain',
      cause: { message: expect.stringContaining('2560 bytes') as unknown },
    });
    expect(keytar.entries.get('s/a')).toBe('ü'.repeat(1280));
  });
});
