import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDashboardService } from '../../src-main/dashboard/dashboard-service.ts';
import type { BookingCursor } from '../../src-shared/domain/dashboard.ts';
import { accountRow } from '../support/calendars.ts';
import { bookingDraft } from '../support/drafts.ts';
import { plansOf } from '../support/query-plans.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { instantOf, timed } from '../support/times.ts';

let practice: TestPractice;
let dashboard: ReturnType<typeof createDashboardService>;

beforeEach(async () => {
  practice = await testPractice();
  dashboard = createDashboardService(practice);
});
afterEach(() => practice.close());

function book(wallTime: string, title = wallTime) {
  return practice.bookings.create(bookingDraft({ when: timed(wallTime), title, bookAnyway: true }));
}

test('an empty book is all zeros, and nothing is next', async () => {
  expect(await dashboard.data()).toMatchObject({
    today: '2026-03-02',
    upcomingCount: 0,
    totalBookings: 0,
    byStatus: {},
    todayCount: 0,
    weekCount: 0,
    todayBookings: [],
    next: null,
    calendarConnected: false,
  });
});

test('today, this week, what is to come and what comes next are told apart', async () => {
  practice.clock.set(instantOf('2026-03-04T10:30')); // a Wednesday
  await book('2026-03-01T10:00', 'last Sunday');
  await book('2026-03-02T10:00', 'Monday');
  await book('2026-03-04T10:00', 'running');
  await book('2026-03-04T16:00', 'next');
  const gone = await book('2026-03-04T12:00', 'cancelled');
  await practice.bookings.cancel({ id: gone.id, reason: '' });
  await book('2026-03-08T23:30', 'over the end of the week');
  await book('2026-03-09T10:00', 'next week');
  const data = await dashboard.data();
  expect(data).toMatchObject({
    upcomingCount: 3,
    totalBookings: 7,
    byStatus: { confirmed: 6, cancelled: 1 },
    todayCount: 2,
    weekCount: 4,
    next: { title: 'next' },
  });
  expect(data.todayBookings.map(({ title }) => title)).toEqual(['running', 'cancelled', 'next']);
  await practice.settings.change({ weekStartsOn: 7 });
  expect((await dashboard.data()).weekCount).toBe(4); // Sunday comes in, the other Sunday goes
});

test('one connected account is enough to be connected', async () => {
  await practice.db.insertInto('account').values(accountRow('a')).execute();
  expect((await dashboard.data()).calendarConnected).toBe(true);
  await practice.db.updateTable('account').set({ status: 'reconnect' }).execute();
  expect((await dashboard.data()).calendarConnected).toBe(false);
});

test('the pages of all bookings hold each once, the latest first, even at the same time', async () => {
  const times = ['2026-03-02T10:00', '2026-03-02T10:00', '2026-03-02T10:00', '2025-01-01T10:00'];
  const made = [];
  for (const time of times) made.push(await book(time));
  for (const limit of [1, 2, 3, 4, 5]) {
    const seen: string[] = [];
    let after: BookingCursor | null = null;
    do {
      const page: Awaited<ReturnType<typeof dashboard.page>> = await dashboard.page({
        after,
        limit,
      });
      seen.push(...page.bookings.map(({ id }) => id));
      after = page.next;
    } while (after !== null);
    expect(seen).toHaveLength(4);
    expect(new Set(seen)).toEqual(new Set(made.map(({ id }) => id)));
    expect(seen.at(-1)).toBe(made[3]?.id);
  }
});

test('the next bookings come soonest first, and no more than asked for', async () => {
  for (const time of ['2026-03-05T10:00', '2026-03-03T10:00', '2026-03-04T10:00']) await book(time);
  const next = await dashboard.upcoming({ limit: 2 });
  expect(next.map(({ title }) => title)).toEqual(['2026-03-03T10:00', '2026-03-04T10:00']);
});

describe('the counters', () => {
  const countedSlowly = (): Record<string, number> => {
    const rows = practice.sqlite
      .prepare('SELECT status, count(*) FROM booking WHERE deleted_at IS NULL GROUP BY status')
      .raw()
      .all() as [string, number][];
    return Object.fromEntries(rows);
  };

  test('say what counting says, whatever happens to bookings', async () => {
    const act = fc.record({
      kind: fc.constantFrom('create', 'cancel', 'restore', 'complete', 'delete', 'revive', 'purge'),
      which: fc.nat({ max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
        practice.sqlite.exec('DELETE FROM booking');
        const ids: Awaited<ReturnType<typeof book>>['id'][] = [];
        for (const { kind, which } of acts) {
          const id = ids[which % Math.max(ids.length, 1)];
          if (kind === 'create' || id === undefined) ids.push((await book('2026-03-05T10:00')).id);
          else if (kind === 'cancel') setColumn(id, `status = 'cancelled'`);
          else if (kind === 'complete') setColumn(id, `status = 'completed'`);
          else if (kind === 'restore') setColumn(id, `status = 'confirmed'`);
          else if (kind === 'delete') setColumn(id, 'deleted_at = 1');
          else if (kind === 'revive') setColumn(id, 'deleted_at = NULL');
          else practice.sqlite.prepare('DELETE FROM booking WHERE id = ?').run(id);
        }
        expect((await dashboard.data()).byStatus).toEqual(countedSlowly());
      }),
      { numRuns: 40 },
    );
  });

  function setColumn(id: string, what: string): void {
    practice.sqlite.prepare(`UPDATE booking SET ${what} WHERE id = ?`).run(id);
  }
});

test('no figure is found by going through the years', async () => {
  const plan = await plansOf(practice, async () => {
    await dashboard.data();
    await dashboard.upcoming({ limit: 10 });
    await dashboard.page({ after: { startAt: 1, id: 'x' }, limit: 10 });
  });
  const scans = plan.filter(
    (step) =>
      step.startsWith('SCAN') &&
      // One step to the end of an index, a list given as JSON, the few counters, the few accounts.
      !/^SCAN (other USING INDEX booking_by_length|json_each|booking_count|account|CONSTANT ROW)/.test(
        step,
      ),
  );
  expect(scans).toEqual([]);
});
