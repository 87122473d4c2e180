import type { IpcMain } from 'electron';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '../../src-main/database/open.ts';
import { serve, type Handlers, type Serving } from '../../src-main/ipc/serve.ts';
import { takeRequests } from '../../src-main/ipc/take-requests.ts';
import { createTrustedSender, type SenderFrame } from '../../src-main/ipc/trusted-sender.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { requests, type Reply } from '../../src-shared/ipc/contract.ts';
import { testDatabase } from '../support/test-database.ts';

const origin = 'app://appointment-agent';
const ours: SenderFrame = { url: `${origin}/index.html`, origin, parent: null };
const range = { fromAt: 0, toAt: 1000 };

type Listener = Parameters<IpcMain['handle']>[1];
let database: OpenDatabase;
let calls: string[];
let reported: { error: unknown; channel: string }[];
let answer: (channel: string) => Promise<unknown>;
const listeners = new Map<string, Listener>();
let serving: Serving;

beforeAll(async () => {
  database = await testDatabase();
});

beforeEach(() => {
  database.sqlite.exec('DELETE FROM setting');
  calls = [];
  reported = [];
  answer = async (channel) => {
    database.sqlite.prepare('INSERT OR REPLACE INTO setting VALUES (?, ?)').run(channel, '1');
    return 'done';
  };
  // Whatever reaches any handler leaves a trace here and in the database.
  const handlers = new Proxy({} as Handlers, {
    get: (_, channel) => async () => {
      calls.push(String(channel));
      return answer(String(channel));
    },
  });
  const ipc = {
    handle: (channel: string, listener: Listener) => void listeners.set(channel, listener),
  };
  serving = serve(handlers, (error, channel) => void reported.push({ error, channel }));
  takeRequests(ipc, createTrustedSender(origin), serving);
});

afterAll(() => database.close());

async function ask(
  channel: unknown,
  input?: unknown,
  senderFrame: SenderFrame | null = ours,
): Promise<Reply<unknown>> {
  const event = { senderFrame } as unknown as Parameters<Listener>[0];
  return (await listeners.get('request')!(event, channel, input)) as Reply<unknown>;
}

/** Nothing was called and no row of any table was written. */
function expectNothingDone(): void {
  expect(calls).toEqual([]);
  expect(database.sqlite.prepare('SELECT count(*) FROM setting').pluck().get()).toBe(0);
}

test('a good request reaches its handler, and the answer comes back', async () => {
  expect(await ask('bookings.inRange', range)).toEqual({ ok: true, value: 'done' });
  expect(calls).toEqual(['bookings.inRange']);
});

test.each([
  ['an unknown name', 'bookings.eraseAll'],
  ['the prototype', '__proto__'],
  ['a constructor', 'constructor'],
  ['a method of every object', 'toString'],
  ['hasOwnProperty', 'hasOwnProperty'],
  ['an empty name', ''],
  ['nothing', undefined],
  ['null', null],
  ['a number', 7],
  ['a list that reads like a name', ['sync.now']],
  ['an object', { channel: 'sync.now' }],
])('%s is no request', async (_, channel) => {
  expect(await ask(channel)).toEqual({
    ok: false,
    failure: { code: 'invalid-input', message: 'There is no such request.' },
  });
  expectNothingDone();
});

describe.each(Object.keys(requests))('%s', (channel) => {
  test.each([
    ['a list', [[[]]]],
    ['a number', 42],
    ['text', 'DROP TABLE booking'],
    ['null', null],
    ['an object of strange keys', { ['__proto__']: 1, nonsense: true, id: { $ne: 1 }, text: {} }],
  ])('refuses %s before any handler runs', async (_, input) => {
    const reply = await ask(channel, input);
    if (reply.ok) {
      // Only a request whose every field may be left out can take an object of strange keys: as if it were empty.
      const { input: schema } = requests[channel as 'settings.change'];
      expect(schema.parse(input)).toEqual(schema.parse({}));
      return;
    }
    expect(reply.failure.code).toBe('invalid-input');
    expect(reply.failure.message).not.toBe('');
    expectNothingDone();
  });
});

test('a refused input names its field', async () => {
  const reply = await ask('clients.create', { name: ' ' });
  expect(reply).toEqual({
    ok: false,
    failure: { code: 'invalid-input', message: 'a client needs a name', field: 'name' },
  });
  expectNothingDone();
});

test('an expected refusal comes back as it stands, and is no bug', async () => {
  answer = () =>
    Promise.reject(new ExpectedError('overlap', 'Somebody is booked then.', { field: 'when' }));
  expect(await ask('sync.now')).toEqual({
    ok: false,
    failure: { code: 'overlap', message: 'Somebody is booked then.', field: 'when' },
  });
  expect(reported).toEqual([]);
});

test('a bug is reported whole, and the window learns nothing of its insides', async () => {
  const bug = new Error('select from secret_table', { cause: new Error('deeper') });
  answer = () => Promise.reject(bug);
  expect(await ask('sync.now')).toEqual({
    ok: false,
    failure: { code: 'internal', message: 'Something went wrong. Nothing was changed.' },
  });
  expect(reported).toEqual([{ error: bug, channel: 'sync.now' }]);
});

test('a handler that throws at once is answered like one that rejects', async () => {
  answer = () => {
    throw new TypeError('x is undefined');
  };
  expect(await ask('sync.now')).toMatchObject({ ok: false, failure: { code: 'internal' } });
});

test('a bug inside a transaction leaves the database as it was', async () => {
  answer = () =>
    database.db.transaction().execute(async (tx) => {
      await tx.insertInto('setting').values({ key: 'half', value_json: '1' }).execute();
      throw new Error('amid the transaction');
    });
  expect(await ask('sync.now')).toMatchObject({ ok: false, failure: { code: 'internal' } });
  expect(database.sqlite.prepare('SELECT count(*) FROM setting').pluck().get()).toBe(0);
});

test('at its end it takes no more requests, and waits for those under way', async () => {
  let finish: (value: string) => void = () => undefined;
  answer = () => new Promise((resolve) => (finish = resolve));
  const asked = ask('sync.now');
  let isStopped = false;
  const stopping = serving.stop().then(() => (isStopped = true));
  expect(await ask('sync.summary')).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  expect(isStopped).toBe(false);
  finish('done');
  expect(await asked).toEqual({ ok: true, value: 'done' });
  await stopping;
  expect(calls).toEqual(['sync.now']);
});

async function askAll(
  calls: unknown,
  senderFrame: SenderFrame | null = ours,
): Promise<Reply<unknown>[]> {
  const event = { senderFrame } as unknown as Parameters<Listener>[0];
  return (await listeners.get('requests')!(event, calls)) as Reply<unknown>[];
}

test('several at once are answered in their order, each by itself', async () => {
  answer = async (channel) => {
    if (channel === 'undo.state') throw new Error('a bug');
    return channel;
  };
  const replies = await askAll([
    ['sync.now', undefined],
    ['bookings.inRange', 'nonsense'],
    ['undo.state', undefined],
    ['services.list'],
  ]);
  expect(replies).toMatchObject([
    { ok: true, value: 'sync.now' },
    { ok: false, failure: { code: 'invalid-input' } },
    { ok: false, failure: { code: 'internal' } },
    { ok: true, value: 'services.list' },
  ]);
});

test.each([['text'], [null], [{ length: 2 }], [[7]], [[null]], [[[]]], [[['__proto__']]]])(
  'what is no list of requests is one that is none: %j',
  async (calls) => {
    expect(await askAll(calls)).toMatchObject([{ ok: false, failure: { code: 'invalid-input' } }]);
    expectNothingDone();
  },
);

test('nobody else may ask several at once, and nobody on any other channel', async () => {
  expect(await askAll([['sync.now']], null)).toMatchObject([{ failure: { code: 'not-allowed' } }]);
  expect(await askAll([['sync.now']], { ...ours, parent: {} })).toMatchObject([
    { failure: { code: 'not-allowed' } },
  ]);
  expectNothingDone();
  expect([...listeners.keys()].toSorted()).toEqual(['request', 'requests']);
});

const strange: [string, SenderFrame | null][] = [
  ['no frame', null],
  ['a frame inside the page', { ...ours, parent: {} }],
  ['another host', { url: 'app://elsewhere/index.html', origin: 'app://elsewhere', parent: null }],
  [
    'a longer host',
    {
      url: 'app://appointment-agent.example/',
      origin: 'app://appointment-agent.example',
      parent: null,
    },
  ],
  [
    'a user before the host',
    { url: 'app://appointment-agent@example/', origin: 'app://example', parent: null },
  ],
  [
    'a port',
    { url: 'app://appointment-agent:1/', origin: 'app://appointment-agent:1', parent: null },
  ],
  [
    'the web',
    { url: 'https://appointment-agent/', origin: 'https://appointment-agent', parent: null },
  ],
  ['a file', { url: 'file:///index.html', origin: 'file://', parent: null }],
  ['an opaque origin at our address', { ...ours, origin: 'null' }],
  ['our origin at another address', { ...ours, url: 'about:blank' }],
  ['an address that is none', { ...ours, url: '' }],
];
test.each(strange)('%s is not trusted: nothing is done', async (_, frame) => {
  expect(await ask('bookings.inRange', range, frame)).toMatchObject({
    ok: false,
    failure: { code: 'not-allowed' },
  });
  expectNothingDone();
});

test('a frame that is gone, so that even looking at it throws, is not trusted', async () => {
  const gone = {
    get url(): string {
      throw new Error('Render frame was disposed before WebFrameMain could be accessed');
    },
    origin,
    parent: null,
  };
  expect(await ask('bookings.inRange', range, gone)).toMatchObject({
    ok: false,
    failure: { code: 'not-allowed' },
  });
  expectNothingDone();
});
