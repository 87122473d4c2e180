import { create } from 'zustand';
import type { UndoState } from '../../src-shared/domain/undo.ts';
import { ask, on } from '../bridge.ts';

/** What can be taken back and done again, as main last told. */
export const useUndo = create<UndoState>(() => ({ undo: null, redo: null, step: null }));

/** Asks for the steps once and follows their changes; the answer stops that. */
export async function followUndo(): Promise<() => void> {
  const stop = on('undo.changed', (state) => useUndo.setState(state));
  useUndo.setState(await ask('undo.state'));
  return stop;
}
