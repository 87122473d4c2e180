import { z } from 'zod';

/** Why a sample practice can't be loaded now. */
export const SampleObstacle = z.enum(['connected', 'hasBookings']);
export type SampleObstacle = z.output<typeof SampleObstacle>;

/** How the book stands at its beginning. */
export const StartState = z.object({
  /** The book is new, and nobody has gone through the first steps or skipped them. */
  isWanted: z.boolean(),
  /** A practice that is made up stands in the book. */
  hasSample: z.boolean(),
  sampleObstacle: SampleObstacle.nullable(),
});
export type StartState = z.output<typeof StartState>;

/** What was left of a sample practice because something of the person's own belongs to it: names of clients and services. */
export const SampleRemoved = z.object({ kept: z.array(z.string()) });
export type SampleRemoved = z.output<typeof SampleRemoved>;
