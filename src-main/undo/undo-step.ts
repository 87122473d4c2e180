import { z } from 'zod';

/** One thing that a step of the person changed: as it was before and as it was after; null where it was not there. */
export const UndoPart = z.object({
  kind: z.string(),
  id: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});
export type UndoPart = { kind: string; id: string; before: unknown; after: unknown };

/** What a step is called ("Moved Physiotherapy: Anna Berg") and all that it changed. */
export type UndoStep = { at: number; label: string; parts: UndoPart[] };

/** A step as it is kept. */
export type KeptStep = UndoStep & {
  id: number;
  undoneAt: number | null;
  /** The newest entry of the histories when it was taken. */
  historyMark: number;
};
