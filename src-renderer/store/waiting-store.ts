import { create } from 'zustand';
import type { WaitingView } from '../../src-shared/domain/waiting.ts';
import { ask, on } from '../bridge.ts';
import { coalesce } from './coalesce.ts';

/** Everybody who waits for a time, the longest first. */
export const useWaiting = create<{ entries: WaitingView[] }>(() => ({ entries: [] }));

const refreshWaiting = coalesce(async () => {
  useWaiting.setState({ entries: await ask('waiting.list') });
});

/** Asks for the waiting list once and follows its changes; the answer stops that. */
export async function followWaiting(): Promise<() => void> {
  const stops = [
    on('waiting.changed', () => void refreshWaiting()),
    on('clients.changed', () => void refreshWaiting()),
    on('services.changed', () => void refreshWaiting()),
  ];
  await refreshWaiting();
  return () => {
    for (const stop of stops) stop();
  };
}
