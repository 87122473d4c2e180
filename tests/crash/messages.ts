import { z } from 'zod';

/** What the app is told when it is started: one JSON argument. */
export const AppSetting = z.object({
  folder: z.string(),
  environment: z.record(z.string(), z.string()),
  refreshToken: z.string(),
  seed: z.string(),
});
export type AppSetting = z.output<typeof AppSetting>;

/** What the app says, a line each. */
export const AppMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  /** A write of the person has been committed: from now on it must never be lost. */
  z.object({
    kind: z.literal('committed'),
    id: z.string(),
    revision: z.number(),
    act: z.enum(['create', 'retitle', 'move', 'cancel', 'restore']),
  }),
  z.object({ kind: z.literal('cycle') }),
  /** Something that must not happen at all. */
  z.object({ kind: z.literal('broken'), message: z.string() }),
]);
export type AppMessage = z.output<typeof AppMessage>;
