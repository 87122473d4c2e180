import { create } from 'zustand';
import type { StartState } from '../../src-shared/domain/start.ts';
import { ask } from '../bridge.ts';
import { followFacts } from './follow-facts.ts';

/** How the book stands at its beginning; null before the first answer. */
export const useStart = create<{ state: StartState | null }>(() => ({ state: null }));

export function keepStart(state: StartState): void {
  useStart.setState({ state });
}

/** Asks how the book stands once and follows its changes; the answer stops that. */
export function followStart(): Promise<() => void> {
  return followFacts('start.changed', () => ask('start.state'), keepStart);
}
