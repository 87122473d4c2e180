import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { t } from '../../src-shared/words/words.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Db } from '../database/schema.ts';
import { readSample } from './sample-repo.ts';

/** Refuses to connect an account while something in the book is made up: none of it may ever reach a calendar. */
export async function refuseToConnectSample(db: Db): Promise<void> {
  if ((await readSample(db)) === null) return;
  throw new ExpectedError('not-allowed', t('start:sample.refused.connecting'));
}

/** Refuses a receipt for a made-up booking: its number could never be given to a real one. */
export async function refuseReceiptOfSample(db: Db, bookingId: string): Promise<void> {
  const sample = await readSample(db);
  if (sample === null || !sample.bookings.some((id) => id === bookingId)) return;
  throw new ExpectedError('not-allowed', t('start:sample.refused.receipt'));
}

/** The requests of receipts, but for bookings of the sample practice. */
export function noReceiptsOfSample<T extends Pick<Handlers, 'receipts.issue'>>(
  db: Db,
  handlers: T,
): T {
  return {
    ...handlers,
    async 'receipts.issue'(wanted) {
      if ('bookingId' in wanted) await refuseReceiptOfSample(db, wanted.bookingId);
      return handlers['receipts.issue'](wanted);
    },
  };
}
