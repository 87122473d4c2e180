import type { BookingId, SeriesId } from '../../src-shared/domain/ids.ts';
import { type Decision, type SeriesAct, SeriesDraft } from '../../src-shared/domain/series.ts';
import type { When } from '../../src-shared/domain/time.ts';
import { createSeriesService, type SeriesService } from '../../src-main/series/series-service.ts';
import { itemChanged } from '../../src-main/sync/link-repo.ts';
import { readItems } from '../../src-main/sync/item-repo.ts';
import type { SeededRandom } from './random.ts';
import type { World } from './world.ts';

const dayMs = 86_400_000;
/** Two weeks before the clocks go back in Berlin, so that some series take place while they do. */
const firstDay = Date.UTC(2026, 9, 10);

/** The service as the app has it, and what it said of each act. */
function seriesIn(world: World): { series: SeriesService; touched: Set<string> } {
  const touched = new Set<string>();
  const series = createSeriesService({
    db: world.database.db,
    clock: { now: () => world.now },
    ids: { next: () => world.random.uuid(world.now) },
    itemChanged,
    clashesOf: async () => [],
    changed: (_seriesIds: SeriesId[], bookingIds: BookingId[]) => {
      for (const id of bookingIds) touched.add(id);
    },
  });
  return { series, touched };
}

/** The person saw what became of each booking. */
async function note(world: World, touched: ReadonlySet<string>): Promise<void> {
  const keys = [...touched].map((id) => ({ kind: 'booking' as const, id }));
  const items = await readItems(world.database.db, keys);
  for (const { id } of keys) {
    const wanted = items.get(id)?.wanted;
    if (wanted) world.ledger.wished('booking', id, wanted);
    else {
      world.ledger.items.set(id, 'booking');
      world.ledger.dismissed.add(id);
    }
  }
}

/** A time of day that no other step gives; a minute long, so that nothing overlaps by chance. */
function timeOfDay(index: number): string {
  return new Date((index % 1440) * 60_000).toISOString().slice(11, 16);
}

export async function createSeries(
  world: World,
  random: SeededRandom,
  index: number,
): Promise<string> {
  const day = new Date(firstDay + random.int(20) * dayMs).toISOString().slice(0, 10);
  const draft = SeriesDraft.parse({
    rule: {
      repeat: random.pick([
        { unit: 'day', every: 1 + random.int(3) },
        { unit: 'week', every: 1, weekdays: [1 + random.int(7)] },
        { unit: 'week', every: 1, weekdays: [2, 4] },
        { unit: 'month', every: 1, on: { by: 'day', day: 1 + random.int(31) } },
      ]),
      start: `${day}T${timeOfDay(index)}`,
      timeZone: random.pick(['Europe/Berlin', 'America/New_York']),
      lengthMinutes: 1,
      end: { kind: 'count', count: 2 + random.int(4) },
    },
    booking: {
      clientId: null,
      serviceId: null,
      title: random.chance(0.03) ? `refused ${index}` : `series ${index}`,
      location: `place ${index}`,
    },
  });
  const { series, touched } = seriesIn(world);
  const act: SeriesAct = { kind: 'create', draft };
  const { count } = await series.save({ act, decisions: await solved(series, act, random) });
  await note(world, touched);
  return `create a series of ${count}`;
}

/** What the person says of every date that can't simply be booked. */
async function solved(
  series: SeriesService,
  act: SeriesAct,
  random: SeededRandom,
): Promise<Decision[]> {
  const { occurrences } = await series.preview({ act, decisions: [] });
  return occurrences
    .filter(({ isSettled }) => !isSettled)
    .map(({ recurrenceId, trouble }): Decision => {
      if (trouble?.kind === 'twice') {
        const when = random.pick([trouble.earlier, trouble.later]);
        return { do: 'move', recurrenceId, when, anyway: true };
      }
      const isBooked = trouble?.kind === 'clash' && random.chance(0.6);
      return { do: isBooked ? 'book' : 'skip', recurrenceId };
    });
}

type Occurrence = { id: BookingId; revision: number; start: string; zone: string };

function anyOccurrence(world: World, random: SeededRandom): Occurrence | null {
  const found = world.database.sqlite
    .prepare(
      `SELECT id, revision, recurrence_id AS start, time_zone AS zone FROM booking
       WHERE series_id IS NOT NULL AND deleted_at IS NULL ORDER BY id`,
    )
    .all() as Occurrence[];
  return found.length === 0 ? null : random.pick(found);
}

export async function editSeries(
  world: World,
  random: SeededRandom,
  index: number,
): Promise<string> {
  const occurrence = anyOccurrence(world, random);
  if (occurrence === null) return 'edit no series';
  const { id, revision } = occurrence;
  const changes = random.pick([
    { when: movedTime(occurrence, index) },
    { when: movedTime(occurrence, index) },
    { location: `place ${index}` },
    { location: `place ${index}`, when: movedTime(occurrence, index) },
  ]);
  const { series, touched } = seriesIn(world);
  const scope = random.pick(['this', 'following', 'all'] as const);
  if (scope === 'this') {
    await world.bookings.change({ id, revision, changes, bookAnyway: random.chance(0.5) });
    touched.add(id);
  } else {
    const edit = { bookingId: id, revision, scope, changes, overOwnChanges: false };
    const act: SeriesAct = { kind: 'change', edit };
    await series.save({ act, decisions: await solved(series, act, random) });
  }
  await note(world, touched);
  return `edit ${Object.keys(changes).join(', ')} of ${scope} in a series: ${[...touched].join(', ')}`;
}

/** Another time of the same day, read as if the zone were UTC: which time it is does not matter, only that it is new. */
function movedTime({ start, zone }: Occurrence, index: number): When {
  const startAt = Date.parse(`${start.slice(0, 10)}T${timeOfDay(index)}Z`);
  return { allDay: false, startAt, endAt: startAt + 60_000, timeZone: zone };
}

export async function cancelSeries(world: World, random: SeededRandom): Promise<string> {
  const occurrence = anyOccurrence(world, random);
  if (occurrence === null) return 'cancel no series';
  const scope = random.pick(['following', 'all'] as const);
  const { series, touched } = seriesIn(world);
  await series.cancel({ bookingId: occurrence.id, scope, reason: '' });
  await note(world, touched);
  return `cancel ${scope} of a series: ${[...touched].join(', ')}`;
}
