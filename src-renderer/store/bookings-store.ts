import { create } from 'zustand';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { BusyBlock } from '../../src-shared/domain/sync-views.ts';
import type { TimeRange } from '../../src-shared/domain/time.ts';
import { ask, failureOf, on } from '../bridge.ts';
import { coalesce } from './coalesce.ts';

type BookingsState = {
  /** The days on screen; nothing outside them is asked for. */
  range: TimeRange | null;
  bookings: BookingView[];
  busy: BusyBlock[];
  /** Why the bookings could not be read, null when they could. */
  problem: string | null;
};

export const useBookings = create<BookingsState>(() => ({
  range: null,
  bookings: [],
  busy: [],
  problem: null,
}));

const refreshBookings = coalesce(async () => {
  const { range } = useBookings.getState();
  if (range === null) return;
  try {
    const told = await ask('bookings.inRange', range);
    useBookings.setState(({ bookings }) => ({
      bookings: withKnown(bookings, told),
      problem: null,
    }));
  } catch (error) {
    useBookings.setState({ problem: failureOf(error).message });
  }
});

const refreshBusy = coalesce(async () => {
  const { range } = useBookings.getState();
  if (range === null) return;
  try {
    const told = await ask('calendar.busy', range);
    useBookings.setState(({ busy }) => ({ busy: withKnown(busy, told) }));
  } catch (error) {
    useBookings.setState({ problem: failureOf(error).message });
  }
});

/** What is in some days, with why something of it could not be read. */
async function readAll(range: TimeRange): Promise<Partial<BookingsState>> {
  const [bookings, busy] = await Promise.allSettled([
    ask('bookings.inRange', range),
    ask('calendar.busy', range),
  ]);
  const failed = [bookings, busy].find(({ status }) => status === 'rejected');
  const known = useBookings.getState();
  return {
    ...(bookings.status === 'fulfilled'
      ? { bookings: withKnown(known.bookings, bookings.value) }
      : {}),
    ...(busy.status === 'fulfilled' ? { busy: withKnown(known.busy, busy.value) } : {}),
    problem: failed?.status === 'rejected' ? failureOf(failed.reason).message : null,
  };
}

/** What main told, with what is still the same as the objects that are known: those are not drawn anew. */
function withKnown<Told extends BookingView | BusyBlock>(
  known: readonly Told[],
  told: Told[],
): Told[] {
  const before = new Map(known.map((one) => [keyOf(one), one]));
  return told.map((one) => {
    const same = before.get(keyOf(one));
    return same !== undefined && JSON.stringify(same) === JSON.stringify(one) ? same : one;
  });
}

const keyOf = (told: BookingView | BusyBlock): string => ('id' in told ? told.id : told.key);

/** How long other days wait for what is in them before they are shown without, in milliseconds. */
const longestWaitMs = 100;
/** Which days were asked for last, and how often something in any of them was told to have changed. */
let [latest, changes] = [0, 0];
/** The days that are being read to be shown; null when none are. */
let coming: TimeRange | null = null;

/** Whether two are the same. */
export const isSameRange = (one: TimeRange | null, other: TimeRange): boolean =>
  one?.fromAt === other.fromAt && one.toAt === other.toAt;

/**
 * Shows other days; resolves when what is in them has been read. The rest of the window is moved along at the same time,
 * so that all of it is drawn once; what is asked for meanwhile comes first.
 */
export async function showRange(
  range: TimeRange,
  moveAlong: () => void = () => undefined,
): Promise<void> {
  const isShown = isSameRange(useBookings.getState().range, range);
  if (!isShown || !isSameRange(coming, range)) {
    latest += 1;
    coming = isShown ? null : range;
  }
  if (isShown) {
    moveAlong();
    return;
  }
  const [turn, changesBefore] = [latest, changes];
  const late = setTimeout(() => {
    if (turn !== latest) return;
    moveAlong();
    useBookings.setState({ range });
  }, longestWaitMs);
  const told = await readAll(range);
  clearTimeout(late);
  if (turn !== latest) return;
  coming = null;
  moveAlong();
  useBookings.setState({ range, ...told });
  if (changes !== changesBefore) await Promise.all([refreshBookings(), refreshBusy()]);
}

/** Puts an answer of main in place at once, before the announcement of it arrives. */
export function keepBooking(booking: BookingView): void {
  const { bookings } = useBookings.getState();
  useBookings.setState({
    bookings: bookings.map((known) => (known.id === booking.id ? booking : known)),
  });
}

/** Follows every change of what is on screen; the answer stops that. */
export function followBookings(): () => void {
  const follow = (refresh: () => Promise<void>) => (): void => {
    changes += 1;
    void refresh();
  };
  const stops = [
    on('bookings.changed', follow(refreshBookings)),
    on('clients.changed', follow(refreshBookings)),
    on('services.changed', follow(refreshBookings)),
    on('calendar.changed', follow(refreshBusy)),
    on('accounts.changed', follow(refreshBusy)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
