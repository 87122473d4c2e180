import { setTimeout as sleep } from 'node:timers/promises';
import { migrations } from '../../migrations/all.ts';
import { migrate } from '../../src-main/database/migrate.ts';
import { openDatabase } from '../../src-main/database/open.ts';
import { type Emulator, startEmulator } from '../google-emulator/server.ts';
import { createRandom, type SeededRandom } from '../simulation/random.ts';
import { putEngineAccount } from '../support/engine-app.ts';
import { takeAim } from './aims.ts';
import { databaseFile } from './app-setup.ts';
import { type BundledApp, bundleApp } from './bundle.ts';
import { checkEnd } from './end-checks.ts';
import { createHands } from './hands.ts';
import { createPromises } from './promises.ts';
import { startApp } from './running-app.ts';

export type CrashFigures = {
  kills: number;
  /** Starts on a file that a killed app left behind. */
  restarts: number;
  bookings: number;
  commits: number;
  cycles: number;
  requests: number;
  /** What the person did at Google's own page. */
  editsThere: number;
  lost: number;
  doubled: number;
  seconds: number;
  /** Half of the starts were ready within so many milliseconds. */
  medianStartMs: number;
  killsByAim: Record<string, number>;
};

export type CrashReport = { figures: CrashFigures; trouble: string[] };

export type CrashOptions = {
  kills: number;
  seed: number;
  /** An empty folder of its own. */
  folder: string;
  progress?: (kills: number) => void;
};

/** A life that does not reach the moment it is to be ended at ends after so many milliseconds. */
const longestLifeMs = 1500;
/** A start that takes longer than this is broken. */
const longestStartMs = 30_000;

/** Kills the app again and again, lets it come to rest, and checks that nothing was lost, doubled or harmed. */
export async function runCrashTest(options: CrashOptions): Promise<CrashReport> {
  const startedAt = performance.now();
  const emulator = await startEmulator({
    seed: options.seed,
    // Small pages, so that there is something between them; no quota, for it would only slow the killing down.
    knobs: { quotaPerMinute: null, maxPageSize: 80 },
  });
  let app: BundledApp | null = null;
  try {
    app = await bundleApp();
    const { control } = emulator;
    const calendarId = control.addCalendar({ summary: 'Practice' }).id;
    await prepare(options.folder, calendarId);
    const random = createRandom(options.seed);
    const hands = createHands(control, calendarId, random.fork('hands'));
    const promises = createPromises();
    const world = {
      emulator,
      script: app.script,
      calendarId,
      folder: options.folder,
      refreshToken: control.issueTokens({}).refreshToken,
      random,
      hands,
      promises,
    };
    const lives = await liveAndDie(world, options);
    const end = await checkEnd(world);
    const starts = lives.startsMs.toSorted((a, b) => a - b);
    return {
      figures: {
        kills: options.kills,
        restarts: lives.restarts,
        bookings: promises.items().length,
        commits: promises.count(),
        cycles: lives.cycles,
        requests: Object.values(control.journalCounts()).reduce((sum, times) => sum + times, 0),
        editsThere: hands.edits(),
        lost: end.lost,
        doubled: end.doubled,
        seconds: (performance.now() - startedAt) / 1000,
        medianStartMs: starts[Math.floor(starts.length / 2)] ?? 0,
        killsByAim: lives.killsByAim,
      },
      trouble: [...lives.trouble, ...end.trouble],
    };
  } finally {
    app?.remove();
    await emulator.stop();
  }
}

export type CrashWorld = {
  emulator: Emulator;
  script: string;
  calendarId: string;
  folder: string;
  refreshToken: string;
  random: SeededRandom;
  hands: ReturnType<typeof createHands>;
  promises: ReturnType<typeof createPromises>;
};

async function prepare(folder: string, calendarId: string): Promise<void> {
  const database = openDatabase(databaseFile(folder));
  await migrate(database, migrations);
  await putEngineAccount(database, [calendarId]);
  await database.close();
}

type Lives = {
  restarts: number;
  cycles: number;
  startsMs: number[];
  killsByAim: Record<string, number>;
  trouble: string[];
};

async function liveAndDie(world: CrashWorld, { kills, progress }: CrashOptions): Promise<Lives> {
  const { control } = world.emulator;
  const lives: Lives = { restarts: -1, cycles: 0, startsMs: [], killsByAim: {}, trouble: [] };
  // The network is not at its best either.
  const bad = { count: null, probability: 0.02 };
  control.addFault({ ...bad, effect: { phase: 'after-apply', failure: { kind: 'drop' } } });
  control.addFault({
    ...bad,
    effect: { phase: 'before', failure: { kind: 'status', status: 503 } },
  });
  for (let killed = 0; killed < kills && lives.trouble.length === 0; killed += 1) {
    await liveOnce(world, lives, killed);
    progress?.(killed + 1);
  }
  return lives;
}

async function liveOnce(world: CrashWorld, lives: Lives, number: number): Promise<void> {
  const { control } = world.emulator;
  const random = world.random.fork(`life ${number}`);
  const aim = takeAim(control, random);
  const setting = {
    folder: world.folder,
    environment: { ...world.emulator.environment },
    refreshToken: world.refreshToken,
    seed: `${random.int(1_000_000)} of life ${number}`,
  };
  const app = startApp(world.script, setting, (message) => {
    if (message.kind === 'committed') world.promises.add(message);
    if (message.kind === 'broken') lives.trouble.push(`life ${number}: ${message.message}`);
  });
  const startedAt = performance.now();
  let readyAt: number | null = null;
  while (!aim.isNow(app) && !app.hasEnded) {
    if (readyAt === null && app.readyAfterMs !== null) readyAt = performance.now();
    if (readyAt !== null && performance.now() - readyAt > longestLifeMs) break;
    if (performance.now() - startedAt > longestStartMs) {
      lives.trouble.push(`life ${number} did not begin`);
      break;
    }
    if (random.chance(0.005)) world.hands.act();
    await sleep(1);
  }
  if (app.hasEnded) lives.trouble.push(`life ${number} ended by itself`);
  await app.kill();
  aim.putAway();
  lives.killsByAim[aim.name] = (lives.killsByAim[aim.name] ?? 0) + 1;
  lives.cycles += app.cycles;
  if (app.readyAfterMs !== null) {
    lives.restarts += 1;
    lives.startsMs.push(app.readyAfterMs);
  }
  // Some of what was kept back comes now, between two lives.
  if (random.chance(0.5)) control.releaseHeld({});
  if (random.chance(0.3)) world.hands.act();
}
