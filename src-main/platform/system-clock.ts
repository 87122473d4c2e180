import type { Clock } from './ports.ts';

/** The computer's clock: it may jump, also backwards. */
export const systemClock: Clock = { now: () => Date.now() };
