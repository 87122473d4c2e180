import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { Package } from '../../src-shared/domain/packages.ts';
import type { UndoPort } from '../undo/undo-port.ts';
import { findPackage, putPackage, readUse } from './package-repo.ts';
import { t } from '../../src-shared/words/words.ts';

/**
 * Lets a step on a package be taken back. Taking the sale itself back withdraws the package; neither that nor fewer
 * sessions is possible while bookings use them. (Receipts have no such port: they are cancelled, never taken back.)
 */
export const packageUndo: UndoPort = {
  kind: 'package',
  read: (db, id) => findPackage(db, id),
  async write(tx, id, after, at) {
    const now = await findPackage(tx, id);
    const next = after === null ? now && { ...now, withdrawnAt: at } : Package.parse(after);
    if (next === null) return;
    const use = await readUse(tx, id);
    const held = use.used + use.booked;
    if (held > 0 && (next.withdrawnAt !== null || held > next.sessionsTotal)) {
      throw new ExpectedError('not-allowed', t('refusals:package.stillInUse', { name: next.name }));
    }
    const receiptNumber = now?.receiptNumber ?? null;
    const isSold = next.withdrawnAt === null && next.priceMinor === now?.priceMinor;
    if (receiptNumber !== null && !isSold) {
      throw new ExpectedError(
        'not-allowed',
        t('refusals:package.stillReceipted', { receipt: receiptNumber }),
      );
    }
    await putPackage(tx, { ...next, receiptNumber, revision: (now?.revision ?? 0) + 1 }, at);
  },
};
