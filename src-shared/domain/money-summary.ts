import { z } from 'zod';
import { BookingId, ClientId } from './ids.ts';
import { Currency } from './money.ts';
import { Revenue } from './revenue.ts';
import { When } from './time.ts';

/** A booking whose time is over and that was not, or not fully, paid. */
const OpenBooking = z.object({
  id: BookingId,
  title: z.string(),
  clientId: ClientId.nullable(),
  clientName: z.string().nullable(),
  when: When,
  openMinor: z.number().int().positive(),
  currency: Currency,
});

/** The practice's money at a glance: what came in within a range, and what is still open whenever it was. */
export const MoneySummary = z.object({
  revenue: Revenue,
  /** The oldest first; not more than anybody reads, see `openTotals` for all of it. */
  open: z.array(OpenBooking),
  openTotals: z.array(
    z.object({ currency: Currency, amountMinor: z.number().int(), count: z.number().int() }),
  ),
});
export type MoneySummary = z.output<typeof MoneySummary>;
