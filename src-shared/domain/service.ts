import { z } from 'zod';
import { ServiceId } from './ids.ts';

/** The colours a service may have; the window maps each to one legible in light and in dark. */
export const ServiceColor = z.enum([
  'teal', 'blue', 'indigo', 'violet', 'pink', 'red', 'orange', 'yellow', 'green', 'gray',
]);
export type ServiceColor = z.output<typeof ServiceColor>;

export const ServiceDraft = z.object({
  name: z.string().trim().min(1, 'a service needs a name').max(120),
  lengthMinutes: z.number().int().min(5).max(24 * 60),
  bufferBeforeMinutes: z.number().int().min(0).max(240).default(0),
  bufferAfterMinutes: z.number().int().min(0).max(240).default(0),
  /** In the smallest unit of the currency (cents). */
  priceMinor: z.number().int().min(0).max(100_000_000).default(0),
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/).default('EUR'),
  color: ServiceColor.default('teal'),
});
export type ServiceDraft = z.output<typeof ServiceDraft>;

export const Service = ServiceDraft.extend({
  id: ServiceId,
  revision: z.number().int().positive(),
  archived: z.boolean(),
});
export type Service = z.output<typeof Service>;
