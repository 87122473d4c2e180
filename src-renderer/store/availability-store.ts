import { create } from 'zustand';
import type { Availability } from '../../src-shared/domain/availability.ts';
import { ask, on } from '../bridge.ts';
import { coalesce } from './coalesce.ts';

/** When the practice is open; null until main has said it. */
export const useAvailability = create<{ availability: Availability | null }>(() => ({
  availability: null,
}));

const refreshAvailability = coalesce(async () => {
  useAvailability.setState({ availability: await ask('hours.get') });
});

/** Puts an answer of main in place at once, before the announcement of it arrives. */
export function keepAvailability(availability: Availability): void {
  useAvailability.setState({ availability });
}

/** Asks for the hours once and follows their changes; the answer stops that. */
export async function followAvailability(): Promise<() => void> {
  const stops = [
    on('hours.changed', () => void refreshAvailability()),
    on('settings.changed', () => void refreshAvailability()), // they are in the practice's zone
  ];
  await refreshAvailability();
  return () => {
    for (const stop of stops) stop();
  };
}
