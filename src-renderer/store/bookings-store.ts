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

/** Both at once, so that days new on screen are drawn once with all that is in them. */
const refreshAll = coalesce(async () => {
  const { range } = useBookings.getState();
  if (range === null) return;
  const [bookings, busy] = await Promise.allSettled([
    ask('bookings.inRange', range),
    ask('calendar.busy', range),
  ]);
  const failed = [bookings, busy].find(({ status }) => status === 'rejected');
  const known = useBookings.getState();
  useBookings.setState({
    ...(bookings.status === 'fulfilled'
      ? { bookings: withKnown(known.bookings, bookings.value) }
      : {}),
    ...(busy.status === 'fulfilled' ? { busy: withKnown(known.busy, busy.value) } : {}),
    problem: failed?.status === 'rejected' ? failureOf(failed.reason).message : null,
  });
});

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

/** Shows other days; resolves when what is in them has been read. */
export async function showRange(range: TimeRange): Promise<void> {
  const shown = useBookings.getState().range;
  if (shown?.fromAt === range.fromAt && shown.toAt === range.toAt) return;
  useBookings.setState({ range });
  await refreshAll();
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
  const stops = [
    on('bookings.changed', () => void refreshBookings()),
    on('clients.changed', () => void refreshBookings()),
    on('services.changed', () => void refreshBookings()),
    on('calendar.changed', () => void refreshBusy()),
    on('accounts.changed', () => void refreshBusy()),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
