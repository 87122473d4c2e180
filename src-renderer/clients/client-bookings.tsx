import type { ReactNode } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { ClientCard } from '../../src-shared/domain/client.ts';
import { dayOf } from '../../src-shared/domain/time.ts';
import { openBooking } from '../booking/dialog-store.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { useNow } from '../ui/clock.ts';
import { formatWhen } from '../ui/format.ts';
import { statusWords } from '../ui/status-words.ts';
import styles from './client-card.module.css';

/** When a client comes next, and what they had. */
export function ClientBookings({
  card,
  onOpen,
}: {
  card: ClientCard;
  onOpen: () => void;
}): ReactNode {
  const timeZone = usePracticeTimeZone();
  const year = dayOf(useNow(), timeZone).slice(0, 4);
  const leftOut = card.pastCount - card.past.length;
  const list = (title: string, shown: BookingView[], rest = '') =>
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
        {rest !== '' && <p className={styles['soft']}>{rest}</p>}
      </section>
    );
  return (
    <>
      {list('Coming', card.coming)}
      {list('Past', card.past, leftOut > 0 ? `… and ${leftOut} older ones.` : '')}
    </>
  );
}
