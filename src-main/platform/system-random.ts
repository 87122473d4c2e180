import type { Random } from './ports.ts';

/** Chance for jitter and the like; secrets come from `node:crypto` instead. */
export const systemRandom: Random = () => Math.random();
