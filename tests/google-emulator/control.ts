import { z } from 'zod';
import { accountCommands } from './control-accounts.ts';
import { command } from './control-command.ts';
import { eventCommands } from './control-events.ts';
import { FaultRule } from './faults.ts';
import type { Google } from './google.ts';
import type { JournalEntry } from './journal.ts';
import { KnobChanges } from './knobs.ts';

/** Everything that drives the emulator: in the same process as it is, over HTTP through `client.ts`. */
export type Control = ReturnType<typeof createControl>;

/** What came before is gone as soon as `reset` has been called: `google` must then give the new one. */
export function createControl(google: () => Google, reset: () => void) {
  return {
    ...accountCommands(google),
    ...eventCommands(google),

    /** Back to how it was at the start. */
    reset,

    knobs: () => google().knobs(),
    setKnobs: command(KnobChanges, (changes) => google().turnKnobs(changes)),

    /** The emulator's own time, in milliseconds since 1970. */
    now: () => google().clock.now(),
    /** Stops its clock at an instant, or lets it run this far from real time. */
    setClock: command(
      z.union([
        z.strictObject({ stoppedAt: z.number() }),
        z.strictObject({ offsetMs: z.number() }),
      ]),
      (setting) => {
        if ('stoppedAt' in setting) google().clock.stopAt(setting.stoppedAt);
        else google().clock.runWithOffset(setting.offsetMs);
      },
    ),
    advanceClock: command(z.strictObject({ ms: z.number() }), ({ ms }) =>
      google().clock.advance(ms),
    ),

    addFault: command(FaultRule, (rule) => google().faults.add(rule)),
    removeFault: command(z.strictObject({ id: z.number() }), ({ id }) =>
      google().faults.remove(id),
    ),
    clearFaults: () => google().faults.clear(),
    /** The rules with how many requests they concerned and how many they struck. */
    faults: () => google().faults.list(),

    heldRequests: () => google().held.list(),
    /** Lets late requests take effect and held answers go, in the order they came in. */
    releaseHeld: command(z.strictObject({ ids: z.array(z.number()).optional() }), ({ ids }) =>
      google().held.release(ids),
    ),

    /** What was asked of the emulator; a `*` at the end of the route stands for any letters. */
    journal: command(
      z.strictObject({ route: z.string().optional(), after: z.number().default(0) }),
      ({ route, after }): JournalEntry[] =>
        google()
          .journal.entries()
          .filter(
            (entry) => entry.number > after && (route === undefined || isNamed(entry.route, route)),
          ),
    ),
    journalCounts: () => google().journal.counts(),
    clearJournal: () => google().journal.clear(),
  };
}

function isNamed(route: string, pattern: string): boolean {
  return pattern.endsWith('*') ? route.startsWith(pattern.slice(0, -1)) : route === pattern;
}
