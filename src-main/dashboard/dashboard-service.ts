import type { BookingPage, DashboardData } from '../../src-shared/domain/dashboard.ts';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { addDays, dayOf, startOfDay, weekAround } from '../../src-shared/domain/time.ts';
import type { Input } from '../../src-shared/ipc/contract.ts';
import { viewsBetween, viewsById } from '../bookings/booking-view-repo.ts';
import type { Db } from '../database/schema.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Clock } from '../platform/ports.ts';
import { readPracticeTimeZone, readWeekStart } from '../settings/settings-repo.ts';
import {
  countByStatus,
  countTouching,
  countUpcoming,
  isConnected,
  pageOfIds,
  upcomingIds,
} from './dashboard-repo.ts';

export type DashboardDeps = { db: Db; clock: Clock };

export type DashboardService = ReturnType<typeof createDashboardService>;

/** How the practice stands. Only ever reads the database: no answer here waits for, or depends on, a network. */
export function createDashboardService({ db, clock }: DashboardDeps) {
  return {
    /** Everything in one transaction, so that no figure belongs to another moment than its neighbour. */
    data(): Promise<DashboardData> {
      return db.transaction().execute(async (tx) => {
        const at = clock.now();
        const timeZone = await readPracticeTimeZone(tx);
        const today = dayOf(at, timeZone);
        const week = weekAround(today, await readWeekStart(tx));
        const [fromAt, toAt] = [
          startOfDay(today, timeZone),
          startOfDay(addDays(today, 1), timeZone),
        ];
        const byStatus = await countByStatus(tx);
        const [nextId] = await upcomingIds(tx, at, 1);
        const [next = null] = nextId === undefined ? [] : await viewsById(tx, [nextId]);
        return {
          at,
          timeZone,
          today,
          upcomingCount: await countUpcoming(tx, at),
          byStatus,
          totalBookings: Object.values(byStatus).reduce((sum, n) => sum + n, 0),
          todayCount: await countTouching(tx, fromAt, toAt),
          weekCount: await countTouching(
            tx,
            startOfDay(week.startDay, timeZone),
            startOfDay(week.endDay, timeZone),
          ),
          todayBookings: await viewsBetween(tx, fromAt, toAt),
          next,
          calendarConnected: await isConnected(tx),
        };
      });
    },

    /** The next bookings that have not begun, soonest first. */
    upcoming({ limit }: Input<'bookings.upcoming'>): Promise<BookingView[]> {
      return db
        .transaction()
        .execute(async (tx) => viewsById(tx, await upcomingIds(tx, clock.now(), limit)));
    },

    /** All bookings, the latest first, a page at a time. */
    page({ after, limit }: Input<'bookings.page'>): Promise<BookingPage> {
      return db.transaction().execute(async (tx) => {
        const rows = await pageOfIds(tx, after, limit);
        const last = rows.length < limit ? undefined : rows.at(-1);
        return {
          bookings: await viewsById(
            tx,
            rows.map((row) => row.id),
          ),
          next: last === undefined ? null : last,
        };
      });
    },
  };
}

/** What the window may ask about how the practice stands. */
export function dashboardHandlers(
  service: DashboardService,
): Pick<Handlers, 'dashboard.data' | 'bookings.upcoming' | 'bookings.page'> {
  return {
    'dashboard.data': () => service.data(),
    'bookings.upcoming': (input) => service.upcoming(input),
    'bookings.page': (input) => service.page(input),
  };
}
