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
    const bookings = await ask('bookings.inRange', range);
    useBookings.setState({ bookings, problem: null });
  } catch (error) {
    useBookings.setState({ problem: failureOf(error).message });
  }
});

const refreshBusy = coalesce(async () => {
  const { range } = useBookings.getState();
  if (range === null) return;
  try {
    useBookings.setState({ busy: await ask('calendar.busy', range) });
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
  useBookings.setState({
    ...(bookings.status === 'fulfilled' ? { bookings: bookings.value } : {}),
    ...(busy.status === 'fulfilled' ? { busy: busy.value } : {}),
    problem: failed?.status === 'rejected' ? failureOf(failed.reason).message : null,
  });
});

/** Shows other days. */
export function showRange(range: TimeRange): void {
  const shown = useBookings.getState().range;
  if (shown?.fromAt === range.fromAt && shown.toAt === range.toAt) return;
  useBookings.setState({ range });
  void refreshAll();
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
