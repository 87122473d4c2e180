import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHealthService } from '../../src-main/health/health-service.ts';
import { accountRow, calendarRow, linkRow } from '../support/calendars.ts';
import { bookingDraft } from '../support/drafts.ts';
import { testNow } from '../support/fakes.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';

let practice: TestPractice;
const loop = { isOffline: false, brokenBy: null as string | null };

beforeEach(async () => {
  practice = await testPractice();
  Object.assign(loop, { isOffline: false, brokenBy: null });
});
afterEach(() => practice.close());

function service(given: { keychainWorks?: boolean; clockOffsetMs?: number } = {}) {
  return createHealthService({
    db: practice.db,
    loop,
    clockOffsetMs: () => given.clockOffsetMs ?? 0,
    keychainWorks: () => given.keychainWorks ?? true,
    lastBackupAt: async () => 42,
  });
}

async function connected(calendar: Parameters<typeof calendarRow>[2] = {}) {
  await practice.db.insertInto('account').values(accountRow('a')).execute();
  await practice.db
    .insertInto('calendar')
    .values(calendarRow('c', 'a', { is_target: 1, ...calendar }))
    .execute();
}

test('the database says what is in it, what of it is in the calendar, and when it was last copied', async () => {
  await connected();
  const [sent, waiting, cancelled] = [
    await practice.bookings.create(bookingDraft()),
    await practice.bookings.create(bookingDraft({ bookAnyway: true })),
    await practice.bookings.create(bookingDraft({ bookAnyway: true })),
  ];
  await practice.bookings.cancel({ id: cancelled.id, reason: '' });
  await practice.db
    .insertInto('calendar_link')
    .values([
      { ...linkRow(sent.id, 'c'), state: 'present', item_revision: 1, synced_revision: 1 },
      { ...linkRow(waiting.id, 'c'), state: 'absent', item_revision: 1, synced_revision: 0 },
    ])
    .execute();
  expect(await service().database()).toEqual({
    byStatus: { confirmed: 2, cancelled: 1 },
    synced: 1,
    unsynced: 1,
    sizeBytes: expect.any(Number) as number,
    lastBackupAt: 42,
  });
  expect((await service().sync({ fromAt: 0, toAt: 1 })).oldestWaitingAt).toBe(testNow);
});

test('the verdict goes with what is stored of accounts, calendars and single items', async () => {
  const kind = async () => (await service().verdict()).kind;
  expect(await kind()).toBe('not-connected');
  await connected();
  expect(await kind()).toBe('well');
  await practice.db.updateTable('calendar').set({ error_class: 'not-found' }).execute();
  expect(await kind()).toBe('calendar-gone');
  await practice.db.updateTable('account').set({ error_class: 'quota' }).execute();
  expect(await kind()).toBe('quota');
  await practice.db.updateTable('account').set({ status: 'reconnect' }).execute();
  expect(await kind()).toBe('access-ended');
  loop.brokenBy = 'SQLITE_FULL';
  expect(await kind()).toBe('disk-full');
});

test('a keychain that refuses, a clock that is wrong and a missing network are told', async () => {
  await connected();
  expect((await service({ keychainWorks: false }).verdict()).kind).toBe('keychain-locked');
  expect((await service({ clockOffsetMs: 3_600_000 }).verdict()).kind).toBe('clock-wrong');
  loop.isOffline = true;
  expect((await service().verdict()).kind).toBe('no-network');
});
