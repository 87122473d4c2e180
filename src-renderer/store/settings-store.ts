import { create } from 'zustand';
import { defaultCancellationRules } from '../../src-shared/domain/cancellation.ts';
import { defaultReceiptSettings } from '../../src-shared/domain/receipts.ts';
import type { Settings } from '../../src-shared/domain/settings.ts';
import type { ComingBookings } from '../../src-shared/domain/zone-change.ts';
import { ask } from '../bridge.ts';
import { followFacts } from './follow-facts.ts';
import { speakAs } from '../ui/language.ts';

const beforeAnswer: Settings = {
  practiceTimeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  privacy: 'full',
  theme: 'system',
  language: 'system',
  weekStartsOn: 1,
  dayStartsAtHour: 8,
  dayEndsAtHour: 19,
  cancellation: defaultCancellationRules,
  receipts: defaultReceiptSettings,
  minimumNoticeMinutes: 0,
  startStepMinutes: 15,
  reminderMinutes: null,
  quietHours: null,
  keepsRunning: false,
};

export const useSettings = create<{ isLoaded: boolean; settings: Settings }>(() => ({
  isLoaded: false,
  settings: beforeAnswer,
}));

function keep(settings: Settings): void {
  speakAs(settings);
  useSettings.setState({ isLoaded: true, settings });
}

/** Asks for the settings once and follows their changes; the answer stops that. */
export function followSettings(): Promise<() => void> {
  return followFacts('settings.changed', () => ask('settings.get'), keep);
}

/** Changes some settings; what is shown is what main then says. */
export async function changeSettings(changes: Partial<Settings>): Promise<void> {
  keep(await ask('settings.change', changes));
}

/** Moves the practice to another zone; coming bookings keep their hour or their moment. */
export async function changeTimeZone(timeZone: string, coming: ComingBookings): Promise<void> {
  keep(await ask('settings.changeTimeZone', { timeZone, coming }));
}

/** The zone every time in the window is shown in. */
export function usePracticeTimeZone(): string {
  return useSettings((state) => state.settings.practiceTimeZone);
}
