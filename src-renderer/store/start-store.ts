import { create } from 'zustand';
import type { StartState } from '../../src-shared/domain/start.ts';
import { ask, on } from '../bridge.ts';

/** How the book stands at its beginning; null before the first answer. */
export const useStart = create<{ state: StartState | null }>(() => ({ state: null }));

export function keepStart(state: StartState): void {
  useStart.setState({ state });
}

/** Asks how the book stands once and follows its changes; the answer stops that. */
export async function followStart(): Promise<() => void> {
  const stop = on('start.changed', keepStart);
  keepStart(await ask('start.state'));
  return stop;
}
