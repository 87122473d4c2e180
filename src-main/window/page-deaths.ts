import { app, type BrowserWindow, dialog } from 'electron';
import type { Clock, Log } from '../platform/ports.ts';
import { createRevivals } from './revivals.ts';

export type PageDeaths = { watch(window: BrowserWindow, revived: () => void): void };

/**
 * Brings the page back when its process dies: everything it showed is in the database. One that dies again and again
 * is brought back only when the person says so.
 */
export function createPageDeaths({ clock, log }: { clock: Clock; log: Log }): PageDeaths {
  const revivals = createRevivals(clock);

  return {
    watch(window, revived) {
      function revive(): void {
        revived();
        window.reload();
      }

      window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
        log.error('the page has died', { reason, exitCode });
        if (reason === 'clean-exit') return;
        if (revivals.mayRevive()) {
          revive();
          return;
        }
        askToRevive(window).then(
          (isWanted) => {
            if (window.isDestroyed()) return;
            revivals.forgive();
            if (isWanted) revive();
            else app.quit();
          },
          (error: unknown) => log.error('nobody could be asked about the dead page', { error }),
        );
      });
      window.on('unresponsive', () => log.warn('the page does not answer'));
      window.on('responsive', () => log.info('the page answers again'));
    },
  };
}

async function askToRevive(window: BrowserWindow): Promise<boolean> {
  const { t } = await import('../../src-shared/words/words.ts'); // loaded long since, but not before the window
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: t('frame:trouble.stopsAgainTitle'),
    detail: t('frame:trouble.stopsAgain'),
    buttons: [t('frame:trouble.reload'), t('frame:trouble.quit')],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}
