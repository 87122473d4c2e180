import type { z } from 'zod';

/** What each request takes and answers, by name. */
export type RequestShapes = Record<string, { input: z.ZodType; output: z.ZodType }>;
