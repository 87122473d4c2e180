import { z } from 'zod';
import { BookingId, ServiceId } from './ids.ts';
import { Currency, Minor } from './money.ts';
import { When } from './time.ts';
import { t } from '../words/words.ts';

/** The colours a service may have; the window maps each to one legible in light and in dark. */
export const ServiceColor = z.enum([
  'teal',
  'blue',
  'indigo',
  'violet',
  'pink',
  'red',
  'orange',
  'yellow',
  'green',
  'gray',
]);
export type ServiceColor = z.output<typeof ServiceColor>;

const details = {
  name: z
    .string()
    .trim()
    .min(1, { error: () => t('refusals:input.serviceName') })
    .max(120),
  lengthMinutes: z
    .number()
    .int()
    .min(5)
    .max(24 * 60),
  bufferBeforeMinutes: z.number().int().min(0).max(240),
  bufferAfterMinutes: z.number().int().min(0).max(240),
  /** In the smallest unit of the currency (cents). */
  priceMinor: Minor,
  currency: Currency,
  color: ServiceColor,
  /** Where it usually takes place; what a new booking begins with. */
  location: z.string().trim().max(1000),
};

/** What the person fills in for a new service. */
export const ServiceDraft = z.object({
  ...details,
  bufferBeforeMinutes: details.bufferBeforeMinutes.default(0),
  bufferAfterMinutes: details.bufferAfterMinutes.default(0),
  priceMinor: details.priceMinor.default(0),
  currency: details.currency.default('EUR'),
  color: details.color.default('teal'),
  location: details.location.default(''),
});
export type ServiceDraft = z.output<typeof ServiceDraft>;

/** A change of some fields; what is left out stays as it is. (Not `ServiceDraft.partial()`: that fills in the defaults.) */
export const ServiceChange = z.object(details).partial();
export type ServiceChange = z.output<typeof ServiceChange>;

export const Service = z.object({
  id: ServiceId,
  ...details,
  revision: z.number().int().positive(),
  archived: z.boolean(),
});
export type Service = z.output<typeof Service>;

/** What became of a change of a service. */
export const ServiceChanged = z.object({
  service: Service,
  /** The coming bookings that were changed with it. */
  changed: z.array(BookingId),
  /** Those that were left as they are, because longer they would run into another one. */
  left: z.array(z.object({ id: BookingId, title: z.string(), when: When, inTheWay: z.string() })),
});
export type ServiceChanged = z.output<typeof ServiceChanged>;
