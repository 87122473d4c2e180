import type { CalendarProvider, EventPage } from '../../src-main/sync/calendar-provider.ts';
import { createHands } from './google-hands.ts';
import type { Quirks } from './google-quirks.ts';
import { sampleStart, valueOf } from './google-samples.ts';
import { createRandom } from './random.ts';
import { SimulatedGoogle } from './simulated-google.ts';

/** A Google with one account and one empty calendar, reached without faults. */
export function makePlainWorld(quirks: Partial<Quirks> = {}) {
  const clock = { at: sampleStart };
  const google = new SimulatedGoogle({ now: () => clock.at, random: createRandom(1).next, quirks });
  google.addAccount('anna');
  const calendarId = google.addCalendar('anna', 'Practice');
  return {
    google,
    clock,
    calendarId,
    hands: createHands(google),
    provider: google.createProvider('anna'),
  };
}

/** All pages of a listing, as far as the token. */
export async function listAll(
  provider: CalendarProvider,
  calendarId: string,
  syncToken: string | null = null,
) {
  const pages: EventPage[] = [];
  let pageToken: string | null = null;
  do {
    const page: EventPage = valueOf(
      await provider.listEvents(calendarId, { syncToken, pageToken }),
    );
    pages.push(page);
    pageToken = page.nextPageToken;
  } while (pageToken !== null);
  return {
    pages,
    events: pages.flatMap((page) => page.events),
    token: pages.at(-1)?.nextSyncToken ?? '',
  };
}
