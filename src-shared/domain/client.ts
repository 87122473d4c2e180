import { z } from 'zod';
import { ClientId } from './ids.ts';

const text = (max: number) => z.string().trim().max(max);

const details = {
  name: text(200).min(1, 'a client needs a name'),
  email: text(254),
  phone: text(60),
  /** Private: never leaves the laptop. */
  notes: text(20_000),
};

/** What the person fills in for a new client. */
export const ClientDraft = z.object({
  ...details,
  email: details.email.default(''),
  phone: details.phone.default(''),
  notes: details.notes.default(''),
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
