import { beforeEach, describe, expect, test } from 'vitest';
import { readWeeklyHours, replaceWeekday } from '../../src-main/availability/opening-repo.ts';
import { createStartService } from '../../src-main/sample/start-service.ts';
import { refuseReceiptOfSample } from '../../src-main/sample/sample-guard.ts';
import { readSample } from '../../src-main/sample/sample-repo.ts';
import type { StartState } from '../../src-shared/domain/start.ts';
import { speak } from '../../src-shared/words/words.ts';
import { bookingDraft, clientDraft } from '../support/drafts.ts';
import { testPractice } from '../support/test-practice.ts';
import { timed } from '../support/times.ts';

let practice: Awaited<ReturnType<typeof testPractice>>;
let start: ReturnType<typeof createStartService>;
let told: StartState[];
let isConnecting: boolean;

beforeEach(async () => {
  practice = await testPractice();
  told = [];
  isConnecting = false;
  const { db, clock, ids } = practice;
  start = createStartService({
    db,
    clock,
    ids,
    isConnecting: () => isConnecting,
    changed: (state) => void told.push(state),
    bookChanged: () => undefined,
  });
  return () => practice.close();
});

const count = async (table: 'booking' | 'client' | 'service' | 'item_history' | 'undo_step') =>
  (await practice.db.selectFrom(table).select('id').execute()).length;

/** Everything in the book but what settings and counters say. */
async function everything(): Promise<unknown> {
  const tables = ['booking', 'client', 'service', 'item_history', 'undo_step', 'series'] as const;
  const rows = await Promise.all(
    tables.map((table) => practice.db.selectFrom(table).selectAll().execute()),
  );
  const hours = await readWeeklyHours(practice.db);
  const settings = await practice.db.selectFrom('setting').selectAll().execute();
  return [...rows, hours, settings.filter(({ key }) => key !== 'startDone')];
}

async function sampleClient() {
  const sample = await readSample(practice.db);
  if (!sample?.clients[0] || !sample.services[0] || !sample.bookings[0]) throw new Error('empty');
  const [clientId] = sample.clients;
  return { clientId, serviceId: sample.services[0], bookingId: sample.bookings[0] };
}

describe('the first steps', () => {
  test('are wanted in a new book, until they are done once', async () => {
    expect(await start.state()).toMatchObject({ isWanted: true, hasSample: false });
    expect(await start.finish()).toMatchObject({ isWanted: false });
    expect(told).toHaveLength(1);
    await start.finish();
    expect(told).toHaveLength(1); // nothing changed, so that nobody is told
    expect(await start.state()).toMatchObject({ isWanted: false });
  });

  test('are not wanted in a book that has something in it', async () => {
    await practice.clients.create(clientDraft({ name: 'Anna Berg' }));
    expect(await start.state()).toMatchObject({ isWanted: false });
  });
});

describe('a sample practice', () => {
  test('fills an empty book believably, past and to come, without a link to any calendar', async () => {
    expect(await start.loadSample()).toMatchObject({ isWanted: false, hasSample: true });
    const bookings = await practice.db.selectFrom('booking').selectAll().execute();
    const now = practice.clock.now();
    expect(bookings.length).toBeGreaterThan(300);
    expect(bookings.filter(({ start_at }) => start_at > now).length).toBeGreaterThan(50);
    expect(bookings.filter(({ status }) => status === 'completed').length).toBeGreaterThan(100);
    expect(await count('client')).toBeGreaterThan(30);
    expect(await practice.db.selectFrom('calendar_link').select('id').execute()).toEqual([]);
    expect(practice.told).toEqual([]); // the sync room heard of nothing
    expect((await readWeeklyHours(practice.db)).length).toBeGreaterThan(5);
  });

  test('goes at once, and the book is as it was before', async () => {
    await practice.db
      .transaction()
      .execute((tx) =>
        replaceWeekday(tx, 2, [
          { weekday: 2, hours: { from: '10:00', to: '15:00' }, validFrom: null, validUntil: null },
        ]),
      );
    const before = await everything();
    await start.loadSample();
    expect(await everything()).not.toEqual(before);
    expect(await start.removeSample()).toEqual({ kept: [] });
    expect(await everything()).toEqual(before);
    expect(told.at(-1)).toMatchObject({ hasSample: false, isWanted: false });
    const broken = await practice.sqlite.pragma('foreign_key_check');
    expect(broken).toEqual([]);
  });

  test('is not loaded twice', async () => {
    await start.loadSample();
    const once = await count('booking');
    await start.loadSample();
    expect(await count('booking')).toBe(once);
  });

  test('speaks the language of the person', async () => {
    speak('de');
    await start.loadSample();
    speak('en');
    const services = await practice.db.selectFrom('service').select('name').execute();
    expect(services.map(({ name }) => name)).toContain('Hausbesuch');
  });

  test('goes also where the person has changed it, with the steps that changed it', async () => {
    await start.loadSample();
    const { bookingId } = await sampleClient();
    const row = await practice.bookings.get({ id: bookingId });
    await practice.bookings.change({
      id: bookingId,
      revision: row.revision,
      changes: { privateNote: 'Mine' },
      bookAnyway: false,
    });
    expect(await count('undo_step')).toBe(1);
    await start.removeSample();
    expect([await count('booking'), await count('undo_step')]).toEqual([0, 0]);
  });

  test('leaves what the person has entered, and what that hangs on, and names it', async () => {
    await start.loadSample();
    const { clientId, serviceId } = await sampleClient();
    const own = await practice.clients.create(clientDraft({ name: 'Own Client' }));
    const booking = await practice.bookings.create(
      bookingDraft({ clientId, serviceId, when: timed('2027-03-03T09:00', 50) }),
    );
    const { name } = await practice.db
      .selectFrom('client')
      .select('name')
      .where('id', '=', clientId)
      .executeTakeFirstOrThrow();
    const { kept } = await start.removeSample();
    expect(kept).toEqual([name, 'Physiotherapy']);
    const clients = await practice.db.selectFrom('client').select('id').execute();
    expect(clients.map(({ id }) => id).toSorted()).toEqual([clientId, own.id].toSorted());
    const bookings = await practice.db.selectFrom('booking').select('id').execute();
    expect(bookings).toEqual([{ id: booking.id }]);
    expect(await start.removeSample()).toEqual({ kept: [] }); // there is nothing made up any more
    expect(await count('client')).toBe(2);
  });

  test('leaves hours that the person has set since', async () => {
    await start.loadSample();
    await practice.db.transaction().execute((tx) => replaceWeekday(tx, 3, []));
    const set = await readWeeklyHours(practice.db);
    await start.removeSample();
    expect(await readWeeklyHours(practice.db)).toEqual(set);
  });

  test('lets go of a client of its own that was merged into one of the person’s', async () => {
    await start.loadSample();
    const { clientId } = await sampleClient();
    const own = await practice.clients.create(clientDraft({ name: 'Own Client' }));
    await practice.clientMerges.merge({ keep: own.id, drop: clientId, fields: {} });
    expect(await start.removeSample()).toEqual({ kept: [] });
    const clients = await practice.db.selectFrom('client').select('id').execute();
    expect(clients).toEqual([{ id: own.id }]);
  });

  test('gets no receipt, whose number could never be given again', async () => {
    await start.loadSample();
    const { bookingId } = await sampleClient();
    await expect(refuseReceiptOfSample(practice.db, bookingId)).rejects.toThrow('None was issued');
    await expect(refuseReceiptOfSample(practice.db, 'another')).resolves.toBeUndefined();
  });
});

describe('a sample practice is refused', () => {
  async function refused(): Promise<string> {
    const before = await everything();
    const message = await start.loadSample().then(
      () => 'loaded',
      (error: Error) => error.message,
    );
    expect(await everything()).toEqual(before);
    return message;
  }

  test('in a book that has bookings', async () => {
    await practice.bookings.create(bookingDraft({ title: 'Mine' }));
    expect(await start.state()).toMatchObject({ sampleObstacle: 'hasBookings' });
    expect(await refused()).toContain('without bookings');
  });

  test('while an account is connected, or about to be', async () => {
    isConnecting = true;
    expect(await refused()).toContain('connected');
    isConnecting = false;
    await practice.db
      .insertInto('account')
      .values({
        id: 'account',
        provider: 'google',
        subject: 'subject',
        email: 'anna@example.com',
        status: 'reconnect',
        sync_started: 0,
        auth_epoch: 0,
        granted_scopes: '',
        revoke_pending: 0,
        blocked_attempts: 0,
        blocked_until: null,
        error_class: null,
        error_text: null,
        created_at: 0,
      })
      .execute();
    expect(await start.state()).toMatchObject({ sampleObstacle: 'connected' });
    expect(await refused()).toContain('connected');
  });
});
