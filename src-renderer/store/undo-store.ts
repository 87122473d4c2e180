import { create } from 'zustand';
import type { UndoState } from '../../src-shared/domain/undo.ts';
import { ask } from '../bridge.ts';
import { followFacts } from './follow-facts.ts';

/** What can be taken back and done again, as main last told. */
export const useUndo = create<UndoState>(() => ({ undo: null, redo: null, step: null }));

/** Asks for the steps once and follows their changes; the answer stops that. */
export function followUndo(): Promise<() => void> {
  return followFacts(
    'undo.changed',
    () => ask('undo.state'),
    (state) => useUndo.setState(state),
  );
}
