import { Temporal } from 'temporal-polyfill';
import { BookingDraft, type Booking } from '../../src-shared/domain/booking.ts';
import { newBooking } from '../../src-shared/domain/booking-changes.ts';
import type { BookingId, ClientId, ServiceId } from '../../src-shared/domain/ids.ts';
import { ServiceDraft, type Service } from '../../src-shared/domain/service.ts';
import { t } from '../../src-shared/words/words.ts';
import type { Client } from '../../src-shared/domain/client.ts';
import type { Ids, Random } from '../platform/ports.ts';
import { pick, seededRandom } from './chance.ts';
import { isWorkday, sessionsOf, type Session } from './sample-days.ts';
import { someClients } from './sample-people.ts';

export type PracticeSize = {
  bookings: number;
  clients: number;
  /** How long it has been running; a tenth of a year of it lies ahead. */
  years: number;
  timeZone: string;
  now: number;
  seed: number;
};

/** More than anybody alone can see in a year, holidays taken. */
export const mostBookingsAYear = 1900;

const minuteMs = 60_000;
const yearDays = 365.25;
const daysAhead = 36;

const offers = [
  { key: 'physiotherapy', lengthMinutes: 50, priceMinor: 6800, color: 'teal', share: 45 },
  { key: 'first', lengthMinutes: 60, priceMinor: 8500, color: 'blue', share: 10 },
  { key: 'manual', lengthMinutes: 30, priceMinor: 4200, color: 'violet', share: 20 },
  { key: 'massage', lengthMinutes: 40, priceMinor: 4800, color: 'orange', share: 20 },
  { key: 'homeVisit', lengthMinutes: 75, priceMinor: 9500, color: 'pink', share: 5 },
] as const;
const homeVisit = offers.length - 1;

const privateNotes = ['better', 'late', 'mornings', 'pain', 'pictures'] as const;
const reasons = ['ill', 'something', 'work', 'child', null] as const;
const methods = ['card', 'card', 'card', 'cash', 'transfer'] as const;

export type GeneratedPractice = {
  services: Service[];
  clients: Client[];
  /** In order of time; made as they are asked for. */
  bookings: Iterable<Booking>;
};

/**
 * A practice as it may have grown: the same for the same seed. People come for a while and then stop; nobody has two
 * bookings at once, nor any outside the hours; some are cancelled, some do not come, most pay.
 */
export function generatePractice(size: PracticeSize, ids: Ids): GeneratedPractice {
  if (size.bookings > size.years * mostBookingsAYear) {
    throw new RangeError(
      `Nobody alone has ${size.bookings} bookings in ${size.years} years: ${mostBookingsAYear} a year are the most. ` +
        'Ask for fewer bookings, or for more years.',
    );
  }
  const random = seededRandom(size.seed);
  const services = offers.map(({ key, share: _, ...offer }, index) => ({
    ...ServiceDraft.parse({
      ...offer,
      name: t(`start:sample.service.${key}`),
      bufferAfterMinutes: index === homeVisit ? 20 : 0,
    }),
    id: ids.next() as ServiceId,
    revision: 1,
    archived: false,
  }));
  const clients = someClients(size.clients, random).map((draft) => ({
    ...draft,
    id: ids.next() as ClientId,
    revision: 1,
    archived: false,
  }));
  return { services, clients, bookings: bookingsOf(size, services, clients, ids, random) };
}

function* bookingsOf(
  size: PracticeSize,
  services: readonly Service[],
  clients: readonly Client[],
  ids: Ids,
  random: Random,
): Iterable<Booking> {
  const lengths = services.map((service, index) => ({
    minutes: service.lengthMinutes,
    bufferAfterMinutes: service.bufferAfterMinutes,
    share: offers[index]?.share ?? 1,
  }));
  const days = workdaysOf(size);
  let made = 0;
  for (const [index, day] of days.entries()) {
    const about =
      ((size.bookings - made) / (days.length - index)) * (day.dayOfWeek === 5 ? 0.55 : 1.1);
    const sessions = sessionsOf(day.dayOfWeek, about, lengths, random);
    // What the last days could not take any more goes into the days after them.
    for (const session of sessions.slice(0, size.bookings - made)) {
      const client = someoneAt(index / days.length, clients, random);
      yield bookingAt(day, session, client, services, size, ids, random);
      made += 1;
    }
  }
}

/** All working days, from the first to the last one ahead, and some more for what did not fit. */
function workdaysOf({ years, now, timeZone }: PracticeSize): Temporal.PlainDate[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const count = Math.ceil(years * yearDays);
  const days: Temporal.PlainDate[] = [];
  for (let day = daysAhead - count; day <= daysAhead; day += 1) {
    const date = today.add({ days: day });
    if (isWorkday(date)) days.push(date);
  }
  return days;
}

/** Mostly somebody of the time around: clients come for a while, and others follow. */
function someoneAt(part: number, clients: readonly Client[], random: Random): Client | null {
  if (clients.length === 0) return null;
  const width = random() < 0.8 ? 0.15 : 1;
  const place = part * (1 - width) + random() ** 2 * width;
  return clients[Math.min(clients.length - 1, Math.floor(place * clients.length))] ?? null;
}

function bookingAt(
  day: Temporal.PlainDate,
  { minute, minutes, service: at }: Session,
  client: Client | null,
  services: readonly Service[],
  { timeZone, now }: PracticeSize,
  ids: Ids,
  random: Random,
): Booking {
  const service = services[at] ?? null;
  const startAt = day.toZonedDateTime({
    timeZone,
    plainTime: Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 }),
  }).epochMilliseconds;
  const endAt = startAt + minutes * minuteMs;
  const bookedAt = Math.min(now, startAt - Math.ceil(random() ** 2 * 40 * 24 * 60) * minuteMs);
  const draft = BookingDraft.parse({
    clientId: client?.id ?? null,
    serviceId: service?.id ?? null,
    when: { allDay: false, startAt, endAt, timeZone },
    location: at === homeVisit ? t('start:sample.atHome') : '',
    calendarNote: random() < 0.1 ? t('start:sample.bringShoes') : '',
    privateNote: random() < 0.3 ? t(`start:sample.note.${pick(privateNotes, random)}`) : '',
    discountMinor: random() < 0.05 ? 500 : 0,
    status: startAt > now && random() < 0.06 ? 'tentative' : 'confirmed',
  });
  const booking = newBooking(draft, { id: ids.next() as BookingId, at: bookedAt, service });
  return withFate(booking, endAt, now, random);
}

/** What became of it: done and paid, mostly. */
function withFate(booking: Booking, endAt: number, now: number, random: Random): Booking {
  const chance = random();
  if (chance < 0.07) {
    const isLate = random() < 0.3;
    const reason = pick(reasons, random);
    return {
      ...booking,
      status: 'cancelled',
      cancelReason: reason === null ? '' : t(`start:sample.reason.${reason}`),
      cancelledAt: Math.min(now, endAt - (isLate ? 6 : 72) * 60 * minuteMs),
      cancelledBy: random() < 0.85 ? 'client' : 'practice',
      cancelledLate: isLate,
      cancelFeeMinor: isLate && random() < 0.3 ? 2000 : 0,
    };
  }
  if (endAt > now) return booking;
  if (chance < 0.1) return { ...booking, status: 'no_show' };
  const done = { ...booking, status: 'completed' as const };
  if (random() < 0.06) return done;
  const paidMinor = Math.max(0, (booking.priceMinor ?? 0) - booking.discountMinor);
  return { ...done, paidAt: endAt, paidMinor, paidMethod: pick(methods, random) };
}
