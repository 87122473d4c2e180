import { expect, test } from 'vitest';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import type { ConflictDecision } from '../../src-shared/domain/sync-views.ts';
import {
  type Decision,
  type SeriesAct,
  SeriesDraft,
  SeriesEdit,
} from '../../src-shared/domain/series.ts';
import { wallTimeOf, type When } from '../../src-shared/domain/time.ts';
import { createSeriesService } from '../../src-main/series/series-service.ts';
import { itemChanged } from '../../src-main/sync/link-repo.ts';
import { createRandom, type SeededRandom } from '../simulation/random.ts';
import { bookingDraft } from '../support/drafts.ts';
import { type Bench, makeBench } from '../sync/sync-bench.ts';

const minuteMs = 60_000;
/** Histories of their own, each short: what is long over would only make every look at it slower. */
const histories = 50;
const rounds = 50;
/** What is begun at once in each round: two or three windows, a drag, somebody at Google's page, and often a pull. */
const atOnce = 4;
/** More than fit into the day side by side, so that nearly every time is somebody's already. */
const mostBookings = 14;
const day = Date.UTC(2031, 4, 6, 7);
const dayMinutes = 12 * 60;

let bench: Bench;

/** A time of the one day that everybody wants. */
function someTime(random: SeededRandom): When {
  const startAt = day + random.int(dayMinutes / 15) * 15 * minuteMs;
  const endAt = startAt + random.pick([15, 30, 45, 60, 90]) * minuteMs;
  return { allDay: false, startAt, endAt, timeZone: 'Europe/Berlin' };
}

/** What windows know of the bookings (not always the latest), and how many acts on series were saved. */
type Known = { ids: BookingId[]; seriesSaved: number };

/** Lets others go first, for a while that only chance knows. */
async function stumble(random: SeededRandom): Promise<void> {
  for (let turns = random.int(4); turns > 0; turns -= 1) {
    await new Promise((resolve) => void setImmediate(resolve));
  }
}

async function create(known: Known, random: SeededRandom): Promise<void> {
  const { id } = await bench.world.bookings.create(
    bookingDraft({
      when: someTime(random),
      bufferAfterMinutes: random.pick([0, 0, 10]),
      bookAnyway: random.chance(0.05),
    }),
  );
  known.ids.push(id);
}

async function move(id: BookingId, random: SeededRandom): Promise<void> {
  const { revision } = await bench.world.bookings.get({ id });
  await stumble(random);
  const changes = random.chance(0.2)
    ? { bufferBeforeMinutes: random.pick([0, 5, 20]) }
    : { when: someTime(random) };
  await bench.world.bookings.change({ id, revision, changes, bookAnyway: random.chance(0.05) });
}

async function revert(id: BookingId, random: SeededRandom): Promise<void> {
  const steps = await bench.world.bookings.timeline({ id });
  const step = steps.find(({ canRevert }) => canRevert);
  await stumble(random);
  if (step === undefined) return;
  await bench.world.bookings.revert({ id, entryId: step.id, bookAnyway: false });
}

/** The series service beside the bookings of the bench, as the app has them: both write into one database. */
function seriesService() {
  const { world } = bench;
  return createSeriesService({
    db: world.database.db,
    clock: { now: () => world.now },
    ids: { next: () => world.random.uuid(world.now) },
    itemChanged,
    clashesOf: async () => [],
    changed: () => undefined,
  });
}

/** Somebody plans a series that touches the day, and saves it once they have looked; what is taken they leave out. */
async function bookSeries(known: Known, random: SeededRandom): Promise<void> {
  const when = someTime(random);
  if (when.allDay) return;
  const draft = SeriesDraft.parse({
    rule: {
      repeat: { unit: 'day', every: 1 },
      start: wallTimeOf(when.startAt, when.timeZone),
      timeZone: when.timeZone,
      lengthMinutes: (when.endAt - when.startAt) / minuteMs,
      end: { kind: 'count', count: 2 },
    },
    booking: bookingDraft(),
  });
  await saveSeries({ kind: 'create', draft }, known, random);
}

async function moveSeries(id: BookingId, known: Known, random: SeededRandom): Promise<void> {
  const { revision, seriesId } = await bench.world.bookings.get({ id });
  if (seriesId === null) return await move(id, random);
  const edit = SeriesEdit.parse({
    bookingId: id,
    revision,
    scope: random.pick(['following', 'all']),
    changes: random.chance(0.3)
      ? { bufferAfterMinutes: random.pick([0, 5, 20]) }
      : { when: someTime(random) },
    overOwnChanges: random.chance(0.3),
  });
  await saveSeries({ kind: 'change', edit }, known, random);
}

async function saveSeries(act: SeriesAct, known: Known, random: SeededRandom): Promise<void> {
  const series = seriesService();
  const { occurrences } = await series.preview({ act, decisions: [] });
  const decisions: Decision[] = occurrences.flatMap(({ isSettled, recurrenceId }) =>
    isSettled || random.chance(0.3) ? [] : [{ do: 'skip', recurrenceId }],
  );
  await stumble(random);
  const { booking } = await series.save({ act, decisions });
  known.seriesSaved += 1;
  if (booking !== null && !known.ids.includes(booking.id)) known.ids.push(booking.id);
}

async function decideOne(random: SeededRandom): Promise<void> {
  const open = await bench.conflicts();
  if (open.length === 0) return;
  const conflict = random.pick(open);
  await stumble(random);
  const theirs: ConflictDecision = { decision: 'take-theirs', fields: ['when'] };
  await bench.decide(conflict.id, random.chance(0.5) ? theirs : { decision: 'keep-mine' });
}

/** A pull with all that follows from it, some hours after the last. As in the app never two at a time. */
async function pull(): Promise<void> {
  const { world } = bench;
  if (world.isCycling) return;
  world.now += 7 * 3_600_000;
  await world.cycle(false);
  // The simulation knows no windows beside the sync: theirs are the transactions it wonders about.
  const trouble = world.trouble.splice(0).filter((one) => !one.startsWith('a transaction is open'));
  if (trouble.length > 0) throw new Error(trouble.join('\n'));
}

/** One thing that one of many does. */
async function act(known: Known, random: SeededRandom): Promise<void> {
  await stumble(random);
  const { bookings } = bench.world;
  const kind = random.weighted([
    ['create', known.ids.length < mostBookings ? 4 : 0],
    ['move', 5],
    ['series', known.ids.length < mostBookings ? 1 : 0],
    ['move-series', 1.5],
    ['cancel', 1.5],
    ['restore', 2],
    ['revert', 1],
    ['decide', 0.5],
    ['move-there', 2],
    ['pull', 1.5],
  ] as const);
  if (kind === 'create') return await create(known, random);
  if (kind === 'series') return await bookSeries(known, random);
  if (kind === 'pull') return await pull();
  if (kind === 'decide') return await decideOne(random);
  if (known.ids.length === 0) return;
  const id = random.pick(known.ids);
  if (kind === 'move') return await move(id, random);
  if (kind === 'move-series') return await moveSeries(id, known, random);
  if (kind === 'cancel') {
    await bookings.cancel({ id, reason: '' });
    // Most are never looked at again: there is always somebody new who wants the time.
    if (random.chance(0.7)) known.ids = known.ids.filter((other) => other !== id);
    return;
  }
  if (kind === 'restore') return void (await bookings.restore({ id, bookAnyway: false }));
  if (kind === 'revert') return await revert(id, random);
  bench.editThere(id, { when: someTime(random) });
}

/** Pairs of bookings that share time, buffers included, although nobody accepted it for either. */
function doubleBookings(): unknown[] {
  return bench.world.database.sqlite
    .prepare(
      `SELECT a.id AS one, b.id AS other FROM booking AS a JOIN booking AS b
         ON a.id < b.id AND a.taken_from_at < b.taken_to_at AND b.taken_from_at < a.taken_to_at
       WHERE a.status <> 'cancelled' AND b.status <> 'cancelled'
         AND a.deleted_at IS NULL AND b.deleted_at IS NULL
         AND a.overlap_accepted = 0 AND b.overlap_accepted = 0`,
    )
    .all();
}

/** Lets all of them act for a while; answers how often each thing was done or refused. */
async function live(seed: number, outcomes: Map<string, number>): Promise<void> {
  const random = createRandom(seed);
  const known: Known = { ids: [], seriesSaved: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const ends = await Promise.allSettled(
      Array.from({ length: atOnce }, () => act(known, random.fork(`${round} ${random.next()}`))),
    );
    for (const end of ends) {
      const refusal = end.status === 'rejected' ? (end.reason as unknown) : null;
      if (refusal !== null && !(refusal instanceof ExpectedError))
        throw new Error('something failed that is no refusal', { cause: refusal });
      const name = refusal === null ? 'done' : refusal.code;
      outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
    }
    const doubled = doubleBookings();
    if (doubled.length > 0) expect({ seed, round, doubled }).toEqual({ seed, round, doubled: [] });
  }
  outcomes.set('series', (outcomes.get('series') ?? 0) + known.seriesSaved);
}

test('whatever windows, drags and pulls do at once, no two bookings have the same time unless that was accepted', async () => {
  const outcomes = new Map<string, number>();
  for (let seed = 1; seed <= histories; seed += 1) {
    bench = await makeBench();
    try {
      await live(seed, outcomes);
    } finally {
      bench.close();
    }
  }
  // Enough of each, or nothing was shown: times that were taken, and windows that came too late.
  expect(outcomes.get('done')).toBeGreaterThan(5_000);
  expect(outcomes.get('overlap')).toBeGreaterThan(1_000);
  expect(outcomes.get('series')).toBeGreaterThan(200);
  expect(outcomes.get('changed-meanwhile')).toBeGreaterThan(50);
}, 180_000);
