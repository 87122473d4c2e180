import type { BookingDraft } from '../../src-shared/domain/booking.ts';
import type { ClientDraft } from '../../src-shared/domain/client.ts';
import type { ServiceDraft } from '../../src-shared/domain/service.ts';
import { fakeRandom } from '../support/fakes.ts';
import { dayIn, instantAt, type Weekday } from './days.ts';
import { clientNames } from './sample-names.ts';

export type SampleService = Pick<ServiceDraft, 'name' | 'lengthMinutes' | 'color' | 'priceMinor'>;

/** A booking of the sample; client and service by their place in the lists. */
export type SampleBooking = {
  client: number;
  service: number;
  startAt: number;
  minutes: number;
  status: BookingDraft['status'];
  /** What became of it meanwhile. */
  later: 'completed' | 'no_show' | 'cancelled' | null;
  location: string;
};

export type SamplePractice = {
  timeZone: string;
  services: SampleService[];
  clients: Pick<ClientDraft, 'name' | 'email' | 'phone'>[];
  bookings: SampleBooking[];
};

/** A time that stays free, so that a story can book it; the week is counted from the present one. */
export type FreeTime = { week: number; weekday: Weekday; from: string; to: string };

export type SampleOptions = {
  now: number;
  timeZone: string;
  /** The weeks that have bookings, counted from the present one. */
  weeks: readonly number[];
  keepFree?: readonly FreeTime[];
};

const services: SampleService[] = [
  { name: 'Physiotherapy', lengthMinutes: 50, color: 'teal', priceMinor: 6800 },
  { name: 'First appointment', lengthMinutes: 60, color: 'blue', priceMinor: 8500 },
  { name: 'Manual therapy', lengthMinutes: 30, color: 'violet', priceMinor: 4200 },
  { name: 'Massage', lengthMinutes: 40, color: 'orange', priceMinor: 4800 },
  { name: 'Home visit', lengthMinutes: 75, color: 'pink', priceMinor: 9500 },
];
/** How often each is booked. */
const shares = [0.45, 0.1, 0.2, 0.2, 0.05];
const homeVisit = 4;

const workdays: readonly Weekday[] = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
const halves = [
  { from: '09:00', to: '12:30' },
  { from: '13:30', to: '18:00' },
];
/** Between two clients, in minutes. */
const pauses = [0, 10, 10, 20, 40, 60];
const quarter = 15 * 60_000;

/** A physiotherapist's book around today: the same for the same day, and never two clients at once. */
export function samplePractice({
  now,
  timeZone,
  weeks,
  keepFree = [],
}: SampleOptions): SamplePractice {
  const bookings = weeks.flatMap((week) => {
    const random = fakeRandom(1000 + week);
    return workdays.flatMap((weekday) => {
      const day = dayIn(week, weekday, now, timeZone);
      const isFree = (startAt: number, endAt: number): boolean =>
        keepFree
          .filter((free) => free.week === week && free.weekday === weekday)
          .every(
            ({ from, to }) =>
              endAt <= instantAt(day, from, timeZone) || startAt >= instantAt(day, to, timeZone),
          );
      const ends = weekday === 'Fri' ? halves.slice(0, 1) : halves;
      return ends
        .flatMap(({ from, to }) =>
          halfDay(instantAt(day, from, timeZone), instantAt(day, to, timeZone), random, now),
        )
        .filter(({ startAt, minutes }) => isFree(startAt, startAt + minutes * 60_000));
    });
  });
  return { timeZone, services, clients: clientNames.map(clientOf), bookings };
}

function halfDay(from: number, to: number, random: () => number, now: number): SampleBooking[] {
  const found: SampleBooking[] = [];
  let at = from + Math.floor(random() * 2) * 2 * quarter;
  for (;;) {
    const service = shareAt(random());
    const { lengthMinutes } = services[service] ?? { lengthMinutes: 60 };
    const endAt = at + lengthMinutes * 60_000;
    if (endAt > to) return found;
    found.push({
      client: Math.floor(random() * clientNames.length),
      service,
      startAt: at,
      minutes: lengthMinutes,
      status: random() < 0.06 && at > now ? 'tentative' : 'confirmed',
      later: fate(random(), endAt < now),
      location: service === homeVisit ? 'At the client’s home' : '',
    });
    const pause = pauses[Math.floor(random() * pauses.length)] ?? 0;
    at = Math.ceil((endAt + pause * 60_000) / quarter) * quarter;
  }
}

function shareAt(chance: number): number {
  let sum = 0;
  const found = shares.findIndex((share) => (sum += share) > chance);
  return found === -1 ? 0 : found;
}

function fate(chance: number, isPast: boolean): SampleBooking['later'] {
  if (chance < 0.04) return 'cancelled';
  if (!isPast) return null;
  return chance < 0.09 ? 'no_show' : 'completed';
}

function clientOf(name: string, index: number): SamplePractice['clients'][number] {
  const address = name
    .normalize('NFD')
    .replaceAll('ı', 'i')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .replaceAll(' ', '.');
  return {
    name,
    email: index % 3 === 2 ? '' : `${address}@example.com`,
    phone: index % 4 === 1 ? '' : `030 23125 ${String(100 + index * 7)}`,
  };
}
