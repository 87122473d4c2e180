import { followAccounts } from './accounts-store.ts';
import { followAvailability } from './availability-store.ts';
import { followBookings } from './bookings-store.ts';
import { followServices } from './services-store.ts';
import { followSettings } from './settings-store.ts';
import { followSync } from './sync-store.ts';

/** Fills the stores from main and follows its announcements for as long as the window lives. */
export async function followMain(): Promise<() => void> {
  const stopBookings = followBookings();
  const stops = await Promise.all([
    followSettings(),
    followServices(),
    followAvailability(),
    followSync(),
    followAccounts(),
  ]);
  return () => {
    for (const stop of [stopBookings, ...stops]) stop();
  };
}
