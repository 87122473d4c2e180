import type { Booking } from '../../src-shared/domain/booking.ts';
import { titleOf } from '../../src-shared/domain/booking.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { BookingId, ReceiptId } from '../../src-shared/domain/ids.ts';
import type { Package } from '../../src-shared/domain/packages.ts';
import {
  bookingLines,
  cancellingContent,
  receiptContent,
  receiptNumberOf,
  receiptYearOf,
  type Receipt,
  type ReceiptContent,
  type ReceiptFor,
  type ReceiptSettings,
} from '../../src-shared/domain/receipts.ts';
import { describeWhen } from '../../src-shared/domain/when-text.ts';
import type { Input } from '../../src-shared/ipc/contract.ts';
import { findBooking, readNames } from '../bookings/booking-repo.ts';
import { writeBooking } from '../bookings/booking-writer.ts';
import { findClient } from '../clients/client-repo.ts';
import type { Db, Tx } from '../database/schema.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import type { Clock, Ids } from '../platform/ports.ts';
import { readPracticeTimeZone, readReceiptSettings } from '../settings/settings-repo.ts';
import { findPackage, putPackage } from './package-repo.ts';
import { addReceipt, findReceipt, nextSequence, receiptsBetween } from './receipt-repo.ts';
import { receiptPage } from './receipt-page.ts';
import { t } from '../../src-shared/words/words.ts';

/** Where a receipt goes when it leaves the app. */
export type ReceiptPaper = {
  /** Asks the person where to save under this name; null when they chose nothing. */
  askPath(suggestedName: string): Promise<string | null>;
  /** Prints a page of HTML, which needs nothing from anywhere, to a PDF file. */
  savePdf(html: string, path: string): Promise<void>;
};

export type ReceiptDeps = {
  db: Db;
  clock: Clock;
  ids: Ids;
  paper: ReceiptPaper;
  itemChanged: ItemChanged;
  /** Told after the commit that receipts changed, and which bookings with them. */
  changed(bookingIds: BookingId[]): void;
};

export type ReceiptService = ReturnType<typeof createReceiptService>;

type Subject = { booking: Booking; owned: null } | { booking: null; owned: Package };
type NewReceipt = Omit<Receipt, 'id' | 'number' | 'issuedAt' | 'cancelledBy' | 'content'> & {
  contentOf(issue: { number: string; at: number; timeZone: string }): ReceiptContent;
};

/**
 * Receipts: numbered without gaps in each year, final once issued, cancelled only by another receipt. No step here
 * can be undone, so that none is remembered as one.
 */
export function createReceiptService({ db, clock, ids, paper, itemChanged, changed }: ReceiptDeps) {
  async function add(tx: Tx, { contentOf, ...about }: NewReceipt): Promise<Receipt> {
    const at = clock.now();
    const timeZone = await readPracticeTimeZone(tx);
    const { prefix } = await readReceiptSettings(tx);
    const year = receiptYearOf(at, timeZone);
    const sequence = await nextSequence(tx, year);
    const number = receiptNumberOf(prefix, year, sequence);
    const receipt: Receipt = {
      ...about,
      id: ids.next() as ReceiptId,
      number,
      issuedAt: at,
      cancelledBy: null,
      content: contentOf({ number, at, timeZone }),
    };
    await addReceipt(tx, receipt, { year, sequence });
    return receipt;
  }

  /** Writes on what a receipt is for which one holds now. */
  async function mark(
    tx: Tx,
    { booking, owned }: Subject,
    receiptNumber: string | null,
  ): Promise<void> {
    const at = clock.now();
    if (booking === null) {
      await putPackage(tx, { ...owned, receiptNumber, revision: owned.revision + 1 }, at);
      return;
    }
    const kind = receiptNumber === null ? 'receipt-cancelled' : 'receipt-issued';
    const step = { source: 'person' as const, kind, at };
    await writeBooking(tx, itemChanged, booking, { ...booking, receiptNumber }, step);
  }

  return {
    inRange({ fromAt, toAt }: Input<'receipts.inRange'>): Promise<Receipt[]> {
      return receiptsBetween(db, fromAt, toAt);
    },

    /** Issues the receipt for a booking or a package that was paid. */
    async issue(what: ReceiptFor): Promise<Receipt> {
      const receipt = await db.transaction().execute(async (tx) => {
        const settings = await readReceiptSettings(tx);
        refuseWithoutSender(settings);
        const subject = await subjectOf(tx, what);
        const made = await add(tx, await receiptFor(tx, subject, settings));
        await mark(tx, subject, made.number);
        return made;
      });
      changed(receipt.bookingId === null ? [] : [receipt.bookingId]);
      return receipt;
    },

    /** Cancels a receipt by another one with every amount turned round; one that is cancelled already is refused. */
    async cancel({ number }: Input<'receipts.cancel'>): Promise<Receipt> {
      const receipt = await db.transaction().execute(async (tx) => {
        const before = await receiptOrRefuse(tx, number);
        if (before.cancelledBy !== null)
          refuse(t('refusals:receipt.cancelledAlready', { number, by: before.cancelledBy }));
        if (before.cancelsId !== null) refuse(t('refusals:receipt.isCancellation'));
        const { bookingId, packageId, clientId } = before;
        const made = await add(tx, {
          bookingId,
          packageId,
          clientId,
          cancelsId: before.id,
          contentOf: (issue) => cancellingContent(before.content, issue),
        });
        const booking = bookingId === null ? null : await findBooking(tx, bookingId);
        const owned = packageId === null ? null : await findPackage(tx, packageId);
        if (booking?.receiptNumber === number) await mark(tx, { booking, owned: null }, null);
        if (owned?.receiptNumber === number) await mark(tx, { booking: null, owned }, null);
        return made;
      });
      changed(receipt.bookingId === null ? [] : [receipt.bookingId]);
      return receipt;
    },

    /** Saves a receipt as PDF where the person says. */
    async save({ number }: Input<'receipts.save'>): Promise<{ path: string | null }> {
      const receipt = await receiptOrRefuse(db, number);
      const path = await paper.askPath(`${number.replaceAll(/[^\p{L}\p{N}_-]/gu, '-')}.pdf`);
      if (path !== null) await paper.savePdf(receiptPage(receipt.content), path);
      return { path };
    },
  };
}

async function subjectOf(tx: Tx, what: ReceiptFor): Promise<Subject> {
  if ('bookingId' in what) {
    const booking = await findBooking(tx, what.bookingId);
    if (booking === null) refuse(t('refusals:receipt.noBooking'));
    refuseSecond(booking.receiptNumber);
    if (booking.paidAt === null) refuse(t('refusals:receipt.unpaid'));
    return { booking, owned: null };
  }
  const owned = await findPackage(tx, what.packageId);
  if (owned === null || owned.withdrawnAt !== null) refuse(t('refusals:receipt.noPackage'));
  refuseSecond(owned.receiptNumber);
  return { booking: null, owned };
}

async function receiptFor(
  tx: Tx,
  { booking, owned }: Subject,
  settings: ReceiptSettings,
): Promise<NewReceipt> {
  if (booking === null) {
    const clientName = (await findClient(tx, owned.clientId))?.name ?? '';
    const text = t('papers:sessions', { name: owned.name, count: owned.sessionsTotal });
    const { currency, boughtAt: paidAt, paidMethod } = owned;
    const lines = [{ text, amountMinor: owned.priceMinor }];
    return {
      bookingId: null,
      packageId: owned.id,
      clientId: owned.clientId,
      cancelsId: null,
      contentOf: (issue) =>
        receiptContent({ clientName, lines, currency, paidAt, paidMethod }, settings, issue),
    };
  }
  const { clientName, serviceName } = await readNames(tx, booking);
  const text = t('papers:line', {
    what: lineText(booking, serviceName),
    when: describeWhen(booking.when),
  });
  const { priceMinor, discountMinor, currency, paidAt, paidMethod } = booking;
  const lines = bookingLines(text, booking.paidMinor, {
    priceMinor: priceMinor ?? booking.paidMinor,
    discountMinor,
  });
  return {
    bookingId: booking.id,
    packageId: null,
    clientId: booking.clientId,
    cancelsId: null,
    contentOf: (issue) =>
      receiptContent(
        {
          clientName: clientName ?? '',
          lines,
          currency,
          paidAt: paidAt ?? issue.at,
          paidMethod: paidMethod ?? 'other',
        },
        settings,
        issue,
      ),
  };
}

function lineText(booking: Booking, serviceName: string | null): string {
  if (booking.status === 'cancelled') {
    return serviceName === null
      ? t('papers:cancelFeeOfAny')
      : t('papers:cancelFee', { service: serviceName });
  }
  return serviceName ?? titleOf(booking, null, null);
}

async function receiptOrRefuse(db: Db, number: string): Promise<Receipt> {
  return (
    (await findReceipt(db, number)) ??
    refuse(t('refusals:receipt.unknown', { number }), 'not-found')
  );
}

function refuseSecond(receiptNumber: string | null): void {
  if (receiptNumber === null) return;
  refuse(t('refusals:receipt.second', { number: receiptNumber }));
}

function refuseWithoutSender({ practiceName, practiceAddress }: ReceiptSettings): void {
  if (practiceName !== '' && practiceAddress !== '') return;
  refuse(t('refusals:receipt.noSender'));
}

function refuse(reason: string, code: 'not-allowed' | 'not-found' = 'not-allowed'): never {
  throw new ExpectedError(code, t('refusals:nothingChanged', { reason }));
}
