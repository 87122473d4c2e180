import { expect, test } from 'vitest';
import type { EventWrite, ProviderErrorKind } from '../../src-main/sync/calendar-provider.ts';
import {
  createFaults,
  faultNames,
  type ErrorWeights,
  type FaultName,
  type FaultRates,
} from './google-faults.ts';
import { createHands } from './google-hands.ts';
import {
  eventOf,
  insertOf,
  kindOf,
  patchOf,
  sampleContent,
  sampleStart,
  valueOf,
} from './google-samples.ts';
import { createRandom } from './random.ts';
import { SimulatedGoogle } from './simulated-google.ts';

function makeWorld(
  rates: FaultRates,
  { seed = 1, errorWeights }: { seed?: number; errorWeights?: ErrorWeights } = {},
) {
  const clock = { at: sampleStart };
  const random = createRandom(seed);
  const google = new SimulatedGoogle({ now: () => clock.at, random: random.next });
  google.addAccount('anna');
  const calendarId = google.addCalendar('anna', 'Practice');
  const faults = createFaults({
    random,
    rates,
    world: google,
    ...(errorWeights && { errorWeights }),
  });
  const provider = google.createProvider('anna', faults);
  const plain = google.createProvider('anna');
  return { google, clock, calendarId, faults, provider, plain, hands: createHands(google) };
}

const wholeListing = { syncToken: null, pageToken: null };

test('a dropped request does nothing, a dropped answer hides what was done; both leave the outcome unknown', async () => {
  const dropped = makeWorld({ 'request-dropped': 1 });
  expect(kindOf(await dropped.provider.write(dropped.calendarId, insertOf('aa01g1')))).toBe(
    'unknown-outcome',
  );
  expect(dropped.google.journal).toEqual([]);
  expect(dropped.google.requests).toHaveLength(1);
  const hidden = makeWorld({ 'response-dropped': 1 });
  expect(kindOf(await hidden.provider.write(hidden.calendarId, insertOf('aa01g1')))).toBe(
    'unknown-outcome',
  );
  expect(hidden.google.liveEvents(hidden.calendarId)).toHaveLength(1);
});

test('a zombie lands when its time has come, judged by the rules of that time', async () => {
  const { google, clock, faults, provider, plain, calendarId } = makeWorld({ zombie: 1 });
  expect(kindOf(await provider.write(calendarId, insertOf('aa01g1')))).toBe('unknown-outcome');
  expect(kindOf(await provider.write(calendarId, insertOf('aa02g1')))).toBe('unknown-outcome');
  expect(faults.zombieCount).toBe(2);
  expect(faults.releaseZombies()).toBe(0);
  await plain.write(calendarId, insertOf('aa02g1'));
  clock.at += 3_600_001;
  expect(faults.releaseZombies()).toBe(2);
  expect(faults.releaseZombies('all')).toBe(0);
  const late = google.journal.filter((entry) => entry.arrival === 'late');
  expect(late.map(({ eventId, outcome }) => `${eventId} ${outcome}`).toSorted()).toEqual([
    'aa01g1 ok',
    'aa02g1 duplicate',
  ]);
  expect(kindOf(await provider.getEvent(calendarId, 'aa01g1'))).toBe('unknown-outcome');
  expect(faults.zombieCount).toBe(0);
});

test('a request delivered twice is carried out twice, and either answer may come back', async () => {
  const told = new Set<string>();
  let late = 0;
  for (let seed = 0; seed < 40; seed += 1) {
    const { google, faults, provider, calendarId } = makeWorld({ 'delivered-twice': 1 }, { seed });
    told.add(kindOf(await provider.write(calendarId, insertOf('aa01g1'))));
    late += faults.releaseZombies('all');
    expect(google.journal.map(({ arrival, outcome }) => [arrival, outcome])).toEqual([
      ['direct', 'ok'],
      ['again', 'duplicate'],
    ]);
  }
  expect(told).toEqual(new Set(['ok', 'duplicate']));
  expect(late).toBeGreaterThan(0);
  expect(late).toBeLessThan(40);
});

test('a cut body leaves a write unknown, applied or not; a read ends as unknown or as a server error', async () => {
  const applied = new Set<number>();
  const reads = new Set<string>();
  for (let seed = 0; seed < 40; seed += 1) {
    const { google, provider, calendarId } = makeWorld({ 'cut-body': 1 }, { seed });
    expect(kindOf(await provider.write(calendarId, insertOf('aa01g1')))).toBe('unknown-outcome');
    applied.add(google.journal.length);
    reads.add(kindOf(await provider.listEvents(calendarId, wholeListing)));
  }
  expect(applied).toEqual(new Set([0, 1]));
  expect(reads).toEqual(new Set(['unknown-outcome', 'server']));
});

test.each<[ProviderErrorKind, 'list' | 'insert' | 'patch']>([
  ['server', 'list'],
  ['rate-limited', 'insert'],
  ['quota', 'insert'],
  ['auth', 'list'],
  ['forbidden', 'patch'],
  ['invalid', 'insert'],
  ['not-found', 'patch'],
  ['gone', 'patch'],
  ['duplicate', 'insert'],
  ['stale', 'patch'],
  ['sync-token-expired', 'list'],
  ['offline', 'insert'],
  ['unknown-outcome', 'insert'],
])('%s can be answered without reason to a %s', async (kind, call) => {
  const { google, faults, provider, plain, calendarId } = makeWorld(
    { error: 1 },
    { errorWeights: { [kind]: 1 } },
  );
  const { nextSyncToken } = valueOf(await plain.listEvents(calendarId, wholeListing));
  const { etag } = eventOf(await plain.write(calendarId, insertOf('aa01g1')));
  const outcome =
    call === 'list'
      ? await provider.listEvents(calendarId, { syncToken: nextSyncToken, pageToken: null })
      : await provider.write(
          calendarId,
          call === 'insert' ? insertOf('aa02g1') : patchOf('aa01g1', etag),
        );
  expect(kindOf(outcome)).toBe(kind);
  expect(faults.counts.get(`error:${kind}`)).toBe(1);
  expect(google.journal).toHaveLength(1);
});

test('an error a request can never get is not given to it', async () => {
  const { faults, provider, calendarId } = makeWorld(
    { error: 1 },
    { errorWeights: { stale: 1, duplicate: 1 } },
  );
  expect(kindOf(await provider.listEvents(calendarId, wholeListing))).toBe('ok');
  expect(faults.counts.get('error:stale')).toBeUndefined();
});

test('a server error of a write may hide that it was done, and some refusals ask to wait', async () => {
  const lengths = new Set<number>();
  const waits = new Set<boolean>();
  for (let seed = 0; seed < 40; seed += 1) {
    const { google, provider, calendarId } = makeWorld(
      { error: 1 },
      { seed, errorWeights: { server: 1 } },
    );
    await provider.write(calendarId, insertOf('aa01g1'));
    lengths.add(google.journal.length);
    waits.add(google.requests[0]?.retryAfterMs !== null);
  }
  expect(lengths).toEqual(new Set([0, 1]));
  expect(waits).toEqual(new Set([true, false]));
});

test('an expired access token costs one refresh, a revoked or reduced consent ends every request until it is restored', async () => {
  const expired = makeWorld({ 'token-expired': 1 });
  expect(kindOf(await expired.provider.listCalendars())).toBe('ok');
  expect(expired.provider.usage.tokenRefreshes).toBe(1);
  const revoked = makeWorld({ revoked: 1 });
  expect(kindOf(await revoked.provider.listCalendars())).toBe('auth');
  revoked.faults.stop();
  expect(kindOf(await revoked.provider.listCalendars())).toBe('auth');
  revoked.google.setRevoked('anna', false);
  expect(kindOf(await revoked.provider.listCalendars())).toBe('ok');
  const reduced = makeWorld({ 'scope-reduced': 1 });
  expect(kindOf(await reduced.provider.listEvents(reduced.calendarId, wholeListing))).toBe(
    'forbidden',
  );
});

test('a stale listing is the truth of an earlier moment, and its token brings what it lacked', async () => {
  const { faults, provider, google, hands, calendarId } = makeWorld({ 'stale-list': 1 });
  for (let i = 0; i < 12; i += 1)
    hands.insertForeign(calendarId, sampleContent({ summary: `${i}` }));
  const stale = valueOf(await provider.listEvents(calendarId, wholeListing));
  expect(stale.events.length).toBeLessThan(12);
  faults.stop();
  const rest = valueOf(
    await provider.listEvents(calendarId, { syncToken: stale.nextSyncToken, pageToken: null }),
  );
  expect([...stale.events, ...rest.events]).toEqual(google.fullList(calendarId));
  expect(rest.events.length).toBeGreaterThan(0);
});

test('an etag can rise with nothing else changed, and deleted events can be forgotten under way', async () => {
  const bumped = makeWorld({ 'etag-bumped': 1 });
  const { etag, content } = eventOf(
    await bumped.plain.write(bumped.calendarId, insertOf('aa01g1')),
  );
  const after = valueOf(await bumped.provider.getEvent(bumped.calendarId, 'aa01g1'));
  expect(after.etag).not.toBe(etag);
  expect(after.content).toEqual(content);
  const purged = makeWorld({ purged: 1 });
  const foreign = purged.hands.insertForeign(purged.calendarId, sampleContent());
  purged.hands.remove(purged.calendarId, foreign.id);
  expect(kindOf(await purged.provider.getEvent(purged.calendarId, foreign.id))).toBe('not-found');
});

test('offline, nothing arrives; back online, everything does', async () => {
  const { faults, provider, google, calendarId } = makeWorld({});
  faults.setOffline(true);
  expect(
    (await provider.writeBatch(calendarId, [insertOf('aa01g1'), insertOf('aa02g1')])).map(kindOf),
  ).toEqual(['offline', 'offline']);
  expect(google.journal).toEqual([]);
  faults.setOffline(false);
  faults.rates.offline = 1;
  expect(kindOf(await provider.write(calendarId, insertOf('aa01g1')))).toBe('offline');
  expect(google.journal).toEqual([]);
  faults.rates.offline = 0;
  expect(kindOf(await provider.write(calendarId, insertOf('aa01g1')))).toBe('ok');
});

test('parts of a batch fail one by one and are carried out in any order', async () => {
  const { faults, provider, google, calendarId } = makeWorld({ 'part-failed': 0.4 });
  const writes: EventWrite[] = Array.from({ length: 40 }, (_, at) => insertOf(`aa${at + 10}g1`));
  const outcomes = await provider.writeBatch(calendarId, writes);
  const failed = outcomes.filter((outcome) => !outcome.ok);
  expect(failed.length).toBe(faults.counts.get('part-failed'));
  expect(failed.length).toBeGreaterThan(5);
  expect(failed.length).toBeLessThan(35);
  for (const [at, outcome] of outcomes.entries())
    if (outcome.ok) expect(outcome.value?.id).toBe(writes[at]?.eventId);
  expect(google.journal.map((entry) => entry.eventId)).not.toEqual(
    google.journal.map((entry) => entry.eventId).toSorted(),
  );
  expect(google.requests).toHaveLength(1);
});

test('every fault happens at about the rate asked for, and is counted', async () => {
  const each = 0.06;
  const rates: FaultRates = Object.fromEntries(faultNames.map((name) => [name, each]));
  const { faults, provider, google, calendarId } = makeWorld(rates);
  for (let i = 0; i < 2000; i += 1) {
    await provider.write(calendarId, insertOf(`aa${i + 1000}g1`));
    await provider.listEvents(calendarId, wholeListing);
    await provider.writeBatch(calendarId, [insertOf(`bb${i + 1000}g1`)]);
    google.setRevoked('anna', false);
    google.setScopes('anna', { events: true });
  }
  const perCall: Record<FaultName, number> = Object.fromEntries(
    faultNames.map((name) => [name, 6000]),
  ) as Record<FaultName, number>;
  perCall['stale-list'] = 2000;
  perCall.zombie = 4000;
  perCall['delivered-twice'] = 4000;
  for (const name of faultNames) {
    const share = (faults.counts.get(name) ?? 0) / perCall[name];
    // A part is drawn for only when its batch arrives, and again when the batch arrives again.
    if (name === 'part-failed') expect(share).toBeGreaterThan(0);
    else expect([name, Math.abs(share - each) < 0.015]).toEqual([name, true]);
  }
});

test('a call that is paused for ever never returns, but what arrived before stays done', async () => {
  const { google, calendarId } = makeWorld({});
  const never = new Promise<void>(() => {});
  const before = google.createProvider('anna', {
    pause: (phase) => (phase === 'send' ? never : Promise.resolve()),
  });
  const after = google.createProvider('anna', {
    pause: (phase) => (phase === 'receive' ? never : Promise.resolve()),
  });
  let returned = 0;
  void before.write(calendarId, insertOf('aa01g1')).then(() => (returned += 1));
  void after.write(calendarId, insertOf('aa02g1')).then(() => (returned += 1));
  for (let i = 0; i < 50; i += 1) await Promise.resolve();
  expect(returned).toBe(0);
  expect(google.liveEvents(calendarId).map((event) => event.id)).toEqual(['aa02g1']);
  expect(google.requests.map((request) => request.told)).toEqual([null, null]);
  const thrown = google.createProvider('anna', { pause: () => Promise.reject(new Error('crash')) });
  await expect(thrown.getEvent(calendarId, 'aa02g1')).rejects.toThrow('crash');
});

test('the same seed gives the same history, another seed another', async () => {
  const rates: FaultRates = Object.fromEntries(faultNames.map((name) => [name, 0.05]));
  async function history(seed: number): Promise<string> {
    const { faults, provider, google, hands, calendarId, clock } = makeWorld(rates, { seed });
    for (let i = 0; i < 60; i += 1) {
      clock.at += 60_000;
      faults.releaseZombies();
      await provider.write(calendarId, insertOf(`aa${i + 10}g1`));
      await provider.listEvents(calendarId, wholeListing);
      hands.insertForeign(calendarId, sampleContent());
    }
    return JSON.stringify([
      google.journal,
      google.requests,
      google.fullList(calendarId),
      [...faults.counts],
    ]);
  }
  expect(await history(5)).toBe(await history(5));
  expect(await history(5)).not.toBe(await history(6));
});
