import { useEffect, useState } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { TimelineEntry } from '../../src-shared/domain/sync-views.ts';
import { ask, failureOf, on } from '../bridge.ts';

type Loaded = { booking: BookingView | null; timeline: TimelineEntry[]; problem: string | null };

/** One booking with its history, kept up to date for as long as it is shown. */
export function useBooking(id: string): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({ booking: null, timeline: [], problem: null });

  useEffect(() => {
    let isShown = true;
    function load(): void {
      Promise.all([ask('bookings.get', { id }), ask('bookings.timeline', { id })])
        .then(([booking, timeline]) => {
          if (isShown) setLoaded({ booking, timeline, problem: null });
        })
        .catch((error: unknown) => {
          if (isShown) setLoaded((last) => ({ ...last, problem: failureOf(error).message }));
        });
    }
    load();
    const stop = on('bookings.changed', ({ ids }) => {
      if (ids.includes(id)) load();
    });
    return () => {
      isShown = false;
      stop();
    };
  }, [id]);

  return loaded;
}
