import type { Outcome } from '../../src-main/sync/calendar-provider.ts';
import { refused } from '../simulation/google-answers.ts';
import type { Hooks } from '../simulation/google-calls.ts';
import { createHands } from '../simulation/google-hands.ts';
import { sampleStart } from '../simulation/google-samples.ts';
import { SimulatedGoogle } from '../simulation/simulated-google.ts';
import { askedWaitMs, type ProviderWorld, type WorldFault } from './provider-world.ts';

/** The simulated Google behind the contract's hands: one account with one calendar, faults as ordered. */
export function startSimulatedWorld(): ProviderWorld {
  let now = sampleStart;
  // Google's clock moves on its own, so that nothing happens twice at one instant.
  const google = new SimulatedGoogle({ now: () => (now += 1) });
  google.addAccount('anna');
  const calendarId = google.addCalendar('anna', 'Practice');
  const hands = createHands(google);
  let next: WorldFault | null = null;
  let hasTokenExpired = false;
  const failingParts = new Map<string, WorldFault>();

  const hooks: Hooks = {
    around<T>(_call: unknown, apply: () => Outcome<T>): Outcome<T> {
      const fault = next;
      next = null;
      if (fault === 'answer-lost') apply();
      return fault === null ? apply() : refusalFor(fault);
    },
    aroundPart(call, apply) {
      const fault = failingParts.get(call.write.eventId);
      if (fault === undefined) return apply();
      failingParts.delete(call.write.eventId);
      return refusalFor(fault);
    },
    mustRefreshToken() {
      const mustRefresh = hasTokenExpired;
      hasTokenExpired = false;
      return mustRefresh;
    },
  };

  return {
    provider: google.createProvider('anna', hooks),
    calendarId,
    insertAsUser: async (content) => hands.insertForeign(calendarId, content).id,
    editAsUser: async (eventId, changes) => void hands.edit(calendarId, eventId, changes),
    deleteAsUser: async (eventId) => void hands.remove(calendarId, eventId),
    liveIds: async () => google.liveEvents(calendarId).map((event) => event.id),
    failNext: async (fault) => void (next = fault),
    failNextChangeOf: async (eventId, fault) => void failingParts.set(eventId, fault),
    setPageSize: async (size) => void (google.quirks.pageSize = size),
    expireSyncTokens: async () => google.expireSyncTokens(calendarId),
    expireAccessToken: async () => void (hasTokenExpired = true),
    endAccess: async () => google.setRevoked('anna', true),
    makeReadOnly: async () => google.setAccess('anna', calendarId, 'reader'),
    deleteCalendar: async () => hands.deleteCalendar(calendarId),
    stop: async () => {},
  };
}

function refusalFor(fault: WorldFault): ReturnType<typeof refused> {
  if (fault === 'request-lost' || fault === 'answer-lost') return refused('unknown-outcome');
  return refused(fault, { retryAfterMs: fault === 'rate-limited' ? askedWaitMs : null });
}
