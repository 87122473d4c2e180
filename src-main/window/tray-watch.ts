import { dayOf, startOfDay } from '../../src-shared/domain/time.ts';
import type { BookSide } from '../book-thread/sides.ts';
import type { Clock, Log, Timers } from '../platform/ports.ts';
import { nextAppointment, type TrayFacts } from './tray.ts';

export type TrayWatch = {
  /** Something has changed: looks anew. */
  look(): void;
  stop(): void;
};

/** The way to what answers the window. */
export type TrayAsk = BookSide['ask'];

export type TrayWatchDeps = {
  ask: TrayAsk;
  clock: Clock;
  timers: Timers;
  log: Log;
  tell(facts: TrayFacts): void;
};

const dayMs = 24 * 3600_000;

/** Keeps the tray's facts true: after each change, when the next appointment begins, and at midnight. */
export function createTrayWatch({ ask, clock, timers, log, tell }: TrayWatchDeps): TrayWatch {
  let isStopped = false;
  let isLooking = false;
  let isAskedAgain = false;
  let cancelNext = (): void => undefined;

  async function lookNow(): Promise<void> {
    const now = clock.now();
    const [bookings, sync, { practiceTimeZone: timeZone }] = await Promise.all([
      ask('bookings.inRange', { fromAt: now, toAt: now + 7 * dayMs }),
      ask('sync.summary', undefined),
      ask('settings.get', undefined),
    ]);
    if (isStopped) return;
    const next = nextAppointment(bookings, now);
    tell({ next, sync, now, timeZone });
    const midnight = startOfDay(dayOf(now + dayMs, timeZone), timeZone);
    cancelNext();
    cancelNext = timers.after(Math.min(next?.startAt ?? midnight, midnight) - now, look);
  }

  async function lookUntilQuiet(): Promise<void> {
    while (isAskedAgain && !isStopped) {
      isAskedAgain = false;
      await lookNow().catch((error: unknown) =>
        log.error('the tray could not be told how things stand', { error }),
      );
    }
  }

  function look(): void {
    isAskedAgain = true;
    if (isLooking) return;
    isLooking = true;
    void lookUntilQuiet().finally(() => {
      isLooking = false;
    });
  }

  return {
    look,
    stop() {
      isStopped = true;
      cancelNext();
    },
  };
}
