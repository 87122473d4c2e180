import { useEffect } from 'react';
import { showRange } from '../store/bookings-store.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { isGoing } from './position-store.ts';
import { drawnRange } from './shown-days.ts';
import { useShownDays } from './use-shown-days.ts';

/** Draws nothing, and asks for what is in the days on screen where they became others by themselves. */
export function ShownRange(): null {
  const timeZone = usePracticeTimeZone();
  const days = useShownDays();
  useEffect(() => {
    if (!isGoing()) void showRange(drawnRange(days, timeZone));
  }, [days, timeZone]);
  return null;
}
