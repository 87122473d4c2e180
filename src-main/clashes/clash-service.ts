import type { Booking } from '../../src-shared/domain/booking.ts';
import type { ClashAnswer, FreeTimes, OpenClash } from '../../src-shared/domain/clash.ts';
import type { Service } from '../../src-shared/domain/service.ts';
import type { Settings } from '../../src-shared/domain/settings.ts';
import { spanOf } from '../../src-shared/domain/time.ts';
import type { Input } from '../../src-shared/ipc/contract.ts';
import { findBooking } from '../bookings/booking-repo.ts';
import type { Db } from '../database/schema.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Clock } from '../platform/ports.ts';
import { findService } from '../services/service-repo.ts';
import { clashesOf } from './clash-finder.ts';
import { findFreeTimes } from './free-time-finder.ts';
import { findOpenClashes } from './open-clashes.ts';

export type ClashDeps = { db: Db; clock: Clock; readSettings(): Promise<Settings> };

export type ClashService = ReturnType<typeof createClashService>;

const minuteMs = 60_000;
const usualMinutes = 60;

/** How many free times are offered where something is in the way, and how far apart they lie at most. */
const offered = 3;
const mostMinutesApart = 60;

/** What is in the way of a time, and when there is none: looked up before saving, and decided again while saving. */
export function createClashService({ db, clock, readSettings }: ClashDeps) {
  return {
    /** What is in the way of a time; the next free times from there on, when anything is. */
    async clashes({ when, except, ...asked }: Input<'bookings.clashes'>): Promise<ClashAnswer> {
      const { booking, service } = await readMeant(db, except, asked.serviceId);
      const buffers = buffersOf(asked, booking, service);
      const clashes = await clashesOf(db, { when, ...buffers }, except);
      if (clashes.length === 0 || when.allDay) return { clashes, free: { starts: [], asOf: null } };
      const minutes = Math.ceil((when.endAt - when.startAt) / minuteMs);
      const wanted = {
        ...buffers,
        minutes,
        fromAt: when.startAt,
        count: offered,
        apartMinutes: Math.min(minutes, mostMinutesApart),
        exceptId: except,
      };
      return { clashes, free: await findFreeTimes(db, wanted, await readSettings(), clock.now()) };
    },

    /** The next free starts within 90 days. */
    async nextFree({
      fromAt,
      count,
      apartMinutes,
      except,
      ...asked
    }: Input<'availability.nextFree'>): Promise<FreeTimes> {
      const { booking, service } = await readMeant(db, except, asked.serviceId);
      const settings = await readSettings();
      const wanted = {
        ...buffersOf(asked, booking, service),
        minutes:
          asked.minutes ??
          lengthOf(booking, settings.practiceTimeZone) ??
          service?.lengthMinutes ??
          usualMinutes,
        fromAt,
        count,
        apartMinutes,
        exceptId: except,
      };
      return findFreeTimes(db, wanted, settings, clock.now());
    },

    open(): Promise<OpenClash[]> {
      return findOpenClashes(db, clock.now());
    },
  };
}

/** What the window may ask about clashes and free times. */
export function clashHandlers(
  service: ClashService,
): Pick<Handlers, 'bookings.clashes' | 'availability.nextFree' | 'clashes.open'> {
  return {
    'bookings.clashes': (input) => service.clashes(input),
    'availability.nextFree': (input) => service.nextFree(input),
    'clashes.open': () => service.open(),
  };
}

async function readMeant(db: Db, except: string | null, serviceId: string | null) {
  return {
    booking: except === null ? null : await findBooking(db, except),
    service: serviceId === null ? null : await findService(db, serviceId),
  };
}

type Buffers = Pick<Booking, 'bufferBeforeMinutes' | 'bufferAfterMinutes'>;

/** What will be kept free: as asked, else as the booking keeps it already, else as the service says. */
function buffersOf(
  asked: { bufferBeforeMinutes?: number | undefined; bufferAfterMinutes?: number | undefined },
  booking: Booking | null,
  service: Service | null,
): Buffers {
  const kept: Buffers | null = booking ?? service;
  return {
    bufferBeforeMinutes: asked.bufferBeforeMinutes ?? kept?.bufferBeforeMinutes ?? 0,
    bufferAfterMinutes: asked.bufferAfterMinutes ?? kept?.bufferAfterMinutes ?? 0,
  };
}

function lengthOf(booking: Booking | null, timeZone: string): number | null {
  if (booking === null || booking.when.allDay) return null;
  const { startAt, endAt } = spanOf(booking.when, timeZone);
  return Math.ceil((endAt - startAt) / minuteMs);
}
