import { migrations } from '../../migrations/all.ts';
import { migrate } from '../../src-main/database/migrate.ts';
import { openDatabase, type OpenDatabase } from '../../src-main/database/open.ts';
import type { CalendarLinkRow } from '../../src-main/database/sync-rows.ts';
import type { Fetch } from '../../src-main/calendars/google/token-endpoint.ts';
import type { CalendarProvider } from '../../src-main/sync/calendar-provider.ts';
import type { CycleResult } from '../../src-main/sync/cycle.ts';
import { conflicts, outstanding } from '../../src-main/sync/sync-views.ts';
import type { Booking, BookingDraft } from '../../src-shared/domain/booking.ts';
import type { Control } from '../google-emulator/control.ts';
import type { KnobChanges } from '../google-emulator/knobs.ts';
import { type Emulator, startEmulator } from '../google-emulator/server.ts';
import { bookingDraft } from '../support/drafts.ts';
import {
  accountId,
  createEngineApp,
  type EngineApp,
  putEngineAccount,
} from '../support/engine-app.ts';
import { fakeRandom } from '../support/fakes.ts';

export type EngineWorldOptions = {
  knobs?: KnobChanges;
  /** How many calendars the account listens to; bookings go to the first. */
  calendars?: number;
  timeoutMs?: number;
  /** Comes before each request that leaves the client. */
  beforeRequest?: (url: string, method: string) => void | Promise<void>;
  /** Changes the text of answers, before the client sees them. */
  tamper?: (body: string, url: string) => string;
  wrap?: (provider: CalendarProvider) => CalendarProvider;
};

export type Event = ReturnType<Control['events']>[number];

/** The real engine and the real client, on a real database, at an emulated Google; time passes only when it is told to. */
export type EngineWorld = {
  emulator: Emulator;
  control: Control;
  app: EngineApp;
  database: OpenDatabase;
  /** Remote ids of the calendars, which are their ids here too; the first is the target. */
  calendarIds: string[];
  calendarId: string;
  /** Bookings an hour apart, from Monday on. */
  book(count: number, given?: Partial<BookingDraft>): Promise<Booking[]>;
  cycle(isForced?: boolean): Promise<CycleResult>;
  /** Lets the longest wait of the engine pass and cycles, until a cycle asks for nothing but changes. */
  rest(): Promise<void>;
  advance(ms: number): void;
  now(): number;
  /** What was asked of the calendar service, a batch as one, since the last time this was called. */
  requests(): string[];
  liveEvents(calendarId?: string): Event[];
  link(itemId: string): CalendarLinkRow;
  account(): { status: string; error_text: string | null; blocked_until: number | null };
  calendar(id?: string): {
    state: string;
    error_text: string | null;
    blocked_until: number | null;
    sync_token: string | null;
  };
  /** Every booking row, to be compared with a later one. */
  bookingRows(): unknown[];
  mirrored(calendarId?: string): number;
  outstanding: () => ReturnType<typeof outstanding>;
  conflicts: () => ReturnType<typeof conflicts>;
  /** The sentence an item is shown with, and its status; undefined when nothing is outstanding about it. */
  troubleOf(itemId: string): Promise<{ status: string; reason: string | null } | undefined>;
  stop(): Promise<void>;
};

const hour = 3_600_000;
/** Monday, 1 March 2027, 08:00 UTC. */
const monday = Date.UTC(2027, 2, 1, 8);
/** Rounds within which everything comes to rest. */
const rounds = 12;

/** Starts a world; whoever starts it has to stop it. */
export async function startEngineWorld(options: EngineWorldOptions = {}): Promise<EngineWorld> {
  const emulator = await startEmulator({ knobs: options.knobs ?? {} });
  const { control } = emulator;
  control.setClock({ stoppedAt: monday });
  const calendarIds = Array.from(
    { length: options.calendars ?? 1 },
    (_, index) => control.addCalendar({ summary: `Practice ${index + 1}` }).id,
  );
  const [calendarId = ''] = calendarIds;
  const database = openDatabase(':memory:');
  await migrate(database, migrations);
  await putEngineAccount(database, calendarIds);
  const app = await createEngineApp({
    database,
    environment: emulator.environment,
    refreshToken: control.issueTokens({}).refreshToken,
    clock: { now: () => control.now() },
    random: fakeRandom(7),
    fetch: watched(options),
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
    ...(options.wrap ? { wrap: options.wrap } : {}),
  });
  const { db, sqlite } = database;
  let seen = 0;
  let booked = 0;

  const world: EngineWorld = {
    emulator,
    control,
    app,
    database,
    calendarIds,
    calendarId,
    async book(count, given = {}) {
      const made: Booking[] = [];
      for (let index = 0; index < count; index += 1) {
        booked += 1;
        const startAt = monday + booked * hour;
        const when = {
          allDay: false as const,
          startAt,
          endAt: startAt + hour,
          timeZone: 'Europe/Berlin',
        };
        made.push(
          await app.bookings.create(bookingDraft({ title: `Booking ${booked}`, when, ...given })),
        );
      }
      return made;
    },
    cycle: (isForced) => app.cycle(isForced),
    async rest() {
      for (let round = 0; round < rounds; round += 1) {
        control.advanceClock({ ms: 7 * hour });
        const before = control.journal({}).at(-1)?.number ?? 0;
        await app.cycle();
        const asked = control.journal({ after: before });
        if (asked.length > 0 && asked.every(({ route }) => isQuiet(route))) return;
      }
      throw new Error('it does not come to rest');
    },
    advance: (ms) => control.advanceClock({ ms }),
    now: () => control.now(),
    requests() {
      const entries = control.journal({ after: seen });
      seen = entries.at(-1)?.number ?? seen;
      return entries
        .filter(({ batch, route }) => batch === null && !route.startsWith('oauth'))
        .map(({ route }) => route);
    },
    liveEvents: (id = calendarId) =>
      control.events({ calendarId: id }).filter(({ status }) => status !== 'cancelled'),
    link: (itemId) =>
      sqlite
        .prepare('SELECT * FROM calendar_link WHERE item_id = ? ORDER BY id DESC LIMIT 1')
        .get(itemId) as CalendarLinkRow,
    account: () =>
      sqlite.prepare('SELECT * FROM account WHERE id = ?').get(accountId) as ReturnType<
        EngineWorld['account']
      >,
    calendar: (id = calendarId) =>
      sqlite.prepare('SELECT * FROM calendar WHERE id = ?').get(id) as ReturnType<
        EngineWorld['calendar']
      >,
    bookingRows: () => sqlite.prepare('SELECT * FROM booking ORDER BY id').all(),
    mirrored: (id = calendarId) =>
      sqlite
        .prepare('SELECT count(*) FROM remote_event WHERE calendar_id = ?')
        .pluck()
        .get(id) as number,
    outstanding: () => outstanding(db),
    conflicts: () => conflicts(db),
    async troubleOf(itemId) {
      const item = (await outstanding(db)).find((one) => one.itemId === itemId);
      return item && { status: item.sync.status, reason: item.sync.reason };
    },
    async stop() {
      await database.close();
      await emulator.stop();
    },
  };
  return world;
}

const isQuiet = (route: string): boolean => route === 'events.list' || route.startsWith('oauth');

function watched({ beforeRequest, tamper }: EngineWorldOptions): Fetch {
  return async (address, init) => {
    const { href: url } = new URL(address);
    await beforeRequest?.(url, init.method ?? 'GET');
    const response = await fetch(url, init);
    if (!tamper) return response;
    const { status, statusText, headers } = response;
    const before = await response.text();
    const body = status === 204 || status === 304 ? null : tamper(before, url);
    const changed = new Headers(headers);
    changed.delete('content-length');
    return new Response(body, { status, statusText, headers: changed });
  };
}
