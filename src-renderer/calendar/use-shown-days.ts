import { useMemo } from 'react';
import type { Day } from '../../src-shared/domain/time.ts';
import { useAvailability } from '../store/availability-store.ts';
import { usePracticeTimeZone, useSettings } from '../store/settings-store.ts';
import { useToday } from '../ui/clock.ts';
import { usePosition } from './position-store.ts';
import { shownDays } from './shown-days.ts';
import type { ShownDays } from './shown-days.ts';

/** The day that the days on screen are around; today moves on by itself. */
export function useAnchor(): Day {
  const today = useToday(usePracticeTimeZone());
  return usePosition((state) => state.day) ?? today;
}

/** The days on screen, drawn anew when they are others. */
export function useShownDays(): ShownDays {
  const view = usePosition((state) => state.view);
  const anchor = useAnchor();
  const weekStartsOn = useSettings((state) => state.settings.weekStartsOn);
  const rules = useAvailability((state) => state.availability);
  return useMemo(
    () => shownDays(view, anchor, { weekStartsOn, rules }),
    [view, anchor, weekStartsOn, rules],
  );
}
