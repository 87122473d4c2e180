import { useEffect } from 'react';
import { create } from 'zustand';
import type { OpenClash } from '../../src-shared/domain/clash.ts';
import type {
  BrakeView,
  ConflictView,
  OutstandingItem,
} from '../../src-shared/domain/sync-views.ts';
import { ask, failureOf, on } from '../bridge.ts';
import { coalesce } from '../store/coalesce.ts';

type SyncDetails = {
  isLoaded: boolean;
  outstanding: OutstandingItem[];
  conflicts: ConflictView[];
  brakes: BrakeView[];
  clashes: OpenClash[];
  problem: string | null;
};

export const useSyncDetails = create<SyncDetails>(() => ({
  isLoaded: false,
  outstanding: [],
  conflicts: [],
  brakes: [],
  clashes: [],
  problem: null,
}));

export const refreshSyncDetails = coalesce(async () => {
  try {
    const [outstanding, conflicts, brakes, clashes] = await Promise.all([
      ask('sync.outstanding'),
      ask('sync.conflicts'),
      ask('sync.brakes'),
      ask('clashes.open'),
    ]);
    const lists = { outstanding, conflicts, brakes, clashes };
    useSyncDetails.setState({ isLoaded: true, ...lists, problem: null });
  } catch (error) {
    useSyncDetails.setState({ isLoaded: true, problem: failureOf(error).message });
  }
});

/** Keeps the lists of the Sync page up to date for as long as it is shown. */
export function useFreshSyncDetails(): void {
  useEffect(() => {
    void refreshSyncDetails();
    const stops = [
      on('sync.changed', () => void refreshSyncDetails()),
      on('bookings.changed', () => void refreshSyncDetails()),
      on('calendar.changed', () => void refreshSyncDetails()),
      on('hours.changed', () => void refreshSyncDetails()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
}
