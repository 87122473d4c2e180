import { useEffect } from 'react';
import { create } from 'zustand';
import type { DashboardData } from '../../src-shared/domain/dashboard.ts';
import type { BusyBlock } from '../../src-shared/domain/sync-views.ts';
import { addDays, startOfDay } from '../../src-shared/domain/time.ts';
import { ask, failureOf, on } from '../bridge.ts';
import { coalesce } from '../store/coalesce.ts';
import { now } from '../ui/clock.ts';

type TodayState = { data: DashboardData | null; busy: BusyBlock[]; problem: string | null };

export const useToday = create<TodayState>(() => ({ data: null, busy: [], problem: null }));

const refreshToday = coalesce(async () => {
  try {
    const data = await ask('dashboard.data');
    const fromAt = startOfDay(data.today, data.timeZone);
    const toAt = startOfDay(addDays(data.today, 1), data.timeZone);
    useToday.setState({ data, busy: await ask('calendar.busy', { fromAt, toAt }), problem: null });
  } catch (error) {
    useToday.setState({ problem: failureOf(error).message });
  }
});

const longestTimerMs = 2 ** 31 - 1;

/** Keeps the day up to date for as long as it is shown, over midnight too. */
export function useFreshToday(): void {
  const today = useToday((state) => state.data?.today ?? null);
  const timeZone = useToday((state) => state.data?.timeZone ?? null);
  useEffect(() => {
    void refreshToday();
    const stops = (
      ['bookings.changed', 'clients.changed', 'services.changed', 'calendar.changed'] as const
    ).map((event) => on(event, () => void refreshToday()));
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  useEffect(() => {
    if (today === null || timeZone === null) return undefined;
    const untilMidnight = startOfDay(addDays(today, 1), timeZone) - now();
    const timer = setTimeout(
      () => void refreshToday(),
      Math.min(Math.max(untilMidnight, 0) + 500, longestTimerMs),
    );
    return () => clearTimeout(timer);
  }, [today, timeZone]);
}
