import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BookingDraft } from '../../src-shared/domain/booking.ts';
import { dataFolderAt } from '../../src-main/data-folder.ts';
import type { OpenDatabase } from '../../src-main/database/open.ts';
import { createMemoryKeychain } from '../../src-main/platform/memory-keychain.ts';
import { bookingDraft } from '../support/drafts.ts';
import { testNow } from '../support/fakes.ts';
import { generatePractice, mostBookingsAYear } from '../../src-main/sample/generated-practice.ts';
import { writePractice } from '../support/generated/write-practice.ts';
import { statementsOf } from '../support/record-statements.ts';
import { practiceZone, timed } from '../support/times.ts';
import { startWholeMain, type WholeMain } from '../support/whole-main.ts';
import {
  atMost,
  type Benchmark,
  exponentOf,
  type Figure,
  inMs,
  inTimes,
  median,
  type Target,
} from './figures.ts';
import { idsFrom, replayOf } from './replay.ts';

const sizes = [1_000, 10_000, 100_000];
const dayMs = 86_400_000;
const [rounds, saves] = [60, 40];

/** What the window asks, and how long it may take at the largest size. */
const reads: Record<string, (main: WholeMain['main']) => Promise<unknown>> = {
  'a week': ({ handlers }) =>
    handlers['bookings.inRange']({ fromAt: testNow, toAt: testNow + 7 * dayMs }),
  'the dashboard': ({ handlers }) => handlers['dashboard.data'](undefined),
  'next free times': ({ handlers }) =>
    handlers['availability.nextFree']({
      serviceId: null,
      minutes: 60,
      fromAt: testNow,
      count: 3,
      apartMinutes: 0,
      except: null,
    }),
  'search “keller”': ({ handlers }) => handlers['bookings.search']({ text: 'keller' }),
  'search “ma”': ({ handlers }) => handlers['bookings.search']({ text: 'ma' }),
};

type Cost = { size: number; name: string; ms: number; bareMs: number; statements: number };

/** What the window asks for most, through the app's own code, beside the same SQL on better-sqlite3 alone. */
export const queriesBenchmark: Benchmark = {
  name: 'Requests on books of different sizes',
  words:
    'Each request is measured through the app’s own code, from the handler on, and beside it the very statements it ' +
    'ran, prepared beforehand on better-sqlite3 alone with the same values: the ratio is what Kysely, the rules of ' +
    'the app and reading rows into objects cost. Both take turns in one process, on a file; the medians are given. The ' +
    'exponent says by which power of the number of bookings the cost grows: 0 is not at all, 1 is in proportion. A ' +
    'save is a new booking with everything that belongs to it: what is in its way, the booking, its search entry, ' +
    'history and step to undo, in one transaction that is on the disk when it is answered.',
  async run() {
    const costs: Cost[] = [];
    for (const size of sizes) costs.push(...(await measureSize(size)));
    const names = [...new Set(costs.map(({ name }) => name))];
    return {
      figures: names.map((name) => figureOf(costs.filter((cost) => cost.name === name))),
      targets: targetsOf(costs),
    };
  },
};

function figureOf(costs: readonly Cost[]): Figure {
  const [first] = costs;
  const figure: Figure = { what: first?.name ?? '', statements: first?.statements ?? 0 };
  for (const { size, ms, bareMs } of costs) {
    figure[`${size.toLocaleString('en')} bookings`] = inMs(ms);
    figure[`bare SQL at ${size.toLocaleString('en')}`] =
      `${inMs(bareMs)} (${inTimes(ms / bareMs)})`;
  }
  figure['exponent'] = exponentOf(costs.map(({ size, ms }) => ({ size, cost: ms }))).toFixed(2);
  return figure;
}

function targetsOf(costs: readonly Cost[]): Target[] {
  const largest = sizes.at(-1) ?? 0;
  const at = (name: string) =>
    costs.find((cost) => cost.name === name && cost.size === largest) ?? costs[0]!;
  const grows = exponentOf(
    costs
      .filter(({ name }) => name === 'the dashboard')
      .map(({ size, ms }) => ({ size, cost: ms })),
  );
  const save = at('a save');
  return [
    atMost('A save, beside the bare transaction', save.ms / save.bareMs, 2, inTimes),
    atMost(
      `The dashboard, with ${largest.toLocaleString('en')} bookings`,
      at('the dashboard').ms,
      5,
      inMs,
    ),
    atMost('The dashboard, growth with past bookings (exponent)', grows, 0.15, (n) => n.toFixed(2)),
    atMost(
      `A search, with ${largest.toLocaleString('en')} bookings`,
      at('search “keller”').ms,
      5,
      inMs,
    ),
  ];
}

async function measureSize(size: number): Promise<Cost[]> {
  const home = mkdtempSync(join(tmpdir(), 'appointment-bench-'));
  const folders = ['own', 'recorded', 'bare'].map((name) => join(home, name));
  const [own = '', recorded = '', bare = ''] = folders;
  try {
    const first = await open(own, (database) => fill(database, size));
    await first.stop();
    for (const copy of [recorded, bare]) cpSync(own, copy, { recursive: true });
    const mains = await Promise.all(folders.map((folder) => open(folder)));
    const [app, toRecord, toReplay] = mains as [WholeMain, WholeMain, WholeMain];
    const costs: Cost[] = [];
    for (const [name, read] of Object.entries(reads)) {
      costs.push({ size, name, ...(await measureRead(app, () => read(app.main))) });
    }
    costs.push({ size, name: 'a save', ...(await measureSaves(app, toRecord, toReplay)) });
    for (const main of mains) await main.stop();
    return costs;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function open(
  path: string,
  prepare: (database: OpenDatabase) => Promise<unknown> = async () => undefined,
): Promise<WholeMain> {
  return startWholeMain({
    folder: dataFolderAt(path),
    keychain: createMemoryKeychain(),
    network: { isOnline: () => false, onChange: () => () => undefined },
    fetch: () => Promise.reject(new TypeError('there is no network')),
    environment: {},
    prepare: async ({ database }) => void (await prepare(database)),
  });
}

async function fill(database: OpenDatabase, bookings: number): Promise<void> {
  const size = {
    bookings,
    clients: Math.min(8_000, bookings / 5),
    years: Math.max(1, Math.ceil(bookings / mostBookingsAYear)),
    timeZone: practiceZone,
    now: testNow,
    seed: 1,
  };
  await writePractice(database, generatePractice(size, idsFrom(1_000_000_000)));
}

async function measureRead(
  { book: { database } }: WholeMain,
  ask: () => Promise<unknown>,
): Promise<Omit<Cost, 'size' | 'name'>> {
  await ask(); // prepares what it needs
  const statements = await statementsOf(database, ask);
  const replay = replayOf(database, statements);
  const [own, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    own.push(await timeOf(ask));
    bare.push(await timeOf(async () => replay()));
  }
  return { ms: median(own), bareMs: median(bare), statements: statements.length };
}

/** The same saves by the app in one copy of the book and, as they were recorded in another, by SQL alone in a third. */
async function measureSaves(
  app: WholeMain,
  toRecord: WholeMain,
  toReplay: WholeMain,
): Promise<Omit<Cost, 'size' | 'name'>> {
  const [own, bare]: [number[], number[]] = [[], []];
  let count = 0;
  for (const when of freeTimes(saves)) {
    const draft = bookingDraft({ when, title: 'Session' }); // what the window hands over
    const statements = await statementsOf(toRecord.book.database, () => save(toRecord, draft));
    const replay = replayOf(toReplay.book.database, statements);
    count = statements.length;
    own.push(await timeOf(() => save(app, draft)));
    bare.push(await timeOf(async () => replay()));
  }
  return { ms: median(own.slice(5)), bareMs: median(bare.slice(5)), statements: count };
}

async function save({ main }: WholeMain, draft: BookingDraft): Promise<void> {
  await main.handlers['bookings.create'](draft);
}

/** Times in the hours of the practice that come after all it has booked. */
function freeTimes(count: number): ReturnType<typeof timed>[] {
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(
      Date.UTC(2026, 4, 4 + Math.floor(index / 12) * 7 + (Math.floor(index / 3) % 4)),
    );
    const hour = ['08', '10', '15'][index % 3] ?? '08';
    return timed(`${day.toISOString().slice(0, 10)}T${hour}:00`);
  });
}

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}
