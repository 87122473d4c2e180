import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { Reply } from '../../src-shared/ipc/contract.ts';
import type { Serving } from './serve.ts';

/**
 * Takes the requests of every page on the one channel `request`, and has them answered elsewhere. Of one that isn't our
 * page's nothing is passed on but that it came.
 */
export function takeRequests(
  ipc: Pick<IpcMain, 'handle'>,
  isTrusted: (event: Pick<IpcMainInvokeEvent, 'senderFrame'>) => boolean,
  answer: Serving['answer'],
): void {
  ipc.handle('request', (event, channel: unknown, raw: unknown): Promise<Reply<unknown>> =>
    isTrusted(event) ? answer('page', channel, raw) : answer('stranger', null, null),
  );
}
