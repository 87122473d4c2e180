import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { expect, test } from 'vitest';
import { holdRequests } from '../../src-main/ipc/hold-requests.ts';

type Listener = Parameters<IpcMain['handle']>[1];

function ipcOfTest() {
  const listeners = new Map<string, Listener>();
  return {
    ipc: { handle: (channel: string, listener: Listener) => void listeners.set(channel, listener) },
    ask: async (...given: unknown[]): Promise<unknown> =>
      await (listeners.get('request')?.({} as IpcMainInvokeEvent, ...given) as Promise<unknown>),
  };
}

test('requests that come before anybody can answer wait for their answer, in their order, and later ones do not', async () => {
  const { ipc, ask } = ipcOfTest();
  const gate = holdRequests(ipc);
  const answered: unknown[] = [];
  const early = ['first', 'second'].map(async (channel) => answered.push(await ask(channel, 1)));
  await new Promise((resolve) => void setImmediate(resolve));
  expect(answered).toEqual([]);

  gate.handle('request', async (_event, channel: unknown, input: unknown) => [channel, input]);
  await Promise.all(early);
  expect(answered).toEqual([
    ['first', 1],
    ['second', 1],
  ]);
  expect(await ask('third', 2)).toEqual(['third', 2]);
});

test('a refusal of the one who answers is the page’s answer', async () => {
  const { ipc, ask } = ipcOfTest();
  const gate = holdRequests(ipc);
  gate.handle('request', () => Promise.reject(new Error('refused')));
  await expect(ask('first')).rejects.toThrow('refused');
});

test('there is no other way to ask', () => {
  const gate = holdRequests(ipcOfTest().ipc);
  expect(() => gate.handle('another', async () => null)).toThrow('another');
});
