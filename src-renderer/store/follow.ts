import { followAvailability } from './availability-store.ts';
import { followBookings } from './bookings-store.ts';
import { followServices } from './services-store.ts';
import { followSettings } from './settings-store.ts';
import { followStart } from './start-store.ts';
import { followSync } from './sync-store.ts';
import { followUndo } from './undo-store.ts';
import { followWaiting } from './waiting-store.ts';

/**
 * Fills the stores from main and follows its announcements for as long as the window lives. The accounts are asked for
 * later: main has to open the keychain for them, which may first ask the person for a password.
 */
export async function followMain(): Promise<void> {
  followBookings();
  await Promise.all([
    followSettings(),
    followServices(),
    followAvailability(),
    followStart(),
    followSync(),
    followUndo(),
    followWaiting(),
  ]);
}
