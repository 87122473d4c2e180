import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { Client } from '../../src-shared/domain/client.ts';
import { dayOf, spanOf } from '../../src-shared/domain/time.ts';
import { openBooking } from '../booking/dialog-store.ts';
import { ask } from '../bridge.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { useNow } from '../ui/clock.ts';
import { formatWhen } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { statusWords } from '../ui/status-words.ts';
import styles from './client-bookings.module.css';
import { splitByNow } from './split-by-now.ts';

const pastAtMost = 10;

/** When a client comes next, and what they had. */
export function ClientBookings({
  client,
  onOpen,
}: {
  client: Client;
  onOpen: () => void;
}): ReactNode {
  const [bookings, setBookings] = useState<BookingView[] | null>(null);
  const timeZone = usePracticeTimeZone();
  const now = useNow();

  useEffect(() => {
    ask('bookings.search', { text: client.name.slice(0, 200) })
      .then((found) => setBookings(found.filter((booking) => booking.clientId === client.id)))
      .catch(tellFailure);
  }, [client.id, client.name]);

  if (bookings === null) return null;
  const { coming, past } = splitByNow(bookings, now, (booking) => spanOf(booking.when, timeZone));
  const year = dayOf(now, timeZone).slice(0, 4);
  const list = (title: string, shown: BookingView[]) =>
    shown.length > 0 && (
      <section className={styles['part']} aria-label={title}>
        <h3>{title}</h3>
        <ul className={styles['list']}>
          {shown.map((booking) => (
            <li key={booking.id}>
              <button
                type="button"
                className={styles['open']}
                data-cancelled={booking.status === 'cancelled'}
                onClick={() => {
                  onOpen();
                  openBooking(booking.id);
                }}
              >
                {formatWhen(booking.when, timeZone, year)}
              </button>
              <span className={styles['soft']}>
                {booking.serviceName ?? booking.displayTitle}
                {booking.status !== 'confirmed' && `, ${statusWords[booking.status].toLowerCase()}`}
              </span>
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <>
      {list('Coming', coming)}
      {list('Past', past.slice(0, pastAtMost))}
    </>
  );
}
