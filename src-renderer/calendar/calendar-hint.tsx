import type { ReactNode } from 'react';
import { useAccounts } from '../store/accounts-store.ts';
import { useBookings } from '../store/bookings-store.ts';
import { useServices } from '../store/services-store.ts';
import styles from './calendar-page.module.css';
import { usePosition } from './position-store.ts';

/** Says what to do next where there is nothing to see, and what went wrong where there should be. */
export function CalendarHint(): ReactNode {
  const isEmpty = useBookings((state) => state.bookings.length + state.busy.length === 0);
  const problem = useBookings((state) => state.problem);
  const isNew = useServices((state) => state.services.length === 0);
  const isConnected = useAccounts((state) => (state.accounts?.accounts.length ?? 0) > 0);
  const unit = usePosition((state) => (state.view === 'timeGridWeek' ? 'week' : 'day'));

  if (problem !== null) {
    return (
      <div className={styles['hint']} role="alert">
        <strong>These days could not be read</strong>
        {problem}
      </div>
    );
  }
  if (!isEmpty) return null;
  return (
    <div className={styles['hint']}>
      <strong>{isNew ? 'Your appointment book is open' : `Nothing is booked this ${unit}`}</strong>
      Click a time, or press N, to enter a booking.
      {isNew && ' Clients and services are made on the way.'}
      {isNew && !isConnected && (
        <>
          {' '}
          To have it in Google Calendar too, <a href="#/settings">connect an account</a>.
        </>
      )}
    </div>
  );
}
