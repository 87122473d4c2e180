import type { BookingDraft } from '../../src-shared/domain/booking.ts';
import { livingStatuses } from '../../src-shared/domain/booking-life.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { contentFields, type ItemKind } from '../../src-shared/domain/event-content.ts';
import type { BookingId, SlotId } from '../../src-shared/domain/ids.ts';
import type { ConflictDecision } from '../../src-shared/domain/sync-views.ts';
import type { SlotDraft } from '../../src-shared/domain/slot.ts';
import { decide, decideHold } from '../../src-main/sync/decisions.ts';
import { retryEverything } from '../../src-main/sync/retry.ts';
import { openConflicts } from '../../src-main/sync/conflict-repo.ts';
import { readItem, readItems } from '../../src-main/sync/item-repo.ts';
import {
  editThere,
  deleteThere,
  restoreThere,
  copyThere,
  moveThere,
  foreignThere,
  recurringThere,
  sweepThere,
  deleteCalendar,
  takeRights,
  giveRights,
  expireTokens,
} from './operations-there.ts';
import { redo, undo } from './operations-undo.ts';
import { cancelSeries, createSeries, editSeries } from './operations-series.ts';
import type { SeededRandom } from './random.ts';
import { someTime } from './some-time.ts';
import { checkChangedWishes } from './wishes.ts';
import type { World } from './world.ts';

const hour = 3_600_000;

/** One step of a history: what kind, and the number all its choices follow from. */
export type Operation = { kind: OperationKind; index: number };

type Act = (world: World, random: SeededRandom, index: number) => Promise<string | void>;

/** Everything that people, the machine and time can do, with how often. */
const acts = {
  create: [14, create],
  edit: [12, edit],
  live: [6, live],
  cancel: [5, cancel],
  restore: [4, restore],
  undo: [5, undo],
  redo: [3, redo],
  'create-slot': [2, createSlot],
  'edit-slot': [2, editSlot],
  'withdraw-slot': [1, withdrawSlot],
  'create-series': [2, createSeries],
  'edit-series': [3, editSeries],
  'cancel-series': [1, cancelSeries],
  'choose-target': [2, chooseTarget],
  disconnect: [1, disconnect],
  connect: [3, connect],
  decide: [6, decideOne],
  'decide-hold': [3, decideHolds],
  retry: [2, retry],
  'take-backup': [2, takeBackup],
  'restore-backup': [0.7, restoreBackup],
  'edit-there': [9, editThere],
  'delete-there': [4, deleteThere],
  'restore-there': [2, restoreThere],
  'copy-there': [1.5, copyThere],
  'move-there': [1, moveThere],
  'foreign-there': [3, foreignThere],
  'recurring-there': [1, recurringThere],
  'sweep-there': [0.5, sweepThere],
  'delete-calendar': [0.3, deleteCalendar],
  'take-rights': [0.8, takeRights],
  'give-rights': [2, giveRights],
  'expire-tokens': [1, expireTokens],
  'go-offline': [1, async (world) => world.faults.setOffline(true)],
  'go-online': [3, async (world) => world.faults.setOffline(false)],
  cycle: [26, async (world) => `cycle ${await cycle(world, false)}`],
  'sync-now': [5, async (world) => `sync now ${await cycle(world, true)}`],
  'wait-a-little': [10, async (world, random) => wait(world, random.int(90_000))],
  'wait-long': [3, async (world, random) => wait(world, random.int(8 * hour))],
  'clock-back': [0.5, clockBack],
} satisfies Record<string, [number, Act]>;

export type OperationKind = keyof typeof acts;

const kinds = Object.entries(acts).map(
  ([kind, [weight]]) => [kind as OperationKind, weight] as const,
);

/** What people may also do while a request is under way. */
const meanwhileKinds: readonly OperationKind[] = [
  'create',
  'edit',
  'edit',
  'live',
  'cancel',
  'restore',
  'undo',
  'redo',
  'edit-there',
  'edit-there',
  'delete-there',
  'restore-there',
  'foreign-there',
  'edit-slot',
  'edit-series',
  'choose-target',
  'disconnect',
  'connect',
  'decide',
];

export function drawOperations(random: SeededRandom, length: number): Operation[] {
  return Array.from({ length }, (_, index) => ({ kind: random.weighted(kinds), index }));
}

/** Does one operation; answers with what happened, for the trace. A refusal that the app may give is part of life. */
export async function perform(world: World, operation: Operation): Promise<string> {
  world.counts.operations += 1;
  const random = world.random.fork(`operation ${operation.index}`);
  const asides: string[] = [];
  world.meanwhile = async () => {
    const kind = random.pick(meanwhileKinds);
    // An aside's values must be as new as an operation's own.
    const index = 10_000 + operation.index * 50 + ((asides.length + 1) % 50);
    asides.push(await act(world, { kind, index }, random));
  };
  const done = await act(world, operation, random);
  return asides.length === 0 ? done : `${done}, and meanwhile ${asides.join('; ')}`;
}

async function act(
  world: World,
  { kind, index }: Operation,
  random: SeededRandom,
): Promise<string> {
  const [, run] = acts[kind];
  try {
    return (await run(world, random, index)) ?? kind;
  } catch (error) {
    if (error instanceof ExpectedError) return `${kind}: ${error.code}`;
    throw error;
  }
}

async function cycle(world: World, isForced: boolean): Promise<string> {
  const outcome = await world.cycle(isForced);
  if (outcome !== 'done') world.ledger.forgetWaits();
  world.ledger.noteWaits(outcome === 'done');
  world.ledger.afterCycle();
  await checkChangedWishes(world);
  world.faults.releaseZombies();
  return outcome;
}

function wait(world: World, milliseconds: number): void {
  world.now += 1 + milliseconds;
  world.faults.releaseZombies();
}

async function clockBack(world: World, random: SeededRandom): Promise<void> {
  world.now -= random.int(3 * hour);
  world.ledger.forgetWaits();
}

function draft(random: SeededRandom, index: number): BookingDraft {
  return {
    clientId: null,
    serviceId: null,
    when: someTime(random, index),
    title: random.chance(0.03) ? `refused ${index}` : `title ${index}`,
    location: `place ${index}`,
    calendarNote: `note ${index}`,
    privateNote: '',
    discountMinor: 0,
    status: 'confirmed',
    bookAnyway: random.chance(0.5),
  };
}

async function wished(world: World, kind: ItemKind, id: string): Promise<void> {
  const item = await readItem(world.database.db, { kind, id });
  if (item?.wanted) world.ledger.wished(kind, id, item.wanted);
}

/** After a word of the person that may have taken the item out of the book, or put it back. */
async function decided(world: World, kind: ItemKind, id: string): Promise<void> {
  const item = await readItem(world.database.db, { kind, id });
  if (item?.wanted) world.ledger.dismissed.delete(id);
  else world.ledger.dismissed.add(id);
}

async function create(world: World, random: SeededRandom, index: number): Promise<string> {
  const booking = await world.bookings.create(draft(random, index));
  await wished(world, 'booking', booking.id);
  return `create ${booking.id}`;
}

function anyItem(world: World, random: SeededRandom, kind: ItemKind): string | null {
  const ids = [...world.ledger.items].filter(([, found]) => found === kind).map(([id]) => id);
  return ids.length === 0 ? null : random.pick(ids);
}

async function edit(world: World, random: SeededRandom, index: number): Promise<string> {
  const id = anyItem(world, random, 'booking');
  const item = id === null ? undefined : await readItem(world.database.db, { kind: 'booking', id });
  if (!item) return 'edit nothing';
  const { when, title, location, calendarNote } = draft(random, index);
  const changes = random.pick([
    { when },
    { title },
    { location },
    { calendarNote },
    { when, title },
    { title, location, calendarNote },
    { privateNote: `private ${index}` },
  ]);
  await world.bookings.change({
    id: item.id as BookingId,
    revision: item.revision,
    changes,
    bookAnyway: random.chance(0.5),
  });
  await wished(world, 'booking', item.id);
  return `edit ${Object.keys(changes).join(', ')} of ${item.id}`;
}

/** What happens to a booking that no calendar gets to see: its status, its price, its payment. */
async function live(world: World, random: SeededRandom, index: number): Promise<string> {
  const id = anyItem(world, random, 'booking') as BookingId | null;
  const item = id === null ? undefined : await readItem(world.database.db, { kind: 'booking', id });
  if (id === null || !item) return 'live nothing';
  const status = random.pick(livingStatuses);
  const changes = random.pick([{ status }, { priceMinor: index }, { discountMinor: index }]);
  const { revision } = item;
  const pay = { id, amountMinor: 1 + index, method: 'cash', at: world.now } as const;
  await random.pick([
    () => world.bookings.change({ id, revision, changes, bookAnyway: false }),
    () => world.bookings.pay(pay),
    () => world.bookings.unpay({ id }),
  ])();
  await wished(world, 'booking', id);
  return `live ${id}`;
}

async function cancel(world: World, random: SeededRandom): Promise<string> {
  const id = anyItem(world, random, 'booking');
  if (id === null) return 'cancel nothing';
  await world.bookings.cancel({ id: id as BookingId, reason: '' });
  world.ledger.dismissed.add(id);
  return `cancel ${id}`;
}

async function restore(world: World, random: SeededRandom): Promise<string> {
  const id = anyItem(world, random, 'booking');
  if (id === null) return 'restore nothing';
  await world.bookings.restore({ id: id as BookingId, bookAnyway: random.chance(0.7) });
  await wished(world, 'booking', id);
  return `restore ${id}`;
}

async function createSlot(world: World, random: SeededRandom, index: number): Promise<string> {
  const slot: SlotDraft = {
    serviceId: null,
    when: someTime(random, index),
    title: `slot ${index}`,
    location: '',
    calendarNote: '',
  };
  const { id } = await world.slots.create(slot);
  await wished(world, 'slot', id);
  return `create slot ${id}`;
}

async function editSlot(world: World, random: SeededRandom, index: number): Promise<string> {
  const id = anyItem(world, random, 'slot');
  const item = id === null ? undefined : await readItem(world.database.db, { kind: 'slot', id });
  if (!item) return 'edit no slot';
  const changes = random.pick([
    { when: someTime(random, index) },
    { title: `slot ${index}` },
    { location: `place ${index}` },
  ]);
  await world.slots.change({ id: item.id as SlotId, revision: item.revision, changes });
  await wished(world, 'slot', item.id);
  return `edit slot ${item.id}`;
}

async function withdrawSlot(world: World, random: SeededRandom): Promise<string> {
  const id = anyItem(world, random, 'slot');
  if (id === null) return 'withdraw nothing';
  await world.slots.withdraw({ id: id as SlotId });
  world.ledger.dismissed.add(id);
  return `withdraw ${id}`;
}

async function chooseTarget(world: World, random: SeededRandom): Promise<string> {
  const known = new Set(
    world.database.sqlite
      .prepare(
        `SELECT c.id FROM calendar c JOIN account a ON a.id = c.account_id WHERE a.status = 'connected'`,
      )
      .pluck()
      .all(),
  );
  const offered = world.accounts
    .flatMap((account) => account.calendars)
    .filter(({ id }) => known.has(id));
  if (offered.length === 0) return 'choose no target';
  const calendar = random.pick(offered);
  await world.chooseTarget(calendar.id);
  return `choose ${calendar.remoteId}`;
}

async function disconnect(world: World, random: SeededRandom): Promise<string> {
  const connected = world.accounts.filter((account) => account.hasTokens);
  if (connected.length === 0) return 'disconnect nothing';
  const account = random.pick(connected);
  await world.disconnect(account);
  world.ledger.forgetWaits();
  return `disconnect ${world.googleName(account)}`;
}

async function connect(world: World, random: SeededRandom): Promise<string> {
  const account = random.pick(world.accounts);
  await world.connect(account);
  world.ledger.forgetWaits();
  const target = world.database.sqlite
    .prepare('SELECT count(*) FROM calendar WHERE is_target = 1')
    .pluck()
    .get();
  if (target === 0 || random.chance(0.2))
    await world.chooseTarget(random.pick(account.calendars).id);
  return `connect ${world.googleName(account)}`;
}

async function decideOne(world: World, random: SeededRandom): Promise<string> {
  const open = await openConflicts(world.database.db);
  if (open.length === 0) return 'decide nothing';
  const conflict = random.pick(open);
  const fields = contentFields.filter(() => random.chance(0.6));
  const decisions: ConflictDecision[] =
    conflict.kind === 'remote-delete'
      ? [{ decision: 'cancel-booking' }, { decision: 'put-back' }]
      : conflict.kind === 'orphan'
        ? [{ decision: 'adopt' }, { decision: 'dismiss' }]
        : [
            { decision: 'keep-mine' },
            { decision: 'dismiss' },
            { decision: 'take-theirs', fields: fields.length === 0 ? ['when'] : fields },
          ];
  const decision = random.pick(decisions);
  await decide(
    { db: world.database.db, clock: { now: () => world.now } },
    conflict.id,
    decision,
    random.chance(0.5),
  );
  if (decision.decision === 'take-theirs' || decision.decision === 'adopt') {
    await wished(world, conflict.item_kind, conflict.item_id);
  }
  if (decision.decision === 'cancel-booking')
    await decided(world, conflict.item_kind, conflict.item_id);
  return `decide ${decision.decision} on ${conflict.kind} of ${conflict.item_id}`;
}

async function decideHolds(world: World, random: SeededRandom): Promise<string> {
  const { db, sqlite } = world.database;
  const held = sqlite
    .prepare('SELECT id FROM calendar WHERE brake_json IS NOT NULL')
    .pluck()
    .all() as string[];
  if (held.length === 0) return 'no hold to decide';
  const decision = random.pick(['accept', 'refuse'] as const);
  for (const id of held) {
    const touched = await decideHold({ db, clock: { now: () => world.now } }, id, decision);
    for (const item of (await readItems(db, keysOf(world, touched))).values())
      await wished(world, item.kind, item.id);
    for (const { kind, id: itemId } of keysOf(world, touched)) await decided(world, kind, itemId);
  }
  return `${decision} hold`;
}

function keysOf(world: World, ids: readonly string[]): { kind: ItemKind; id: string }[] {
  return ids.map((id) => ({ kind: world.ledger.items.get(id) ?? 'booking', id }));
}

async function retry(world: World): Promise<string> {
  const retried = await retryEverything({ db: world.database.db, clock: { now: () => world.now } });
  return `retry ${retried.length}`;
}

async function takeBackup(world: World): Promise<void> {
  world.takeBackup();
}

async function restoreBackup(world: World): Promise<string> {
  if (!world.backup) return 'no backup';
  await world.restoreBackup();
  return 'restore backup';
}
