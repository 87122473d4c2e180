import { type LazyKeychain, lazyKeychain } from './lazy-keychain.ts';
import { openKeychain } from './keytar-keychain.ts';
import type { Log, Timers } from './ports.ts';
import { systemClock } from './system-clock.ts';
import { systemRandom } from './system-random.ts';
import { systemTimers } from './system-timers.ts';
import { uuidIds } from './uuid-ids.ts';

/** The parts that are the same wherever Node runs. */
export function machine() {
  return {
    clock: systemClock,
    ids: uuidIds,
    random: systemRandom,
    timers: systemTimers,
    systemTimeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

/**
 * The system's keychain. A data folder that was chosen by hand has entries of its own there, so that a trial or a
 * test never touches the person's real connection.
 */
export function appKeychain(
  log: Log,
  timers: Timers,
  chosenFolder: string | null,
  probeLimitMs?: number,
): LazyKeychain {
  const service =
    chosenFolder === null ? 'Appointment Agent' : `Appointment Agent (${chosenFolder})`;
  return lazyKeychain(() =>
    openKeychain({ log, timers, service, ...(probeLimitMs === undefined ? {} : { probeLimitMs }) }),
  );
}
