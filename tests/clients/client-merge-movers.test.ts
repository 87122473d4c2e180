import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Client } from '../../src-shared/domain/client.ts';
import { bookingDraft, clientDraft } from '../support/drafts.ts';
import { testNow } from '../support/fakes.ts';
import { createAct, seriesDraft } from '../series/support.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { instantOf, timed } from '../support/times.ts';

let practice: TestPractice;
let anna: Client;
let second: Client;

beforeEach(async () => {
  practice = await testPractice();
  anna = await practice.clients.create(clientDraft({ name: 'Anna Berg' }));
  second = await practice.clients.create(clientDraft({ name: 'Anna Bergh' }));
});
afterEach(() => practice.close());

const merge = () => practice.clientMerges.merge({ keep: anna.id, drop: second.id, fields: {} });
const next = { step: null, bookAnyway: false };

const sellPackage = () =>
  practice.packages.create({
    clientId: second.id,
    name: 'Ten times',
    serviceId: null,
    sessionsTotal: 10,
    priceMinor: 15_000,
    currency: 'EUR',
    boughtAt: testNow,
    paidMethod: 'cash',
    lastDay: null,
  });

async function fill() {
  const draft = seriesDraft({ end: { kind: 'never' } }, { clientId: second.id });
  const { seriesId } = await practice.series.save({ act: createAct(draft), decisions: [] });
  const owned = await sellPackage();
  const booked = await practice.bookings.create(
    bookingDraft({ clientId: second.id, when: timed('2026-03-05T15:00') }),
  );
  await practice.bookings.change({
    id: booked.id,
    revision: booked.revision,
    changes: { packageId: owned.id },
    bookAnyway: false,
  });
  const waits = await practice.waiting.add({
    clientId: second.id,
    serviceId: null,
    weekdays: [],
    windows: [],
    earliestDay: null,
    latestDay: null,
    note: '',
  });
  return { seriesId, packageId: owned.id, waitingId: waits.id };
}

/** Every row that names a client, without what only counts changes. */
async function owners() {
  const found = [];
  for (const table of ['booking', 'series', 'package', 'waiting'] as const) {
    const rows = await practice.db
      .selectFrom(table)
      .select(['id', 'client_id'])
      .orderBy('id')
      .execute();
    found.push(...rows.map((row) => `${table} ${row.id} ${row.client_id}`));
  }
  return found;
}

test('a merge takes series, packages and places on the waiting list along, in one step that goes back and forth', async () => {
  const { seriesId, packageId, waitingId } = await fill();
  const before = await owners();
  await merge();
  const after = await owners();
  expect(after).toEqual(before.map((row) => row.replace(second.id, anna.id)));
  expect((await practice.series.get({ id: seriesId })).template.clientId).toBe(anna.id);
  expect(await practice.packages.ofClient({ clientId: anna.id })).toMatchObject([
    { id: packageId, left: 9 },
  ]);
  expect(await practice.waiting.list()).toMatchObject([{ id: waitingId, clientName: 'Anna Berg' }]);

  await practice.undo.undo(next);
  expect(await owners()).toEqual(before);
  await practice.undo.redo(next);
  expect(await owners()).toEqual(after);
});

test('what a series books after a merge is booked for the kept client', async () => {
  await fill();
  await merge();
  practice.clock.set(instantOf('2026-03-16T09:00'));
  await practice.series.topUp();
  const rows = await practice.db
    .selectFrom('booking')
    .select('client_id')
    .where('client_id', '!=', anna.id)
    .execute();
  expect(rows).toEqual([]);
});

test('a merge goes back after a series was booked further, and a package that was taken back goes along too', async () => {
  const { seriesId } = await fill();
  const gone = await sellPackage();
  await practice.packages.withdraw({ id: gone.id });
  await merge();
  practice.clock.set(instantOf('2026-03-16T09:00'));
  await practice.series.topUp();
  expect((await owners()).filter((row) => row.endsWith(second.id))).toEqual([]);
  await practice.undo.undo(next);
  const series = await practice.series.get({ id: seriesId });
  expect(series).toMatchObject({
    template: { clientId: second.id },
    horizonDay: '2026-09-14',
  });
  expect((await owners()).filter((row) => row.startsWith('package'))).toHaveLength(2);
});
