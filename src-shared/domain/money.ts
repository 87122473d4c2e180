import { z } from 'zod';

/** An amount in the smallest unit of a currency (cents), never negative. */
export const Minor = z.number().int().min(0).max(100_000_000);

/** An ISO 4217 code. */
export const Currency = z.string().regex(/^[A-Z]{3}$/);
export type Currency = z.output<typeof Currency>;
