import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { t } from '../../src-shared/words/words.ts';
import type { RequestFailure } from '../bridge.ts';
import { wordsFor } from '../ui/failure-words.ts';
import { Notice } from '../ui/notice.tsx';
import styles from './booking-form.module.css';
import { CancelBooking, RestoreBooking } from './cancel-booking.tsx';

type Props = {
  booking: BookingView | null;
  failure: RequestFailure | null;
  timeZone: string;
  onBookAnyway: () => void;
  onMine: () => void;
  onNewer: (() => void) | undefined;
  /** Null where the waiting list is no choice. */
  onWaiting: (() => void) | null;
  onClose: () => void;
};

/** What can be done with a booking, and what went wrong when it was tried. */
export function FormFooter({ booking, failure, timeZone, onWaiting, ...acts }: Props): ReactNode {
  const isCancelled = booking?.status === 'cancelled';
  const Fate = isCancelled ? RestoreBooking : CancelBooking;
  return (
    <>
      {failure !== null && (
        <div className={styles['failure']}>
          <FailureNotice failure={failure} {...acts} />
        </div>
      )}
      {booking !== null && <Fate booking={booking} timeZone={timeZone} onDone={acts.onClose} />}
      {onWaiting !== null && (
        <Button variant="subtle" size="sm" onClick={onWaiting}>
          {t('booking:dialog.waitingInstead')}
        </Button>
      )}
      <span className={styles['gap']} />
      {!isCancelled && (
        <Button type="submit" variant="filled" size="sm">
          {t('booking:dialog.save')}
        </Button>
      )}
    </>
  );
}

type FailureProps = Pick<Props, 'onBookAnyway' | 'onMine' | 'onNewer'> & {
  failure: RequestFailure;
};

function FailureNotice({ failure, onBookAnyway, onMine, onNewer }: FailureProps): ReactNode {
  const { title, message } = wordsFor(failure);
  const actions =
    failure.code === 'overlap' ? (
      <Button onClick={onBookAnyway}>{t('booking:dialog.bookAnyway')}</Button>
    ) : failure.code === 'changed-meanwhile' ? (
      <>
        <Button onClick={onMine}>{t('booking:dialog.saveMine')}</Button>
        {onNewer !== undefined && (
          <Button onClick={onNewer}>{t('booking:dialog.showNewer')}</Button>
        )}
      </>
    ) : undefined;
  return (
    <Notice
      tone={failure.code === 'overlap' ? 'caution' : 'trouble'}
      title={title}
      isAlert
      actions={actions}
    >
      <p>{message}</p>
    </Notice>
  );
}
