import { createHash } from 'node:crypto';
import { checkEnd } from './end-checks.ts';
import { drawOperations, type Operation, perform } from './operations.ts';
import { createRandom } from './random.ts';
import { type Engine, migratedBytes, type Rates, World } from './world.ts';

export type HistoryResult = {
  seed: number;
  /** What did not hold, empty when all did. */
  trouble: string[];
  steps: string[];
  hash: string;
  operations: Operation[];
  counts: World['counts'];
  faults: Map<string, number>;
  requests: number;
  /** Every request in order, and the links as they ended; only when asked for. */
  trace: string[];
};

export type HistoryOptions = {
  /** Replays these instead of drawing them. */
  operations?: readonly Operation[];
  engine?: Engine;
  withTrace?: boolean;
};

/** Plays one history from its seed: random life, then peace, then every check. Same seed, same hash. */
export async function playHistory(
  seed: number,
  options: HistoryOptions = {},
): Promise<HistoryResult> {
  const random = createRandom(`history ${seed}`);
  const operations =
    options.operations ?? drawOperations(random.fork('operations'), 40 + random.int(81));
  const world = new World(
    seed,
    await migratedBytes(),
    ratesFor(random.fork('rates')),
    options.engine,
  );
  const steps: string[] = [];
  try {
    world.addAccount('anna');
    world.addAccount('ben');
    const [first] = world.accounts;
    const target = first?.calendars[1] ?? first?.calendars[0];
    if (first && target) {
      await world.connect(first);
      await world.chooseTarget(target.id);
    }
    for (const operation of operations) {
      steps.push(`${operation.index} ${await perform(world, operation)}`);
      if (world.trouble.length > 0) break;
    }
    if (world.trouble.length === 0) await checkEnd(world, steps);
  } catch (error) {
    world.trouble.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  const result: HistoryResult = {
    seed,
    trouble: world.trouble,
    steps,
    hash: hashOf(world, steps),
    operations: [...operations],
    counts: world.counts,
    faults: world.faults.counts,
    requests: world.google.requests.length,
    trace: options.withTrace ? traceOf(world) : [],
  };
  world.database.close();
  return result;
}

/** Some histories are calm, some are wild: what a fault hides in one, another shows. */
function ratesFor(random: ReturnType<typeof createRandom>): Rates {
  const wildness = random.pick([0, 0.3, 1, 1, 2]);
  const rate = (most: number): number => (random.chance(0.6) ? most * wildness * random.next() : 0);
  return {
    'request-dropped': rate(0.08),
    'response-dropped': rate(0.12),
    zombie: rate(0.06),
    'delivered-twice': rate(0.06),
    'cut-body': rate(0.06),
    error: rate(0.1),
    'token-expired': rate(0.1),
    revoked: rate(0.01),
    'scope-reduced': rate(0.01),
    'stale-list': rate(0.06),
    'etag-bumped': rate(0.06),
    purged: rate(0.03),
    offline: rate(0.04),
    'part-failed': rate(0.1),
    crash: rate(0.03),
    crashAtCommit: rate(0.03),
    busy: rate(0.01),
    full: rate(0.01),
    meanwhile: random.chance(0.7) ? 0.25 * random.next() : 0,
  };
}

function traceOf(world: World): string[] {
  const requests = world.google.requests.map(({ at, call, told }) => {
    const where = 'calendarId' in call ? call.calendarId : call.accountId;
    const writes = call.kind === 'batch' ? call.writes : 'write' in call ? [call.write] : [];
    const what = writes.map((write) => `${write.kind} ${write.eventId}`).join(', ');
    const asked = 'eventId' in call ? call.eventId : '';
    return `${at} ${call.kind} ${where} ${what}${asked} → ${told ?? 'nothing'}`;
  });
  const links = world.database.sqlite
    .prepare(
      `SELECT l.remote_id, c.remote_id AS calendar, c.is_target, c.state AS calendar_state, a.status, l.state, l.etag,
         l.item_revision, l.synced_revision, l.look, l.attempts, l.next_attempt_at, l.error_class, c.brake_json IS NOT NULL AS held,
         c.error_class AS calendar_error, a.error_class AS account_error,
         (SELECT r.status FROM remote_event r WHERE r.calendar_id = l.calendar_id AND r.event_id = l.remote_id) AS seen
       FROM calendar_link l JOIN calendar c ON c.id = l.calendar_id JOIN account a ON a.id = c.account_id ORDER BY l.id`,
    )
    .all();
  return [...requests, ...links.map((link) => JSON.stringify(link))];
}

/** One number for everything that was sent, answered and kept. */
function hashOf(world: World, steps: readonly string[]): string {
  const hash = createHash('sha256');
  for (const step of steps) hash.update(`${step}\n`);
  for (const request of world.google.requests) {
    const write = 'write' in request.call ? JSON.stringify(request.call.write) : '';
    hash.update(`${request.at} ${request.call.kind} ${request.told} ${write}\n`);
  }
  for (const table of [
    'booking',
    'slot',
    'calendar_link',
    'remote_event',
    'sync_conflict',
    'item_history',
    'sync_log',
  ]) {
    hash.update(JSON.stringify(world.database.sqlite.prepare(`SELECT * FROM ${table}`).all()));
  }
  return hash.digest('hex').slice(0, 16);
}
