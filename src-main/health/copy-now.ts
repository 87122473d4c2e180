import { basename } from 'node:path';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { t } from '../../src-shared/words/words.ts';
import type { Backups } from '../database/backup.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Log } from '../platform/ports.ts';

/** Lets the person copy the book aside whenever they like. */
export function copyHandlers({
  backups,
  log,
}: {
  backups: Backups;
  log: Log;
}): Pick<Handlers, 'data.copyNow'> {
  return {
    async 'data.copyNow'() {
      try {
        return { name: basename(await backups.copyBefore('by hand')) };
      } catch (cause) {
        log.error('a copy that was asked for could not be made', { error: cause });
        throw new ExpectedError('not-allowed', t('settings:data.copyFailed'), { cause });
      }
    },
  };
}
