import { z } from 'zod';
import { ClientId } from './ids.ts';

const text = (max: number) => z.string().trim().max(max);

export const ClientDraft = z.object({
  name: text(200).min(1, 'a client needs a name'),
  email: text(254).default(''),
  phone: text(60).default(''),
  /** Private: never leaves the laptop. */
  notes: text(20_000).default(''),
});
export type ClientDraft = z.output<typeof ClientDraft>;

export const Client = ClientDraft.extend({
  id: ClientId,
  revision: z.number().int().positive(),
  archived: z.boolean(),
});
export type Client = z.output<typeof Client>;
