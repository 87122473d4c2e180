import type { ItemKind } from '../../src-shared/domain/event-content.ts';
import type { Tx } from '../database/schema.ts';

/** Told of every new revision of a syncable item, inside the transaction that writes it; what it writes commits with it. */
export type ItemChanged = (tx: Tx, kind: ItemKind, id: string) => Promise<void>;
