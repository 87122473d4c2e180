import type { ReactNode } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { ClientCard } from '../../src-shared/domain/client.ts';
import { dayOf } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';
import { openBooking } from '../booking/dialog-store.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { useNow } from '../ui/clock.ts';
import { formatDay, formatHours, formatWhen } from '../ui/format.ts';
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
                {booking.when.allDay ? (
                  <span>{formatWhen(booking.when, timeZone, year)}</span>
                ) : (
                  <>
                    <span>{formatDay(dayOf(booking.when.startAt, timeZone), year)}</span>{' '}
                    <span>{formatHours(booking.when, timeZone)}</span>
                  </>
                )}
              </button>
              <span className={styles['soft']}>{whatOf(booking)}</span>
            </li>
          ))}
        </ul>
        {rest !== '' && <p className={styles['soft']}>{rest}</p>}
      </section>
    );
  return (
    <div className={styles['bookings']}>
      {list(t('clients:bookings.coming'), card.coming)}
      {list(
        t('clients:bookings.past'),
        card.past,
        leftOut > 0 ? t('clients:bookings.older', { count: leftOut }) : '',
      )}
    </div>
  );
}

/** What was booked, and how it stands where that is not to be expected. */
function whatOf({ serviceName, displayTitle, status }: BookingView): string {
  const what = serviceName ?? displayTitle;
  if (status === 'confirmed') return what;
  return t('clients:bookings.withStatus', { what, status: t(`clients:status.${status}`) });
}
