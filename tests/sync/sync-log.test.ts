import { expect, onTestFinished, test } from 'vitest';
import { type EngineWorld, startEngineWorld } from './engine-world.ts';

type Line = {
  kind: string;
  item_id: string | null;
  outcome: string;
  error_class: string | null;
  error_text: string | null;
  requests: number;
  token_refreshes: number;
  duration_ms: number;
  counts_json: string;
};

async function open(): Promise<EngineWorld> {
  const world = await startEngineWorld();
  onTestFinished(() => world.stop());
  return world;
}

/** The rows since the last time this was called. */
function newLines(world: EngineWorld): Line[] {
  const { sqlite } = world.database;
  const lines = sqlite.prepare('SELECT * FROM sync_log ORDER BY id').all() as Line[];
  const seen = sqlite.prepare(`SELECT value_json FROM setting WHERE key = 'seen'`).pluck().get();
  sqlite
    .prepare(`INSERT OR REPLACE INTO setting (key, value_json) VALUES ('seen', ?)`)
    .run(String(lines.length));
  return lines.slice(Number(seen ?? 0));
}

const told = ({ kind, outcome, requests }: Line): string => `${kind} ${outcome} ${requests}`;

test('every cycle and every operation in it leaves a row, with its requests and the item it was about', async () => {
  const world = await open();
  const [booking] = await world.book(1);
  await world.cycle();
  const first = newLines(world);
  expect(first.map(told)).toEqual(['pull ok 1', 'insert ok 1', 'cycle ok 2']);
  expect(first[1]).toMatchObject({ item_id: booking!.id, error_class: null });
  expect(JSON.parse(first[2]!.counts_json)).toMatchObject({ inserted: 1, failed: 0 });
  expect(first.every(({ duration_ms: ms }) => ms >= 0)).toBe(true);

  const { id, revision } = booking!;
  await world.app.bookings.change({
    id,
    revision,
    changes: { title: 'Changed' },
    bookAnyway: false,
  });
  await world.cycle();
  expect(newLines(world).map(told)).toEqual(['pull ok 1', 'patch ok 1', 'cycle ok 2']);

  await world.app.bookings.cancel({ id, reason: '' });
  await world.cycle();
  expect(newLines(world).map(told)).toEqual(['pull ok 1', 'delete ok 1', 'cycle ok 2']);

  await world.cycle();
  expect(newLines(world).map(told)).toEqual(['pull ok 1', 'cycle ok 1']);
});

test('a batch leaves a row for the request and one for each of its parts', async () => {
  const world = await open();
  await world.book(8);
  await world.cycle();
  const lines = newLines(world);
  expect(lines.filter(({ kind }) => kind === 'insert')).toHaveLength(8);
  const batch = lines.find(({ kind }) => kind === 'batch');
  expect(batch).toMatchObject({ outcome: 'ok', requests: 1 });
  expect(JSON.parse(batch!.counts_json)).toEqual({ parts: 8, failed: 0 });
  expect(lines.at(-1)).toMatchObject({ kind: 'cycle', requests: 2 });
});

test('an access token that was renewed is counted in the row of its cycle', async () => {
  const world = await open();
  await world.cycle();
  expect(newLines(world).at(-1)).toMatchObject({ kind: 'cycle', token_refreshes: 1 });
  await world.cycle();
  expect(newLines(world).at(-1)).toMatchObject({ kind: 'cycle', token_refreshes: 0 });
  world.control.expireAccessTokens({});
  await world.cycle();
  expect(newLines(world).at(-1)).toMatchObject({ kind: 'cycle', token_refreshes: 1 });
});

test('what failed leaves its kind and its reason, and so does the cycle it ended', async () => {
  const world = await open();
  const bookings = await world.book(2);
  await world.cycle();
  newLines(world);
  for (const { id, revision } of bookings) {
    await world.app.bookings.change({
      id,
      revision,
      changes: { title: `Changed ${id}` },
      bookAnyway: false,
    });
  }
  world.control.addFault({
    route: 'events.patch',
    path: world.link(bookings[0]!.id).remote_id,
    effect: { phase: 'before', failure: { kind: 'status', status: 503, reason: 'backendError' } },
  });
  await world.cycle();
  const lines = newLines(world);
  expect(lines.map(told)).toEqual(['pull ok 1', 'patch failed 1', 'patch ok 1', 'cycle partly 3']);
  expect(lines[1]).toMatchObject({ item_id: bookings[0]!.id, error_class: 'server' });
  expect(lines[1]?.error_text).not.toBe('');

  world.control.addFault({
    route: 'events.list',
    effect: { phase: 'before', failure: { kind: 'status', status: 403, reason: 'quotaExceeded' } },
  });
  await world.cycle();
  expect(
    newLines(world).map((line) => [line.kind, line.outcome, line.error_class] as const),
  ).toEqual([
    ['pull', 'failed', 'quota'],
    ['cycle', 'failed', 'quota'],
  ]);
});

test('an event that was asked for by its id leaves a row, and a brake does', async () => {
  const world = await open();
  const bookings = await world.book(6);
  await world.rest();
  newLines(world);
  const { calendarId, control } = world;
  for (const { id } of bookings)
    control.deleteEvent({ calendarId, eventId: world.link(id).remote_id });
  control.purgeCancelled({ calendarId });
  control.expireSyncTokens({ calendarId });
  await world.cycle();
  const kinds = newLines(world).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'verify')).toHaveLength(6);
  expect(kinds).toContain('brake');
  expect(kinds.at(-1)).toBe('cycle');
});
