import { useEffect } from 'react';
import { showRange } from '../store/bookings-store.ts';
import { usePracticeTimeZone, useSettings } from '../store/settings-store.ts';
import { shownDaysNow, usePosition } from './position-store.ts';
import { drawnRange, useShownDays } from './use-shown-days.ts';

/**
 * Draws nothing, and asks for what is in the days on screen. Where they become others by the person it asks before they
 * are drawn, so that main reads meanwhile.
 */
export function ShownRange(): null {
  const timeZone = usePracticeTimeZone();
  const days = useShownDays();
  useEffect(() => void showRange(drawnRange(days, timeZone)), [days, timeZone]);
  useEffect(
    () =>
      usePosition.subscribe(() => {
        const { practiceTimeZone } = useSettings.getState().settings;
        void showRange(drawnRange(shownDaysNow(), practiceTimeZone));
      }),
    [],
  );
  return null;
}
