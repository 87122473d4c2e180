import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { Reply } from '../../src-shared/ipc/contract.ts';
import type { Serving } from './serve.ts';

type Judged = Pick<IpcMainInvokeEvent, 'senderFrame'>;

/**
 * Takes the requests of every page, on the channel `request` one by one and on `requests` as many as a page begins with, and
 * has them answered elsewhere. Of what isn't our page's nothing is passed on but that it came.
 */
export function takeRequests(
  ipc: Pick<IpcMain, 'handle'>,
  isTrusted: (event: Judged) => boolean,
  { answer, answerAll }: Pick<Serving, 'answer' | 'answerAll'>,
): void {
  ipc.handle('request', (event, channel: unknown, raw: unknown): Promise<Reply<unknown>> =>
    isTrusted(event) ? answer('page', channel, raw) : answer('stranger', null, null),
  );
  ipc.handle('requests', (event, calls: unknown): Promise<Reply<unknown>[]> =>
    isTrusted(event) ? answerAll('page', calls) : answerAll('stranger', [null]),
  );
}
