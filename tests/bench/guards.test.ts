import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultQueryCompiler } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { dataFolderAt } from '../../src-main/data-folder.ts';
import { createMemoryKeychain } from '../../src-main/platform/memory-keychain.ts';
import type { Channel, Request } from '../../src-shared/ipc/contract.ts';
import { bookingDraft } from '../support/drafts.ts';
import { countReads } from '../support/count-reads.ts';
import { testNow } from '../support/fakes.ts';
import { generatePractice } from '../../src-main/sample/generated-practice.ts';
import { writePractice } from '../support/generated/write-practice.ts';
import { statementsOf } from '../support/record-statements.ts';
import { practiceZone, timed } from '../support/times.ts';
import { startWholeMain, type WholeMain } from '../support/whole-main.ts';
import { median } from './figures.ts';
import { replayOf, idsFrom } from './replay.ts';

const dayMs = 86_400_000;
const week = { fromAt: testNow, toAt: testNow + 7 * dayMs };
/** A year of a practice, and ten of the same. */
const sizes = { young: 1, old: 10 };
const bookingsAYear = 700;

let home: string;
let young: WholeMain;
let old: WholeMain;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'guards-'));
  young = await open('young', sizes.young);
  old = await open('old', sizes.old);
}, 120_000);

afterAll(async () => {
  await young.stop();
  await old.stop();
  rmSync(home, { recursive: true, force: true });
});

function open(name: string, years: number): Promise<WholeMain> {
  const size = {
    bookings: years * bookingsAYear,
    clients: 100 * years,
    years,
    timeZone: practiceZone,
    now: testNow,
    seed: 1,
  };
  return startWholeMain({
    folder: dataFolderAt(join(home, name)),
    keychain: createMemoryKeychain(),
    network: { isOnline: () => false, onChange: () => () => undefined },
    fetch: () => Promise.reject(new TypeError('there is no network')),
    environment: {},
    prepare: async ({ database }) =>
      void (await writePractice(database, generatePractice(size, idsFrom(1_000_000_000)))),
  });
}

/** What the window asks for while somebody works, and how many rows it may read to answer. */
const asked = {
  'bookings.inRange': week,
  'dashboard.data': undefined,
  'bookings.upcoming': { limit: 50 },
  'bookings.page': {},
  'bookings.search': { text: 'keller' },
  'bookings.clashes': { when: timed('2026-03-04T10:00'), except: null },
  'availability.nextFree': { minutes: 60, fromAt: testNow, count: 3 },
  'clashes.open': undefined,
  'clients.search': { text: 'ma' },
  'clients.list': { text: '', offset: 0, limit: 100 },
  'waiting.list': undefined,
  'sync.summary': undefined,
  'undo.state': undefined,
  'money.summary': week,
} satisfies { [C in Channel]?: Request<C> };

describe('ten times the years', () => {
  test.each(Object.keys(asked) as (keyof typeof asked)[])(
    'need no more statements to answer %s, and read no more rows than a list has',
    async (channel) => {
      const input: unknown = asked[channel];
      const ask = ({ ask }: WholeMain) => ask(channel, input as Request<typeof channel>);
      const cost = async (main: WholeMain) => {
        await ask(main);
        return {
          statements: (await statementsOf(main.book.database, () => ask(main))).length,
          ...(await countReads(main.book.database, () => ask(main))),
        };
      };
      const [few, many] = [await cost(young), await cost(old)];
      expect(many.statements).toBeLessThanOrEqual(few.statements + 1); // a search that found nothing asks no further
      expect(many.statements).toBeLessThanOrEqual(20);
      expect(many.rows).toBeLessThanOrEqual(Math.max(2 * few.rows, 220));
    },
  );

  test('make the SQL of the dashboard no dearer than three times', async () => {
    const replay = async ({ ask, book: { database } }: WholeMain) =>
      replayOf(database, await statementsOf(database, () => ask('dashboard.data', undefined)));
    const [few, many] = [await replay(young), await replay(old)];
    const costs = { young: [] as number[], old: [] as number[] };
    for (let turn = 0; turn < 100; turn += 1) {
      costs.young.push(await timeOf(async () => few()));
      costs.old.push(await timeOf(async () => many()));
    }
    expect(median(costs.old)).toBeLessThan(3 * median(costs.young));
  });
});

describe('a save', () => {
  test('takes as many statements in an old book as in a young one, and not many', async () => {
    const counts = [young, old].map(async (main) => {
      const statements = await statementsOf(main.book.database, () =>
        save(main, '2026-05-05T08:00'),
      );
      return statements.length;
    });
    const [few, many] = await Promise.all(counts);
    expect(many).toBe(few);
    expect(many).toBeLessThanOrEqual(35);
  });

  test('builds none of its queries again', async () => {
    await save(old, '2026-05-07T08:00');
    const compile = vi.spyOn(DefaultQueryCompiler.prototype, 'compileQuery');
    await save(old, '2026-05-07T10:00');
    expect(compile).not.toHaveBeenCalled();
    compile.mockRestore();
  });

  test('is one transaction', async () => {
    const statements = await statementsOf(old.book.database, () => save(old, '2026-05-06T08:00'));
    const written = statements.filter(({ sql }) => /^\s*(?:insert|update|delete)\b/i.test(sql));
    const begin = statements.findIndex(({ sql }) => sql === 'begin');
    const commit = statements.findIndex(({ sql }) => sql === 'commit');
    expect(written.length).toBeGreaterThan(3);
    for (const statement of written) {
      const place = statements.indexOf(statement);
      expect([place > begin, place < commit]).toEqual([true, true]);
    }
  });
});

test('our own code costs a read no more than some times what SQLite alone takes for it', async () => {
  const { database } = old.book;
  const ask = () => old.main.handlers['bookings.inRange']({ fromAt: 0, toAt: testNow });
  await ask();
  const replay = replayOf(database, await statementsOf(database, ask));
  const costs = { ours: [] as number[], bare: [] as number[] };
  for (let turn = 0; turn < 12; turn += 1) {
    costs.ours.push(await timeOf(ask));
    costs.bare.push(await timeOf(async () => replay()));
  }
  expect(median(costs.ours)).toBeLessThan(8 * median(costs.bare));
});

async function save({ ask }: WholeMain, time: string): Promise<void> {
  await ask('bookings.create', bookingDraft({ when: timed(time), title: 'Session' }));
}

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}
