import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '../../migrations/all.ts';
import type { Fetch } from '../../src-main/calendars/google/token-endpoint.ts';
import { migrate } from '../../src-main/database/migrate.ts';
import { openDatabase } from '../../src-main/database/open.ts';
import { systemClock } from '../../src-main/platform/system-clock.ts';
import { bookingDraft } from '../support/drafts.ts';
import { createEngineApp, type EngineApp, putEngineAccount } from '../support/engine-app.ts';
import { watchBlocks } from './blocks.ts';
import { type EmulatorProcess, startEmulatorProcess } from './emulator-process.ts';
import { type Benchmark, type Figure, inKb, inMs } from './figures.ts';

const latencyMs = 100;
const hour = 3_600_000;

/** The engine with the real client against the emulator, on a database in a file. */
export const syncBenchmark: Benchmark = {
  name: 'Syncing',
  words:
    `The engine and the real client against the emulator in a process of its own, which answers each request after ${latencyMs} ms. ` +
    'Bytes are those of the bodies, both ways. The longest block is how long nothing else could be done in the main ' +
    'process; its work is the part of that on the processor.',
  async run() {
    const figures: Figure[] = [];
    for (const count of [1, 50, 500]) figures.push(await inWorld((world) => push(world, count)));
    for (const count of [1000, 10_000])
      figures.push(await inWorld((world) => firstPull(world, count)));
    figures.push(await inWorld(idle));
    return { figures };
  },
};

type World = {
  app: EngineApp;
  emulator: EmulatorProcess;
  calendarId: string;
  /** Bytes of bodies so far, sent and received. */
  bytes: { sent: number; received: number };
};

async function inWorld(measure: (world: World) => Promise<Figure>): Promise<Figure> {
  const emulator = await startEmulatorProcess();
  const folder = mkdtempSync(join(tmpdir(), 'appointment-bench-'));
  const database = openDatabase(join(folder, 'bench.sqlite'));
  try {
    const { control, environment } = emulator;
    await control.setKnobs({ latencyMs });
    const calendarId = (await control.addCalendar({ summary: 'Practice' })).id;
    await migrate(database, migrations);
    await putEngineAccount(database, [calendarId]);
    const { refreshToken } = await control.issueTokens({});
    const random = (): number => 0.5;
    const bytes = { sent: 0, received: 0 };
    const app = await createEngineApp({
      database,
      fetch: counting(bytes),
      environment,
      refreshToken,
      clock: systemClock,
      random,
    });
    return await measure({ app, emulator, calendarId, bytes });
  } finally {
    await database.close();
    rmSync(folder, { recursive: true });
    await emulator.stop();
  }
}

/** The network, with what goes over it counted; an answer whose length nobody says is read to its end. */
function counting(bytes: World['bytes']): Fetch {
  return async (url, init) => {
    const response = await fetch(url, init);
    bytes.sent += typeof init.body === 'string' ? Buffer.byteLength(init.body) : 0;
    const length = response.headers.get('content-length');
    bytes.received +=
      length === null ? (await response.clone().arrayBuffer()).byteLength : Number(length);
    return response;
  };
}

/** So many new bookings, after everything before was agreed. */
async function push(world: World, count: number): Promise<Figure> {
  await world.app.cycle();
  const monday = Date.UTC(2027, 2, 1, 8);
  for (let index = 0; index < count; index += 1) {
    const startAt = monday + index * hour;
    const when = {
      allDay: false as const,
      startAt,
      endAt: startAt + hour,
      timeZone: 'Europe/Berlin',
    };
    await world.app.bookings.create(
      bookingDraft({ title: `Booking ${index}`, when, bookAnyway: true }),
    );
  }
  return await measured(`push ${count}`, world);
}

async function firstPull(world: World, count: number): Promise<Figure> {
  const template = { count, from: '2027-01-04T08:00:00Z', everyMinutes: 20 };
  await world.emulator.control.seedEvents({ calendarId: world.calendarId, template });
  return await measured(`first pull of ${count}`, world);
}

async function idle(world: World): Promise<Figure> {
  await world.app.cycle();
  return await measured('idle cycle', world);
}

async function measured(what: string, { app, emulator, bytes }: World): Promise<Figure> {
  Object.assign(bytes, { sent: 0, received: 0 });
  await emulator.control.clearJournal();
  const startedAt = performance.now();
  const blocks = await watchBlocks(() => app.cycle());
  const ms = performance.now() - startedAt;
  const { 'oauth.token': _, ...asked } = await emulator.control.journalCounts();
  const inner = asked['batch'] === undefined ? 0 : (asked['events.insert'] ?? 0);
  const requests = Object.values(asked).reduce((sum, times) => sum + times, 0) - inner;
  return {
    what,
    requests,
    sent: inKb(bytes.sent),
    received: inKb(bytes.received),
    time: inMs(ms),
    'longest block': inMs(blocks.longestMs),
    'of it work': inMs(blocks.longestWorkMs),
  };
}
