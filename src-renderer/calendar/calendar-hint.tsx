import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import { useAccounts } from '../store/accounts-store.ts';
import { useBookingDialog } from '../booking/dialog-store.ts';
import { useBookings } from '../store/bookings-store.ts';
import { useServices } from '../store/services-store.ts';
import styles from './calendar-page.module.css';
import { usePosition } from './position-store.ts';

/** Says what to do next where there is nothing to see, and what went wrong where there should be. */
export function CalendarHint(): ReactNode {
  const isEmpty = useBookings((state) => state.bookings.length + state.busy.length === 0);
  const problem = useBookings((state) => state.problem);
  if (problem !== null) {
    return (
      <div className={styles['hint']} role="alert">
        <strong>{t('calendar:hint.unreadable')}</strong>
        {problem}
      </div>
    );
  }
  return isEmpty ? <EmptyHint /> : null;
}

/** What to do where nothing is yet; it is out of the way while that is being done. */
function EmptyHint(): ReactNode {
  const isAsked = useBookingDialog((state) => state.dialog.kind !== 'closed');
  const isNew = useServices((state) => state.services.length === 0);
  const hasNoAccount = useAccounts((state) => state.accounts?.accounts.length === 0);
  const view = usePosition((state) => state.view);
  if (isAsked) return null;
  return (
    <div className={styles['hint']}>
      <strong>{isNew ? t('calendar:hint.isOpen') : t(`calendar:hint.nothing.${view}`)}</strong>
      {t(view === 'agenda' ? 'calendar:hint.press' : 'calendar:hint.clickOrPress')}
      {isNew && ` ${t('calendar:hint.onTheWay')}`}
      {isNew && hasNoAccount && (
        <>
          {' '}
          {t('calendar:hint.toConnect')} <a href="#/settings">{t('calendar:hint.connect')}</a>.
        </>
      )}
    </div>
  );
}
