import { type Account, createCalendarState } from './calendar-state.ts';
import { createClock, createStamps } from './clock.ts';
import { createEventList } from './event-list.ts';
import { createEventStore } from './event-store.ts';
import { createExchanges, type Exchange } from './exchange.ts';
import { createFaults } from './faults.ts';
import { freeBusyRoute } from './free-busy.ts';
import { createHeldRequests } from './held.ts';
import { createJournal } from './journal.ts';
import { type KnobChanges, Knobs, type KnobValues } from './knobs.ts';
import type { ApiRequest } from './messages.ts';
import { createOAuthState, type OAuthClient } from './oauth-state.ts';
import { createPaging } from './paging.ts';
import { createQuota } from './quota.ts';
import { createRandom } from './random.ts';
import { createRouter } from './router.ts';
import { calendarRoutes } from './routes-calendars.ts';
import { eventRoutes } from './routes-events.ts';
import { type ConsentAnswer, oauthRoutes } from './routes-oauth.ts';
import { createTokenSeal } from './sealed-tokens.ts';
import { createZones } from './zones.ts';

export type GoogleOptions = {
  /** Where time comes from: milliseconds since 1970. */
  now: () => number;
  seed?: number;
  clients?: readonly OAuthClient[];
  accounts?: readonly Account[];
  knobs?: KnobChanges;
};

export const exampleClient: OAuthClient = {
  clientId: 'emulator.apps.googleusercontent.com',
  clientSecret: 'emulator-secret',
};
export const exampleAccount: Account = {
  sub: '100000000000000000001',
  email: 'ada@example.com',
  name: 'Ada Example',
  timeZone: 'Europe/Berlin',
};

export type Google = ReturnType<typeof createGoogle>;

/**
 * All of the emulated Google, without a network, a clock or chance of its own: the same options and the same requests
 * give the same answers. `receive` is synchronous, so that requests have one order.
 */
export function createGoogle({
  now,
  seed = 1,
  clients = [exampleClient],
  accounts = [exampleAccount],
  knobs: given = {},
}: GoogleOptions) {
  let knobs: KnobValues = Knobs.parse(given);
  let consent: ConsentAnswer = { decision: 'approve', account: null, scopes: null };
  const readKnobs = (): KnobValues => knobs;

  const random = createRandom(seed);
  const clock = createClock(now);
  const stamps = createStamps(clock);
  const zones = createZones();
  const seal = createTokenSeal(random.word(20));
  const state = createCalendarState({ random, stamps, zones });
  const oauth = createOAuthState({ clock, random, knobs: readKnobs, clients });
  const events = createEventStore({ stamps, random, zones, knobs: readKnobs });
  const paging = createPaging({ seal, clock, random, knobs: readKnobs });
  const lists = createEventList({ paging, clock, zones, knobs: readKnobs });
  const faults = createFaults(random);
  const held = createHeldRequests();
  const journal = createJournal();
  for (const account of accounts) state.addAccount(account);

  const router = createRouter([
    ...oauthRoutes({ oauth, state, clock, knobs: readKnobs, answer: () => consent }),
    ...calendarRoutes({ state, paging }),
    ...eventRoutes({ state, events, lists, zones }),
    freeBusyRoute({ state, zones }),
  ]);
  const exchanges = createExchanges({
    router,
    state,
    oauth,
    faults,
    held,
    journal,
    clock,
    random,
    knobs: readKnobs,
    countQuota: createQuota({ clock, knobs: readKnobs }),
    bumpEtag: (calendarId, eventId, account) =>
      events.touch(state.visible(calendarId, state.account(account)).calendar, eventId),
  });

  return {
    clients,
    clock,
    stamps,
    zones,
    state,
    oauth,
    events,
    faults,
    held,
    journal,
    tokensMade: paging.tokensMade,
    receive: (request: ApiRequest): Exchange => exchanges.receive(request),
    knobs: readKnobs,
    turnKnobs(changes: KnobChanges): KnobValues {
      knobs = Knobs.parse({ ...knobs, ...changes });
      return knobs;
    },
    consent: () => consent,
    setConsent(answer: ConsentAnswer): ConsentAnswer {
      consent = answer;
      return consent;
    },
    /** What every answer carries besides its own headers. */
    commonHeaders: (): Record<string, string> => ({
      date: new Date(clock.now() + knobs.serverDateOffsetMs).toUTCString(),
      'cache-control': 'no-cache, no-store, max-age=0, must-revalidate',
      server: 'ESF',
    }),
  };
}
