import { expect, test } from 'vitest';
import { lazyKeychain } from '../../src-main/platform/lazy-keychain.ts';
import { createMemoryKeychain } from '../../src-main/platform/memory-keychain.ts';
import type { Keychain } from '../../src-main/platform/ports.ts';

test('the keychain is opened once, at its first use, and then says what it is', async () => {
  let openings = 0;
  const keychain = lazyKeychain(async () => {
    openings += 1;
    return createMemoryKeychain();
  });
  expect([openings, keychain.isPersistent]).toEqual([0, true]);
  await Promise.all([keychain.write('a', 'x'), keychain.read('b')]);
  expect([openings, keychain.isPersistent]).toEqual([1, false]);
  expect(await keychain.read('a')).toBe('x');
  await keychain.remove('a');
  expect(await keychain.read('a')).toBeNull();
});

test('its end waits for what is under way, and takes nothing more', async () => {
  let finish: (secret: string) => void = () => undefined;
  const slow: Keychain = {
    ...createMemoryKeychain(),
    read: () => new Promise((resolve) => (finish = resolve)),
  };
  const keychain = lazyKeychain(async () => slow);
  const reading = keychain.read('a');
  await Promise.resolve();
  const order: string[] = [];
  void reading.then(() => order.push('read'));
  const stopping = keychain.stop().then(() => order.push('stopped'));
  await expect(keychain.read('b')).rejects.toThrow('quits');
  finish('x');
  await stopping;
  expect(order).toEqual(['read', 'stopped']);
});
