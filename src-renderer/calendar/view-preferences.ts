import { z } from 'zod';
import { create } from 'zustand';
import { TimeZone } from '../../src-shared/domain/time.ts';
import { calendarViews } from './calendar-views.ts';
import type { Size } from '../ui/use-element-size.ts';
import { zooms } from './slot-height.ts';

/** How the person likes to look at the calendar on this screen. No fact of the practice, so the window keeps it. */
const Preferences = z.object({
  zoom: z.enum(zooms).catch('openHours'),
  view: z.enum(calendarViews).catch('week'),
  /** A zone whose hours stand beside those of the practice. */
  secondZone: TimeZone.nullable().catch(null),
  /** How much of the window was not for the days, in pixels, when they were first drawn. */
  around: z.object({ width: z.number(), height: z.number() }).nullable().catch(null),
});
type Preferences = z.output<typeof Preferences>;

const place = 'calendar';

const usual: Preferences = { zoom: 'openHours', view: 'week', secondZone: null, around: null };

function kept(): Preferences {
  try {
    return Preferences.parse(JSON.parse(localStorage.getItem(place) ?? '{}'));
  } catch {
    return usual; // what can't be read is as good as nothing kept
  }
}

export const useViewPreferences = create<Preferences>(() => usual);

/**
 * Takes up what was chosen at an earlier start. Not when this file is loaded: what the window keeps is read from Chromium's
 * own process, which at that moment of a start has other things to do.
 */
export function recallPreferences(): void {
  useViewPreferences.setState(kept());
}

/** How much room the days have in a window of this size, as far as an earlier start tells. */
export function expectedRoom(): Size {
  const { around } = useViewPreferences.getState();
  if (around === null) return { width: 0, height: 0 };
  return { width: innerWidth - around.width, height: innerHeight - around.height };
}

/** Remembers how much room the days had, for the next start. */
export function rememberRoom({ width, height }: Size): void {
  const expected = expectedRoom();
  if (width === expected.width && height === expected.height) return;
  preferView({ around: { width: innerWidth - width, height: innerHeight - height } });
}

/** Changes how the calendar looks, also for the next start. */
export function preferView(changes: Partial<Preferences>): void {
  useViewPreferences.setState(changes);
  localStorage.setItem(place, JSON.stringify(Preferences.parse(useViewPreferences.getState())));
}
