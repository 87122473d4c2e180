/** One thing that a step of the person changed: as it was before and as it was after; null where it was not there. */
type UndoPart = { kind: string; id: string; before: unknown; after: unknown };

/** What a step is called ("Moved Physiotherapy: Anna Berg") and all that it changed. */
export type UndoStep = { at: number; label: string; parts: UndoPart[] };
