// `npm run seed -- --bookings 5000 <data folder>`: writes a made-up practice into an appointment book that has no
// bookings yet, so that the app can be tried and measured with as many as one likes.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { migrations } from '../migrations/all.ts';
import { openBook } from '../src-main/appointment-book.ts';
import { dataFolderAt } from '../src-main/data-folder.ts';
import { systemClock } from '../src-main/platform/system-clock.ts';
import { uuidIds } from '../src-main/platform/uuid-ids.ts';
import { readPracticeTimeZone } from '../src-main/settings/settings-repo.ts';
import { generatePractice, mostBookingsAYear } from '../src-main/sample/generated-practice.ts';
import { writePractice } from '../tests/support/generated/write-practice.ts';

const usage =
  'npm run seed -- --bookings N [--clients N] [--years N] [--random-seed N] <data folder>';

process.exitCode = await seed();

async function seed(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      bookings: { type: 'string', default: '5000' },
      clients: { type: 'string' },
      years: { type: 'string' },
      'random-seed': { type: 'string', default: '1' },
    },
  });
  const [folder] = positionals;
  const bookings = Number(values.bookings);
  const years = Number(values.years ?? Math.max(1, Math.ceil(bookings / mostBookingsAYear)));
  const clients = Number(values.clients ?? 40 + Math.round(bookings / 15));
  const randomSeed = Number(values['random-seed']);
  const isWhole = [bookings, clients, randomSeed].every((n) => Number.isInteger(n) && n >= 0);
  if (folder === undefined || positionals.length > 1 || !isWhole || !(years > 0)) {
    console.error(usage);
    return 2;
  }
  return await writeInto(resolve(folder), { bookings, years, clients, seed: randomSeed });
}

async function writeInto(
  folder: string,
  size: { bookings: number; years: number; clients: number; seed: number },
): Promise<number> {
  const book = await openBook({
    folder: dataFolderAt(folder),
    migrations,
    systemTimeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    clock: systemClock,
    ids: uuidIds,
    log: console,
  });
  try {
    const { database } = book;
    const found = await database.db.selectFrom('booking').select('id').limit(1).execute();
    if (found.length > 0) {
      console.error(
        `The appointment book in ${folder} has bookings already. Nothing was changed. Choose another folder.`,
      );
      return 1;
    }
    const timeZone = await readPracticeTimeZone(database.db);
    const startedAt = performance.now();
    const practice = generatePractice({ ...size, timeZone, now: systemClock.now() }, uuidIds);
    const written = await writePractice(database, practice);
    const seconds = (performance.now() - startedAt) / 1000;
    console.log(
      `${written} bookings of ${size.clients} clients in ${size.years} years: ${seconds.toFixed(1)} s, in ${folder}`,
    );
    return 0;
  } finally {
    await book.close();
  }
}
