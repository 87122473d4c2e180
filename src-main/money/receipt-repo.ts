import { sql, type Selectable } from 'kysely';
import type { BookingId, ClientId, PackageId, ReceiptId } from '../../src-shared/domain/ids.ts';
import { ReceiptContent, type Receipt } from '../../src-shared/domain/receipts.ts';
import type { Db, ReceiptRow, Tx } from '../database/schema.ts';

type Row = Selectable<ReceiptRow> & { cancelled_by: string | null };

function receiptOf(row: Row): Receipt {
  return {
    id: row.id as ReceiptId,
    number: row.number,
    issuedAt: row.issued_at,
    bookingId: row.booking_id as BookingId | null,
    packageId: row.package_id as PackageId | null,
    clientId: row.client_id as ClientId | null,
    cancelsId: row.cancels_id as ReceiptId | null,
    cancelledBy: row.cancelled_by,
    content: ReceiptContent.parse(JSON.parse(row.content_json)),
  };
}

function receipts(db: Db) {
  return db
    .selectFrom('receipt')
    .leftJoin('receipt as cancelling', 'cancelling.cancels_id', 'receipt.id')
    .selectAll('receipt')
    .select('cancelling.number as cancelled_by');
}

/** The receipt with this number, or null. */
export async function findReceipt(db: Db, number: string): Promise<Receipt | null> {
  const row = await receipts(db).where('receipt.number', '=', number).executeTakeFirst();
  return row === undefined ? null : receiptOf(row);
}

/** The receipts issued in the half-open interval [fromAt, toAt), the latest first. */
export async function receiptsBetween(db: Db, fromAt: number, toAt: number): Promise<Receipt[]> {
  const rows = await receipts(db)
    .where('receipt.issued_at', '>=', fromAt)
    .where('receipt.issued_at', '<', toAt)
    .orderBy('receipt.issued_at', 'desc')
    .orderBy('receipt.sequence', 'desc')
    .execute();
  return rows.map(receiptOf);
}

/**
 * The next number of a year. To be called in the transaction that adds the receipt: there is one writer at a time,
 * and what rolls back takes its number with it, so that the numbers have no gaps.
 */
export async function nextSequence(tx: Tx, year: number): Promise<number> {
  const row = await tx
    .selectFrom('receipt')
    .select(sql<number | null>`max(sequence)`.as('last'))
    .where('year', '=', year)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** Adds a receipt; there is no way to change or remove one. */
export async function addReceipt(
  tx: Tx,
  receipt: Receipt,
  { year, sequence }: { year: number; sequence: number },
): Promise<void> {
  await tx
    .insertInto('receipt')
    .values({
      id: receipt.id,
      number: receipt.number,
      year,
      sequence,
      issued_at: receipt.issuedAt,
      booking_id: receipt.bookingId,
      package_id: receipt.packageId,
      client_id: receipt.clientId,
      cancels_id: receipt.cancelsId,
      content_json: JSON.stringify(receipt.content),
    })
    .execute();
}
