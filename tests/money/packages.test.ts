import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Booking, BookingChange } from '../../src-shared/domain/booking.ts';
import type { BookingId, ClientId, PackageId, ServiceId } from '../../src-shared/domain/ids.ts';
import { packageUndo } from '../../src-main/money/package-undo.ts';
import { bookingDraft, clientDraft, serviceDraft } from '../support/drafts.ts';
import { fakeRandom, testNow } from '../support/fakes.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { timed } from '../support/times.ts';

let practice: TestPractice;
let clientId: ClientId;
let serviceId: ServiceId;

beforeEach(async () => {
  practice = await testPractice();
  clientId = (await practice.clients.create(clientDraft({ name: 'Anna Berg' }))).id;
  serviceId = (await practice.services.create(serviceDraft())).id;
});
afterEach(() => practice.close());

const draft = (
  given: { sessionsTotal?: number; serviceId?: ServiceId; lastDay?: string } = {},
) => ({
  clientId,
  name: 'Ten times',
  serviceId: given.serviceId ?? null,
  sessionsTotal: given.sessionsTotal ?? 2,
  priceMinor: 15_000,
  currency: 'EUR',
  boughtAt: testNow,
  paidMethod: 'transfer' as const,
  lastDay: given.lastDay ?? null,
});

const sell = async (given = {}): Promise<PackageId> =>
  (await practice.packages.create(draft(given))).id;

let booked = 0;
async function book(given: { client?: ClientId | null; day?: string } = {}): Promise<BookingId> {
  booked += 1;
  const when = timed(
    `${given.day ?? '2026-02-10'}T${String(8 + (booked % 10)).padStart(2, '0')}:00`,
  );
  const made = await practice.bookings.create({
    ...bookingDraft({ when, serviceId, priceMinor: 8_000 }),
    clientId: given.client === undefined ? clientId : given.client,
    bookAnyway: true,
  });
  return made.id;
}

async function change(id: BookingId, changes: BookingChange): Promise<Booking> {
  const { revision } = await practice.bookings.get({ id });
  return practice.bookings.change({ id, revision, changes, bookAnyway: true });
}

const uses = async () => {
  const [first] = await practice.packages.ofClient({ clientId });
  return [first?.used, first?.booked, first?.left];
};

test('bookings that carry a package use it up: booked, then had; cancelled and missed give their session back', async () => {
  const packageId = await sell({ sessionsTotal: 3 });
  expect(await uses()).toEqual([0, 0, 3]);
  const [first, second] = [await book(), await book()];
  await change(first, { packageId });
  await change(second, { packageId });
  expect(await uses()).toEqual([0, 2, 1]);
  await change(first, { status: 'completed' });
  expect(await uses()).toEqual([1, 1, 1]);
  await practice.bookings.cancel({ id: second, reason: '' });
  expect(await uses()).toEqual([1, 0, 2]);
});

describe('a package is refused', () => {
  test('when all its sessions are used or booked, also for what comes back', async () => {
    const packageId = await sell({ sessionsTotal: 1 });
    const [first, second] = [await book(), await book()];
    await change(first, { packageId });
    await expect(change(second, { packageId })).rejects.toMatchObject({
      code: 'not-allowed',
      field: 'packageId',
      message: expect.stringContaining('The only session'),
    });
    await practice.bookings.cancel({ id: first, reason: '' });
    await change(second, { packageId });
    const back = practice.bookings.restore({ id: first, bookAnyway: true });
    await expect(back).rejects.toThrow(/used or booked/);
  });

  test('to another client, for another service, after its last day, and when the booking is paid', async () => {
    const other = (await practice.clients.create(clientDraft({ name: 'Kwame' }))).id;
    const massage = (await practice.services.create(serviceDraft({ name: 'Massage' }))).id;
    const any = await sell();
    await expect(change(await book({ client: other }), { packageId: any })).rejects.toThrow(
      /another client/,
    );
    const forMassage = await sell({ serviceId: massage });
    await expect(change(await book(), { packageId: forMassage })).rejects.toThrow(
      /another service/,
    );
    const over = await sell({ lastDay: '2026-02-09' });
    await expect(change(await book(), { packageId: over })).rejects.toThrow(/until Mon 9 Feb 2026/);
    const paid = await book();
    await practice.bookings.pay({ id: paid, amountMinor: 1, method: 'cash', at: testNow });
    await expect(change(paid, { packageId: any })).rejects.toThrow(/paid already/);
    const carrying = await book();
    await change(carrying, { packageId: any });
    const pay = practice.bookings.pay({
      id: carrying,
      amountMinor: 1,
      method: 'cash',
      at: testNow,
    });
    await expect(pay).rejects.toThrow(/session of a package/);
  });

  test('to have fewer sessions than are used, and to be taken back while it is used', async () => {
    const packageId = await sell({ sessionsTotal: 3 });
    for (const id of [await book(), await book()]) await change(id, { packageId });
    const fewer = practice.packages.change({
      id: packageId,
      revision: 1,
      changes: { sessionsTotal: 1 },
    });
    await expect(fewer).rejects.toMatchObject({ field: 'sessionsTotal' });
    await expect(practice.packages.withdraw({ id: packageId })).rejects.toThrow(/use sessions/);
    const late = practice.packages.change({ id: packageId, revision: 9, changes: { name: 'x' } });
    await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });
});

test('two bookings that take the last session at once do not both get it', async () => {
  const packageId = await sell({ sessionsTotal: 1 });
  const ids = [await book(), await book(), await book()];
  const taken = await Promise.allSettled(ids.map((id) => change(id, { packageId })));
  expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await uses()).toEqual([0, 1, 0]);
});

test('after any course of things no package has more bookings than sessions', async () => {
  const packages = [await sell({ sessionsTotal: 2 }), await sell({ sessionsTotal: 3 })];
  const ids: BookingId[] = [];
  for (let index = 0; index < 6; index += 1) ids.push(await book());
  const random = fakeRandom(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  let refused = 0;
  for (let turn = 0; turn < 300; turn += 1) {
    const id = pick(ids);
    const act = pick([
      () => change(id, { packageId: pick([...packages, null]) }),
      () => change(id, { status: pick(['confirmed', 'completed', 'no_show'] as const) }),
      () => practice.bookings.cancel({ id, reason: '' }),
      () => practice.bookings.restore({ id, bookAnyway: true }),
    ]);
    await act().catch(() => (refused += 1));
    for (const { used, booked: coming, left, sessionsTotal } of await practice.packages.ofClient({
      clientId,
    })) {
      expect(used + coming).toBeLessThanOrEqual(sessionsTotal);
      expect(left).toBe(sessionsTotal - used - coming);
    }
  }
  expect(refused).toBeGreaterThan(10);
});

describe('taking a step on a package back', () => {
  const write = (id: string, after: unknown) =>
    practice.db.transaction().execute((tx) => packageUndo.write(tx, id, after, testNow));

  test('gives it its earlier fields and a new revision; a sale that is taken back is out of sight, and comes again', async () => {
    const id = await sell();
    const first = await packageUndo.read(practice.db, id);
    await practice.packages.change({ id, revision: 1, changes: { name: 'Other' } });
    await write(id, first);
    expect(await packageUndo.read(practice.db, id)).toMatchObject({
      name: 'Ten times',
      revision: 3,
    });
    await write(id, null);
    expect(await practice.packages.ofClient({ clientId })).toEqual([]);
    await write(id, first);
    expect(await practice.packages.ofClient({ clientId })).toHaveLength(1);
  });

  test('is refused while bookings use what it would take away', async () => {
    const id = await sell({ sessionsTotal: 1 });
    const first = await packageUndo.read(practice.db, id);
    await practice.packages.change({ id, revision: 1, changes: { sessionsTotal: 2 } });
    for (const one of [await book(), await book()]) await change(one, { packageId: id });
    await expect(write(id, first)).rejects.toThrow(/Take them off the package first/);
    await expect(write(id, null)).rejects.toThrow(/Take them off the package first/);
  });

  test('each write remembers one step by name', async () => {
    const id = await sell();
    await practice.packages.change({ id, revision: 1, changes: { name: 'Other' } });
    await practice.packages.withdraw({ id });
    const rows = await practice.db.selectFrom('undo_step').select('label').orderBy('id').execute();
    expect(rows.slice(-3).map(({ label }) => label)).toEqual([
      'Sold Ten times',
      'Changed Other',
      'Took back Other',
    ]);
  });
});
