import type { BookingView } from '../../src-shared/domain/booking.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import {
  planReminders,
  type Remindable,
  remindableOf,
  reminderRange,
  reminderWords,
  type ReminderWords,
  type ServiceReminder,
} from '../../src-shared/domain/reminders.ts';
import type { Settings } from '../../src-shared/domain/settings.ts';
import type { Input } from '../../src-shared/ipc/contract.ts';
import { viewsBetween } from '../bookings/booking-view-repo.ts';
import type { Db } from '../database/schema.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Clock, Log, Timers } from '../platform/ports.ts';
import { findService } from '../services/service-repo.ts';
import {
  forgetTold,
  putServiceReminder,
  putTold,
  readServiceReminders,
  readTold,
  removeServiceReminder,
} from './reminder-repo.ts';
import { t } from '../../src-shared/words/words.ts';

/** A reminder as the person gets it, and the booking it is about. */
export type Reminder = ReminderWords & { bookingId: BookingId };

export type ReminderDeps = {
  db: Db;
  clock: Clock;
  timers: Timers;
  log: Log;
  readSettings(): Promise<Settings>;
  /** Shows a reminder to the person; called once for each, after it was remembered as given. */
  remind(reminder: Reminder): void;
};

export type ReminderService = ReturnType<typeof createReminderService>;

/** After a failure: soon enough for the reminder to be of use, and not so often that the log fills up. */
const retryMs = 60_000;
/** What was told is remembered this long after the appointment, in case the clock is set back. */
const rememberMs = 7 * 24 * 3600_000;

/** Reminds the person of appointments, from `start` to `stop`. */
export function createReminderService({
  db,
  clock,
  timers,
  log,
  readSettings,
  remind,
}: ReminderDeps) {
  let isRunning = false;
  let isAskedAgain = false;
  let looking: Promise<void> | null = null;
  let cancelNext = (): void => undefined;

  /** Tells what is due, and answers when to look again. */
  async function tellDue(): Promise<number> {
    const now = clock.now();
    const [settings, forServices] = [await readSettings(), await readServiceReminders(db)];
    const range = reminderRange(now);
    const views = await viewsBetween(db, range.fromAt, range.toAt);
    const bookings = views.flatMap((view) => {
      const remindable = remindableOf(view, settings.reminderMinutes, forServices);
      return remindable === null ? [] : [{ ...view, ...remindable }];
    });
    const { tell, lookAt } = planReminders({
      now,
      bookings,
      told: await readTold(db, range.fromAt - rememberMs),
      quietHours: settings.quietHours,
      timeZone: settings.practiceTimeZone,
    });
    for (const booking of tell) await tellOf(booking, settings, now);
    return lookAt;
  }

  /** Remembered first: a reminder that a crash swallows is better than one that comes at every start. */
  async function tellOf(
    booking: BookingView & Remindable,
    settings: Settings,
    now: number,
  ): Promise<void> {
    await db.transaction().execute(async (tx) => {
      await putTold(tx, booking, now);
      await forgetTold(tx, now - rememberMs);
    });
    remind({ bookingId: booking.id, ...reminderWords(booking, settings, now) });
    log.info('reminded of an appointment', { bookingId: booking.id });
  }

  async function lookAgainAndAgain(): Promise<void> {
    while (isAskedAgain && isRunning) {
      isAskedAgain = false;
      let lookAt = clock.now() + retryMs;
      try {
        lookAt = await tellDue();
      } catch (error) {
        log.error('the reminders could not be looked up; they are tried again', { error });
      }
      cancelNext();
      if (isRunning) cancelNext = timers.after(Math.max(0, lookAt - clock.now()), look);
    }
  }

  function look(): void {
    if (!isRunning) return;
    isAskedAgain = true;
    looking ??= lookAgainAndAgain().finally(() => {
      looking = null;
    });
  }

  return {
    start(): void {
      isRunning = true;
      look();
    },

    /** Looks anew: bookings, services or settings have changed, or the laptop was asleep. */
    look,

    /** Resolves when nothing runs any more. */
    async stop(): Promise<void> {
      isRunning = false;
      cancelNext();
      await looking;
    },

    perService(): Promise<ServiceReminder[]> {
      return readServiceReminders(db);
    },

    /** Gives a service a reminder of its own, or lets it follow the setting again. */
    async setForService({
      serviceId,
      reminder,
    }: Input<'reminders.setForService'>): Promise<ServiceReminder[]> {
      await db.transaction().execute(async (tx) => {
        if ((await findService(tx, serviceId)) === null)
          throw new ExpectedError('not-found', t('refusals:gone.service'));
        if (reminder === 'usual') await removeServiceReminder(tx, serviceId);
        else await putServiceReminder(tx, serviceId, reminder);
      });
      look();
      return readServiceReminders(db);
    },
  };
}

/** What the window may ask about reminders. */
export function reminderHandlers(
  service: ReminderService,
): Pick<Handlers, Extract<keyof Handlers, `reminders.${string}`>> {
  return {
    'reminders.perService': () => service.perService(),
    'reminders.setForService': (input) => service.setForService(input),
  };
}
