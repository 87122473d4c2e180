import { setTimeout as sleep } from 'node:timers/promises';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { differingFields } from '../../src-shared/domain/event-content.ts';
import type { ConflictDecision, ConflictView } from '../../src-shared/domain/sync-views.ts';
import { toRemoteEvent } from '../../src-main/calendars/google/mapping.ts';
import { examineDatabase } from '../../src-main/database/health.ts';
import { openDatabase, type OpenDatabase } from '../../src-main/database/open.ts';
import { decide, decideHold } from '../../src-main/sync/decisions.ts';
import { readItems } from '../../src-main/sync/item-repo.ts';
import { brakes, conflicts, outstanding } from '../../src-main/sync/sync-views.ts';
import { migrations } from '../../migrations/all.ts';
import type { SeededRandom } from '../simulation/random.ts';
import { createEngineApp } from '../support/engine-app.ts';
import { databaseFile, unhurried } from './app-setup.ts';
import type { CrashWorld } from './campaign.ts';
import { isAppEvent } from './hands.ts';

export type End = { lost: number; doubled: number; trouble: string[] };

/** Rounds within which everything must have come to rest; two quiet ones in a row show that it has. */
const rounds = 30;
const aWhile = 7 * 3_600_000; // longer than the longest wait of the engine

/** No more kills, no more faults: lets the app come to rest, the person decide what it asks, and looks at what is there. */
export async function checkEnd(world: CrashWorld): Promise<End> {
  const end: End = { lost: 0, doubled: 0, trouble: [] };
  const { control } = world.emulator;
  control.clearFaults();
  control.releaseHeld({});
  await sleep(400); // what was delayed takes effect now
  const database = openDatabase(databaseFile(world.folder));
  try {
    if (!(await comeToRest(world, database))) end.trouble.push('it does not come to rest');
    await checkPromises(world, database, end);
    checkDoubles(world, end);
    await checkAgreement(world, database, end);
    checkOthers(world, end);
  } finally {
    await database.close();
  }
  const health = await examineDatabase(databaseFile(world.folder), migrations);
  if (!health.isOk) end.trouble.push(`the database is harmed: ${JSON.stringify(health)}`);
  return end;
}

async function comeToRest(world: CrashWorld, database: OpenDatabase): Promise<boolean> {
  const { control } = world.emulator;
  const clock = { now: () => control.now() };
  const random = world.random.fork('end');
  const app = await createEngineApp({
    database,
    callsAMinute: unhurried,
    clock,
    random: random.next,
    environment: world.emulator.environment,
    refreshToken: world.refreshToken,
  });
  const deps = { db: database.db, clock };
  let quiet = 0;
  for (let round = 0; round < rounds && quiet < 2; round += 1) {
    control.advanceClock({ ms: aWhile });
    const before = control.journal({}).at(-1)?.number ?? 0;
    await app.cycle();
    const asked = control.journal({ after: before });
    const open = await conflicts(database.db);
    const held = await brakes(database.db);
    for (const brake of held)
      await decideHold(deps, brake.calendarId, random.chance(0.5) ? 'accept' : 'refuse');
    for (const conflict of open) await settle(deps, conflict, decisionOn(conflict, random));
    const isQuiet = asked.every(({ route }) => route === 'events.list' || route === 'oauth.token');
    quiet = isQuiet && open.length === 0 && held.length === 0 ? quiet + 1 : 0;
  }
  return quiet >= 2;
}

/** What can't be taken over any more (the booking was called off since) is left as it is here. */
async function settle(
  deps: Parameters<typeof decide>[0],
  conflict: ConflictView,
  decision: ConflictDecision,
): Promise<void> {
  try {
    await decide(deps, conflict.id, decision, true);
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    await decide(deps, conflict.id, { decision: 'keep-mine' }, true);
  }
}

function decisionOn(conflict: ConflictView, random: SeededRandom): ConflictDecision {
  switch (conflict.kind) {
    case 'remote-delete':
      return { decision: random.chance(0.5) ? 'put-back' : 'cancel-booking' };
    case 'fields':
    case 'rule': {
      const isTaken = conflict.fields.length > 0 && random.chance(0.5);
      return isTaken
        ? { decision: 'take-theirs', fields: conflict.fields }
        : { decision: 'keep-mine' };
    }
    case 'duplicate':
    case 'orphan':
      return { decision: 'dismiss' };
  }
}

/** Every commit that was reported is in the history of a booking that exists. */
async function checkPromises(world: CrashWorld, { sqlite }: OpenDatabase, end: End): Promise<void> {
  const booking = sqlite.prepare('SELECT revision FROM booking WHERE id = ?').pluck();
  const step = sqlite.prepare(
    `SELECT 1 FROM item_history WHERE item_kind = 'booking' AND item_id = ? AND revision = ? AND source = 'person'`,
  );
  for (const { id, revision, act } of world.promises.all()) {
    const found = booking.get(id) as number | undefined;
    if (found !== undefined && found >= revision && step.get(id, revision) !== undefined) continue;
    end.lost += 1;
    end.trouble.push(`lost: ${act} of ${id} as revision ${revision}, found ${found ?? 'nothing'}`);
  }
}

function liveEvents({ emulator, calendarId }: CrashWorld) {
  const events = emulator.control.events({ calendarId });
  return events.filter(({ status }) => status !== 'cancelled');
}

/** At most one live event for a booking. */
function checkDoubles(world: CrashWorld, end: End): void {
  const perItem = new Map<string, string[]>();
  for (const { id } of liveEvents(world).filter((event) => isAppEvent(event.id))) {
    const item = id.slice(0, 34);
    perItem.set(item, [...(perItem.get(item) ?? []), id]);
  }
  for (const ids of perItem.values()) {
    if (ids.length === 1) continue;
    end.doubled += 1;
    end.trouble.push(`doubled: ${ids.join(' and ')}`);
  }
}

/** Nothing is outstanding, and each booking says the same as its one event. */
async function checkAgreement(
  world: CrashWorld,
  { db, sqlite }: OpenDatabase,
  end: End,
): Promise<void> {
  for (const item of await outstanding(db))
    end.trouble.push(`outstanding: ${item.itemId} ${item.sync.status} ${item.sync.reason ?? ''}`);
  const ids = sqlite.prepare('SELECT id FROM booking').pluck().all() as string[];
  const items = await readItems(
    db,
    ids.map((id) => ({ kind: 'booking', id })),
  );
  const events = new Map(
    liveEvents(world)
      .filter((event) => isAppEvent(event.id))
      .map((event) => [event.id.slice(0, 34), event]),
  );
  for (const item of items.values()) {
    const key = `aa${item.id.replaceAll('-', '')}`;
    const event = events.get(key);
    events.delete(key);
    if (item.wanted === null) {
      if (event) end.trouble.push(`${item.id} is called off and still in the calendar`);
      continue;
    }
    const content = event && toRemoteEvent(event, 'Europe/Berlin')?.content;
    if (!content) end.trouble.push(`${item.id} is not in the calendar`);
    else if (differingFields(item.wanted, content).length > 0)
      end.trouble.push(`${item.id} differs in ${differingFields(item.wanted, content).join()}`);
  }
  for (const event of events.values())
    end.trouble.push(`${event.id} is in the calendar without a booking`);
}

/** What is not the app's is as its owner left it, and nothing was written without a precondition. */
function checkOthers({ emulator, calendarId, hands }: CrashWorld, end: End): void {
  const { control } = emulator;
  for (const [eventId, etag] of hands.own) {
    if (control.event({ calendarId, eventId })?.etag !== etag)
      end.trouble.push(`the person's own event ${eventId} was written to`);
  }
  const writing = new Set(['events.insert', 'events.patch', 'events.update', 'events.delete']);
  for (const { route, path, headers, body } of control.journal({})) {
    if (!writing.has(route)) continue;
    const isInsert = route === 'events.insert';
    const id = isInsert
      ? String((body as { id?: unknown } | null)?.id)
      : decodeURIComponent(path.split('/').at(-1) ?? '');
    if (!isAppEvent(id)) end.trouble.push(`${route} of ${id}, which is not the app's`);
    if (!isInsert && headers['if-match'] === undefined)
      end.trouble.push(`${route} of ${id} without If-Match`);
  }
}
