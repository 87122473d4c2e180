import { z } from 'zod';

/** What can be taken back, and what of that can be done again; each by what its step is called, null for nothing. */
export const UndoState = z.object({
  undo: z.string().nullable(),
  redo: z.string().nullable(),
  /** The step that `undo` names, for a button that means just this one. */
  step: z.number().int().nullable(),
});
export type UndoState = z.output<typeof UndoState>;

/** Which step: the next one in order when none is named. */
export const UndoWish = z.object({
  step: z.number().int().nullable(),
  /** The person saw what is in the way by now and wants it all the same. */
  bookAnyway: z.boolean().default(false),
});
export type UndoWish = z.output<typeof UndoWish>;

/** What was taken back, or done again, and what comes next. */
export const UndoDone = z.object({
  step: z.number().int(),
  label: z.string(),
  state: UndoState,
});
export type UndoDone = z.output<typeof UndoDone>;
