import { z } from 'zod';
import { BookingId, ClientId, PackageId, ReceiptId } from './ids.ts';
import { Currency } from './money.ts';
import { PaymentMethod } from './booking.ts';
import { dayOf, Instant } from './time.ts';
import { Language } from '../words/language.ts';
import { spokenLanguage, t } from '../words/words.ts';

/** What stands on every receipt of the practice. */
export const ReceiptSettings = z.object({
  practiceName: z.string().trim().max(200),
  /** Several lines. */
  practiceAddress: z.string().trim().max(1000),
  taxId: z.string().trim().max(60),
  /** Included in the prices, in percent; null where none is charged, as for most healing professions. */
  taxPercent: z.number().min(0).max(50).nullable(),
  /** Said in place of a rate, such as "No VAT under § 19 UStG". */
  taxText: z.string().trim().max(300),
  /** Before the year and the number, such as "R-". */
  prefix: z
    .string()
    .trim()
    .max(12)
    .regex(/^[\p{L}\p{N}/_-]*$/u, { error: () => t('refusals:input.prefix') }),
});
export type ReceiptSettings = z.output<typeof ReceiptSettings>;

export const defaultReceiptSettings: ReceiptSettings = {
  practiceName: '',
  practiceAddress: '',
  taxId: '',
  taxPercent: null,
  taxText: '',
  prefix: '',
};

export const ReceiptLine = z.object({ text: z.string(), amountMinor: z.number().int() });
export type ReceiptLine = z.output<typeof ReceiptLine>;

/** Everything a receipt says, as it was when it was issued; nothing that changes later changes it. */
export const ReceiptContent = z.object({
  number: z.string(),
  /** The language it was issued in: it says the same each time it is printed. Of old ones English. */
  language: Language.default('en'),
  /** The receipt that this one cancels; its amounts are then negative. */
  cancels: z.string().nullable(),
  issuedDay: z.string(),
  practiceName: z.string(),
  practiceAddress: z.string(),
  taxId: z.string(),
  clientName: z.string(),
  lines: z.array(ReceiptLine),
  /** Included in the total; null where none is charged. */
  tax: z.object({ percent: z.number(), amountMinor: z.number().int() }).nullable(),
  taxText: z.string(),
  totalMinor: z.number().int(),
  currency: Currency,
  paidDay: z.string(),
  paidMethod: PaymentMethod,
});
export type ReceiptContent = z.output<typeof ReceiptContent>;

export const Receipt = z.object({
  id: ReceiptId,
  number: z.string(),
  issuedAt: Instant,
  bookingId: BookingId.nullable(),
  packageId: PackageId.nullable(),
  clientId: ClientId.nullable(),
  /** The receipt it cancels. */
  cancelsId: ReceiptId.nullable(),
  /** The number of the receipt that cancels this one. */
  cancelledBy: z.string().nullable(),
  content: ReceiptContent,
});
export type Receipt = z.output<typeof Receipt>;

/** What a receipt can be issued for: a booking that was paid, or a package. */
export const ReceiptFor = z.union([
  z.strictObject({ bookingId: BookingId }),
  z.strictObject({ packageId: PackageId }),
]);
export type ReceiptFor = z.output<typeof ReceiptFor>;

/** "R-2026-0007": the prefix of the practice, the year it was issued in, and its number in that year. */
export function receiptNumberOf(prefix: string, year: number, sequence: number): string {
  return `${prefix}${year}-${String(sequence).padStart(4, '0')}`;
}

/** The year in which an instant falls for the practice: receipts are numbered anew in each. */
export function receiptYearOf(instant: number, timeZone: string): number {
  return Number(dayOf(instant, timeZone).slice(0, 4));
}

/** What of an amount is tax, when the tax is included in it; rounded to the nearest smallest unit. */
export function includedTax(totalMinor: number, percent: number): number {
  return Math.round((totalMinor * percent) / (100 + percent));
}

/** What was paid for, as the receipt will say it. */
export type ReceiptSubject = {
  clientName: string;
  lines: ReceiptLine[];
  currency: Currency;
  paidAt: number;
  paidMethod: PaymentMethod;
};

/** What a new receipt says. */
export function receiptContent(
  subject: ReceiptSubject,
  settings: ReceiptSettings,
  issue: { number: string; at: number; timeZone: string },
): ReceiptContent {
  const totalMinor = subject.lines.reduce((sum, line) => sum + line.amountMinor, 0);
  const { practiceName, practiceAddress, taxId, taxPercent, taxText } = settings;
  return {
    number: issue.number,
    language: spokenLanguage(),
    cancels: null,
    issuedDay: dayOf(issue.at, issue.timeZone),
    practiceName,
    practiceAddress,
    taxId,
    clientName: subject.clientName,
    lines: subject.lines,
    tax:
      taxPercent === null || taxPercent === 0
        ? null
        : { percent: taxPercent, amountMinor: includedTax(totalMinor, taxPercent) },
    taxText,
    totalMinor,
    currency: subject.currency,
    paidDay: dayOf(subject.paidAt, issue.timeZone),
    paidMethod: subject.paidMethod,
  };
}

/** What the receipt says that cancels another: the same with every amount turned round, so that both sum to nothing. */
export function cancellingContent(
  cancelled: ReceiptContent,
  issue: { number: string; at: number; timeZone: string },
): ReceiptContent {
  return {
    ...cancelled,
    number: issue.number,
    cancels: cancelled.number,
    issuedDay: dayOf(issue.at, issue.timeZone),
    lines: cancelled.lines.map((line) => ({ ...line, amountMinor: 0 - line.amountMinor })),
    tax: cancelled.tax && { ...cancelled.tax, amountMinor: 0 - cancelled.tax.amountMinor },
    totalMinor: 0 - cancelled.totalMinor,
  };
}

/** The lines of a booking's receipt: what was done, and what was taken off; together they are what was paid. */
export function bookingLines(
  text: string,
  paidMinor: number,
  { priceMinor, discountMinor }: { priceMinor: number; discountMinor: number },
): ReceiptLine[] {
  if (discountMinor === 0 || priceMinor - discountMinor !== paidMinor)
    return [{ text, amountMinor: paidMinor }];
  return [
    { text, amountMinor: priceMinor },
    { text: t('papers:discount'), amountMinor: 0 - discountMinor },
  ];
}
