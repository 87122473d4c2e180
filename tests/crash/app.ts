import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { claimSoleUse } from '../../src-main/database/sole-use.ts';
import { migrate } from '../../src-main/database/migrate.ts';
import { openDatabase } from '../../src-main/database/open.ts';
import { systemClock } from '../../src-main/platform/system-clock.ts';
import { migrations } from '../../migrations/all.ts';
import { createRandom } from '../simulation/random.ts';
import { createEngineApp } from '../support/engine-app.ts';
import { databaseFile, lockFile, unhurried } from './app-setup.ts';
import { type AppMessage, AppSetting } from './messages.ts';
import { createPerson } from './person.ts';

// The app that is killed: it books and syncs without a pause, and says so only after a commit has returned.
const setting = AppSetting.parse(JSON.parse(process.argv[2] ?? ''));
const random = createRandom(setting.seed);

/** Straight into the pipe: what waits in a buffer of this process would die with it. */
function say(message: AppMessage): void {
  writeSync(1, `${JSON.stringify(message)}\n`);
}

async function work(): Promise<void> {
  // Kept for as long as the process lives: the next start must get it although nobody gave it back.
  const soleUse = claimSoleUse(lockFile(setting.folder));
  const database = openDatabase(databaseFile(setting.folder));
  await migrate(database, migrations);
  const app = await createEngineApp({
    ...setting,
    database,
    callsAMinute: unhurried,
    clock: systemClock,
    random: random.fork('jitter').next,
  });
  const person = createPerson(database, app.bookings, random.fork('person'));
  say({ kind: 'ready' });
  flushCompileCache(); // at its end it would not come to it
  await Promise.all([book(person), sync(app)]);
  soleUse.release();
}

async function book(person: ReturnType<typeof createPerson>): Promise<never> {
  const pace = random.fork('pace');
  for (;;) {
    const committed = await person.act();
    if (committed !== null) say({ kind: 'committed', ...committed });
    // Now and then a burst, so that enough waits for a batch.
    await sleep(pace.chance(0.3) ? 0 : pace.int(12));
  }
}

async function sync(app: Awaited<ReturnType<typeof createEngineApp>>): Promise<never> {
  const pace = random.fork('cycles');
  for (;;) {
    const { problem } = await app.cycle(true);
    if (problem !== null && problem.kind === 'auth') throw new Error(problem.message);
    say({ kind: 'cycle' });
    await sleep(pace.int(30));
  }
}

work().catch((error: unknown) => {
  say({ kind: 'broken', message: error instanceof Error ? (error.stack ?? '') : String(error) });
  process.exitCode = 1;
});
// Whoever started it has gone without killing it: nobody is left to read.
process.stdin.on('end', () => process.exit()).resume();
