import type { IpcMain } from 'electron';

type Listener = Parameters<IpcMain['handle']>[1];

/**
 * Takes the window's requests from now on and lets them wait until somebody handles them, so that the page can be
 * loaded while what answers it is still being opened. What it answers stands for Electron's own in `serve`.
 */
export function holdRequests(ipc: Pick<IpcMain, 'handle'>): Pick<IpcMain, 'handle'> {
  let arrive: (listener: Listener) => void = () => undefined;
  const awaited = new Promise<Listener>((resolve) => {
    arrive = resolve;
  });
  ipc.handle('request', async (event, ...given: unknown[]): Promise<unknown> => {
    const listener = await awaited;
    return await (listener(event, ...given) as Promise<unknown>);
  });
  return {
    handle(channel, listener) {
      if (channel !== 'request') throw new Error(`nobody may ask on ${channel}`);
      arrive(listener);
    },
  };
}
