import { migrations } from '../../migrations/all.ts';
import { createSlotService, type SlotService } from '../../src-main/availability/slot-service.ts';
import {
  createBookingService,
  type BookingService,
} from '../../src-main/bookings/booking-service.ts';
import { migrate } from '../../src-main/database/migrate.ts';
import type { EventContent } from '../../src-shared/domain/event-content.ts';
import { openDatabase, type OpenDatabase } from '../../src-main/database/open.ts';
import { type CycleDeps, runCycle } from '../../src-main/sync/cycle.ts';
import {
  chooseTargetCalendar,
  detachAccount,
  reattachAccount,
} from '../../src-main/sync/all-links-repo.ts';
import { itemChanged } from '../../src-main/sync/link-repo.ts';
import { bookingItem, readItems, type SyncItem } from '../../src-main/sync/item-repo.ts';
import { createPace } from '../../src-main/sync/pace.ts';
import { prepareRestored } from '../../src-main/sync/restored.ts';
import {
  Crash,
  createReusable,
  type DatabaseFaults,
  openSimulated,
  type SimulatedDatabase,
} from './crashing-database.ts';
import { createFaults, type FaultRates, type Faults } from './google-faults.ts';
import { createHands, type GoogleHands } from './google-hands.ts';
import type { Apply, Call, Hooks, WriteCall } from './google-calls.ts';
import { Ledger } from './ledger.ts';
import { createRandom, type SeededRandom } from './random.ts';
import { SimulatedGoogle } from './simulated-google.ts';
import type { WriteOutcome } from '../../src-main/sync/calendar-provider.ts';

/** Monday, 2 March 2026, 07:00 UTC. */
export const simulationStart = Date.UTC(2026, 2, 2, 7);
export const databaseId = 'simulated-database';

export type Account = {
  id: string;
  hasTokens: boolean;
  calendars: { id: string; remoteId: string }[];
};

export type Rates = FaultRates & {
  crash?: number;
  busy?: number;
  full?: number;
  crashAtCommit?: number;
  /** How likely people act while a request is under way. */
  meanwhile?: number;
};

let migrated: Promise<Buffer> | null = null;

/** The bytes of an empty, migrated database: made once a process, for every history starts from it. */
export async function migratedBytes(): Promise<Buffer> {
  migrated ??= (async () => {
    const database = openDatabase(':memory:');
    await migrate(database, migrations);
    dropSearch(database.sqlite);
    const bytes = database.sqlite.serialize();
    await database.close();
    return bytes;
  })();
  return await migrated;
}

/** Sync neither reads nor writes the search index, and keeping it would take a tenth of the time. */
function dropSearch(sqlite: OpenDatabase['sqlite']): void {
  const triggers = sqlite
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%\\_search%' ESCAPE '\\'`,
    )
    .pluck()
    .all();
  for (const name of triggers) sqlite.exec(`DROP TRIGGER ${String(name)}`);
}

let reusable: ReturnType<typeof createReusable> | null = null;

/** What an item's event would say, were the item not cancelled. */
function contentOf(item: SyncItem): EventContent | null {
  if (item.kind === 'slot') return item.wanted;
  const booking = { ...item.booking, status: 'confirmed' as const };
  return bookingItem(booking, item.names, item.privacy).wanted;
}

/** How the engine is run: replaceable, so that a mutant of it can be put in its place. */
export type Engine = { run: typeof runCycle };

/** Everything one history happens in: the app's database and engine, Google, the network, the clock, and chance. */
export class World {
  readonly random: SeededRandom;
  readonly google: SimulatedGoogle;
  readonly hands: GoogleHands;
  readonly faults: Faults;
  readonly ledger: Ledger;
  readonly rates: Rates;
  readonly accounts: Account[] = [];
  readonly counts = { cycles: 0, crashes: 0, databaseFaults: 0, operations: 0, meanwhile: 0 };
  readonly trouble: string[] = [];
  database: SimulatedDatabase;
  bookings!: BookingService;
  slots!: SlotService;
  now = simulationStart;
  isCycling = false;
  /** What people do while a request is under way. */
  meanwhile: () => Promise<void> = async () => {};
  snapshots = 0;
  restores = 0;
  /** Calendars that an account may read at most. */
  readonly readOnly = new Set<string>();
  backup: { bytes: Buffer; ledger: ReturnType<Ledger['copy']> } | null = null;
  readonly #pace = createPace({ now: () => this.now });
  readonly #engine: Engine;
  readonly #dice: SeededRandom;
  #isActing = false;

  constructor(seed: number, bytes: Buffer, rates: Rates, engine: Engine = { run: runCycle }) {
    this.random = createRandom(seed);
    this.#dice = this.random.fork('dice');
    this.rates = rates;
    this.#engine = engine;
    const quirks = this.random.fork('quirks');
    this.google = new SimulatedGoogle({
      now: () => this.now,
      random: quirks.next,
      quirks: {
        pageSize: quirks.pick([2, 3, 7, 50, 2500]),
        shortPages: quirks.chance(0.3) ? 0.3 : 0,
        pageView: quirks.pick(['snapshot', 'live']),
        tombstones: quirks.pick(['bare', 'stale-content']),
        patchOfDeleted: quirks.pick(['forbidden', 'gone', 'stale']),
        accessTaken: quirks.pick(['forbidden', 'not-found']),
        refuses: (content) => content.summary.includes('refused'),
      },
    });
    this.hands = createHands(this.google);
    this.faults = createFaults({ random: this.random.fork('faults'), rates, world: this.google });
    this.ledger = new Ledger(this);
    reusable ??= createReusable(bytes);
    this.database = reusable.lend(this.#databaseFaults()) ?? this.#open(bytes);
    this.#start();
  }

  #open(bytes: Buffer): SimulatedDatabase {
    return openSimulated(bytes, this.#databaseFaults());
  }

  #databaseFaults(): DatabaseFaults {
    return {
      atBegin: () =>
        this.isCycling && this.#dice.chance(this.rates.busy ?? 0) ? this.#count('busy') : null,
      atCommit: () => {
        if (!this.isCycling || this.#isActing) return null;
        if (this.#dice.chance(this.rates.full ?? 0)) return this.#count('full');
        if (!this.#dice.chance(this.rates.crashAtCommit ?? 0)) return null;
        return this.#dice.chance(0.5) ? 'crash-before' : 'crash-after';
      },
    };
  }

  #count<T extends 'busy' | 'full'>(fault: T): T {
    this.counts.databaseFaults += 1;
    return fault;
  }

  #start(): void {
    const common = {
      db: this.database.db,
      clock: { now: () => this.now },
      ids: { next: () => this.random.uuid(this.now) },
      changed: () => {},
      itemChanged,
    };
    this.bookings = createBookingService(common);
    this.slots = createSlotService(common);
  }

  /** Adds an account at Google that the app has never seen, with two calendars. */
  addAccount(id: string): Account {
    const primary = this.google.addAccount(id);
    const account: Account = { id: this.random.uuid(), hasTokens: false, calendars: [] };
    for (const remoteId of [primary, this.google.addCalendar(id, `${id} appointments`)]) {
      account.calendars.push({ id: this.random.uuid(), remoteId });
    }
    this.accounts.push(account);
    this.#googleNames.set(account.id, id);
    return account;
  }
  readonly #googleNames = new Map<string, string>();

  googleName(account: Account): string {
    return this.#googleNames.get(account.id) as string;
  }

  /** As the account service does it: rows for account and calendars, what was detached comes back. */
  async connect(account: Account): Promise<void> {
    account.hasTokens = true;
    this.google.setRevoked(this.googleName(account), false);
    this.google.setScopes(this.googleName(account), { events: true });
    await this.database.db.transaction().execute(async (tx) => {
      await tx
        .insertInto('account')
        .values({
          id: account.id,
          provider: 'google',
          subject: account.id,
          email: '',
          status: 'connected',
          sync_started: 1,
          auth_epoch: 1,
          granted_scopes: '',
          revoke_pending: 0,
          blocked_until: null,
          blocked_attempts: 0,
          error_class: null,
          error_text: null,
          created_at: this.now,
        })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet({
            status: 'connected',
            error_class: null,
            error_text: null,
            blocked_until: null,
          }),
        )
        .execute();
      for (const calendar of account.calendars) {
        await tx
          .insertInto('calendar')
          .values({
            id: calendar.id,
            account_id: account.id,
            remote_id: calendar.remoteId,
            name: calendar.remoteId,
            time_zone: 'Europe/Berlin',
            color: null,
            access_role: 'owner',
            is_primary: 0,
            is_target: 0,
            is_selected: 1,
            state: 'active',
            sync_token: null,
            request_fingerprint: null,
            full_sync_epoch: 0,
            last_pulled_at: null,
            blocked_until: null,
            blocked_attempts: 0,
            error_class: null,
            error_text: null,
            brake_json: null,
          })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute();
      }
      await reattachAccount(tx, account.id);
    });
  }

  async disconnect(account: Account): Promise<void> {
    account.hasTokens = false;
    await this.database.db.transaction().execute(async (tx) => {
      await tx
        .updateTable('account')
        .set((eb) => ({ status: 'disconnected', auth_epoch: eb('auth_epoch', '+', 1) }))
        .where('id', '=', account.id)
        .execute();
      await detachAccount(tx, account.id);
    });
    this.ledger.forgetMirror();
  }

  async chooseTarget(calendarId: string): Promise<void> {
    await this.database.db
      .transaction()
      .execute(async (tx) => await chooseTargetCalendar(tx, calendarId));
  }

  takeBackup(): void {
    if (this.database.sqlite.inTransaction) return;
    this.backup = { bytes: this.database.sqlite.serialize(), ledger: this.ledger.copy() };
  }

  /** The app's restore: another file in place of this one, and everything looked at anew. */
  async restoreBackup(): Promise<void> {
    if (!this.backup) return;
    this.restores += 1;
    this.ledger.beforeRestore(this.backup.ledger);
    this.database.close();
    this.database = this.#open(this.backup.bytes);
    this.#start();
    await this.database.db.transaction().execute(async (tx) => await prepareRestored(tx));
    const keys = [...this.ledger.items].map(([id, kind]) => ({ kind, id }));
    for (const item of (await readItems(this.database.db, keys)).values()) {
      const content = contentOf(item);
      if (content) this.ledger.afterRestore(item.id, content);
    }
  }

  /** What is left of the app after a crash: its file, and nothing else. */
  #restart(): void {
    this.counts.crashes += 1;
    const { sqlite } = this.database;
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
    // The engine keeps nothing but its file: now and then, see that the file's bytes are indeed all it needs.
    if (!this.#dice.chance(0.2)) return;
    const bytes = sqlite.serialize();
    this.database.close();
    this.database = this.#open(bytes);
    this.#start();
  }

  /** What the engine is given, as the app's composition gives it. */
  deps(): CycleDeps {
    return {
      db: this.database.db,
      clock: { now: () => this.now },
      ids: { next: () => this.random.uuid(this.now) },
      random: this.#dice.next,
      pause: async () => {},
      snapshot: async () => {
        this.snapshots += 1;
      },
      databaseId,
      pace: this.#pace,
      providerFor: async (accountId) => {
        const account = this.accounts.find((one) => one.id === accountId);
        return account?.hasTokens
          ? this.google.createProvider(this.googleName(account), this.#hooks())
          : null;
      },
    };
  }

  /** One cycle of the real engine; a crash in it restarts the app, a failing database only ends the cycle. */
  async cycle(isForced: boolean): Promise<'done' | 'crashed' | 'failed'> {
    this.counts.cycles += 1;
    this.isCycling = true;
    try {
      await this.#engine.run(this.deps(), isForced);
      return 'done';
    } catch (error) {
      if (error instanceof Crash) {
        this.#restart();
        return 'crashed';
      }
      if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_'))
        return 'failed';
      throw error;
    } finally {
      this.isCycling = false;
    }
  }

  #hooks(): Hooks {
    const { faults, ledger } = this;
    return {
      ...faults,
      pause: async (phase, call) => {
        ledger.atPause(phase, call);
        if (this.#dice.chance(this.rates.crash ?? 0))
          throw new Crash(`while ${phase} ${call.kind}`);
        if (!this.#isActing && this.#dice.chance(this.rates.meanwhile ?? 0)) {
          this.#isActing = true;
          this.counts.meanwhile += 1;
          try {
            await this.meanwhile();
          } finally {
            this.#isActing = false;
          }
        }
      },
      around: (call, apply) => faults.around(call, this.#watched(call, apply)),
      aroundPart: (call: WriteCall, apply: () => WriteOutcome) =>
        faults.aroundPart(call, () => ledger.watchWrite(call, apply)),
    };
  }

  #watched<T>(call: Call, apply: Apply<T>): Apply<T> {
    if (call.kind !== 'insert' && call.kind !== 'patch' && call.kind !== 'delete') return apply;
    return (how) => this.ledger.watchWrite(call, () => apply(how));
  }
}
