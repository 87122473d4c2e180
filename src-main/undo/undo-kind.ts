import type { Db, Tx } from '../database/schema.ts';
import type { UndoPort } from './undo-port.ts';

/** Which way along the steps of the person; the history of a thing calls it so, too. */
export type UndoWay = 'undone' | 'redone';

/** What is about to be written, and all that the rules of its kind may want to know of it. */
export type Settling = {
  id: string;
  current: unknown;
  next: unknown;
  /** The newest entry of the histories when the step was taken; what is newer was not there yet. */
  historyMark: number;
  /** The things that the same step changes: they come back to where they were together. */
  together: ReadonlySet<string>;
  bookAnyway: boolean;
};

/** A kind of thing whose steps can be taken back: any `UndoPort` will do; what the calendar can change says more. */
export type UndoKind = Pick<UndoPort, 'kind' | 'read'> & {
  /**
   * As in `UndoPort`; a kind that keeps a history writes into it which way it went, and one that takes others along
   * leaves those alone that the same step brings where they belong.
   */
  write(
    tx: Tx,
    id: string,
    after: unknown,
    at: number,
    way: UndoWay,
    together: ReadonlySet<string>,
  ): Promise<void>;
  /** Fields that follow from others, or from what lies around: they are set, but nobody's newer word is in them. */
  derived?: readonly string[];
  /** Tells whether what is stored still counts as there; without it, all that can be read does. */
  isThere?(current: unknown): boolean;
  /** The state to write in the end; throws an expected `overlap` when it would clash. */
  settle?(tx: Tx, settling: Settling): Promise<unknown>;
  /** Who changed one of the fields last, and how ("Google Calendar moved it to …"); null when nothing tells. */
  describeChange?(db: Db, id: string, fields: readonly string[]): Promise<string | null>;
};

/** A kind with whom to tell, after the commit, which things of it changed. */
export type Undoable = { of: UndoKind; changed(ids: string[]): void };
