import { z } from 'zod';
import { BookingView } from './booking.ts';
import { ClientId } from './ids.ts';
import { Day } from './time.ts';
import { t } from '../words/words.ts';

const text = (max: number) => z.string().trim().max(max);

const details = {
  name: text(200).min(1, { error: () => t('refusals:input.clientName') }),
  email: text(254),
  phone: text(60),
  /** Private: never leaves the laptop. */
  notes: text(20_000),
  /** In the order the person gave them, each once. */
  tags: z
    .array(text(40).min(1))
    .max(20)
    .transform((tags) => [...new Set(tags)]),
  birthday: Day.nullable(),
};

/** What the person fills in for a new client. */
export const ClientDraft = z.object({
  ...details,
  email: details.email.default(''),
  phone: details.phone.default(''),
  notes: details.notes.default(''),
  tags: details.tags.default([]),
  birthday: details.birthday.default(null),
});
export type ClientDraft = z.output<typeof ClientDraft>;

/** A change of some fields; what is left out stays as it is. (Not `ClientDraft.partial()`: that fills in the defaults.) */
export const ClientChange = z.object(details).partial();
export type ClientChange = z.output<typeof ClientChange>;

export const Client = z.object({
  id: ClientId,
  ...details,
  revision: z.number().int().positive(),
  archived: z.boolean(),
});
export type Client = z.output<typeof Client>;

/** What a list of clients shows of each; the rest, the private notes above all, stays where it is until it is opened. */
export const ClientRow = Client.pick({
  id: true,
  name: true,
  email: true,
  phone: true,
  tags: true,
  archived: true,
}).extend({
  /** The start of the next appointment from now on, and of the last one they came to; null where there is none. */
  nextAt: z.number().nullable(),
  lastAt: z.number().nullable(),
});
export type ClientRow = z.output<typeof ClientRow>;

/** How it went with a client so far. */
export const ClientFigures = z.object({
  /** Appointments that have begun and were kept. */
  visits: z.number().int(),
  noShows: z.number().int(),
  cancellations: z.number().int(),
  /** Of all that they should have come to, the part they did not come to (0 to 1); null before the first one. */
  noShowRate: z.number().nullable(),
  lastVisitAt: z.number().nullable(),
  /** What they paid, for bookings and for packages: for each currency, in its smallest unit. */
  paid: z.array(z.object({ currency: z.string(), minor: z.number().int() })),
  /** What is over and they have still to pay, likewise. */
  open: z.array(z.object({ currency: z.string(), minor: z.number().int() })),
});
export type ClientFigures = z.output<typeof ClientFigures>;

/** All that the card of a client shows. */
export const ClientCard = z.object({
  client: Client,
  /** What is still to come, the soonest first. */
  coming: z.array(BookingView),
  /** What has begun or is over, the latest first; the oldest are left out where there are very many. */
  past: z.array(BookingView),
  pastCount: z.number().int(),
  figures: ClientFigures,
});
export type ClientCard = z.output<typeof ClientCard>;

export const DuplicateReason = z.enum(['email', 'phone', 'name']);
export type DuplicateReason = z.output<typeof DuplicateReason>;

/** Two entries that may be of one person, and what makes one think so. */
export const DuplicatePair = z.object({
  first: Client,
  second: Client,
  reasons: z.array(DuplicateReason),
});
export type DuplicatePair = z.output<typeof DuplicatePair>;
