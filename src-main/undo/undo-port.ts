import type { Db, Tx } from '../database/schema.ts';

export type UndoPort = {
  kind: string;
  read(db: Db, id: string): Promise<unknown>;
  write(tx: Tx, id: string, after: unknown, at: number): Promise<void>;
};
