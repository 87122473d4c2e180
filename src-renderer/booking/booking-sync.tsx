import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { ask } from '../bridge.ts';
import { keepSummary, useSync } from '../store/sync-store.ts';
import { useNow } from '../ui/clock.ts';
import { formatAgo, formatRelative } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { SyncMark } from '../ui/sync-mark.tsx';
import styles from './booking-form.module.css';
import { syncSentence } from './sync-sentence.ts';
import { t } from '../../src-shared/words/words.ts';

/** How the booking stands towards the calendar, and what can be done about it. */
export function BookingSync({
  booking,
  timeZone,
}: {
  booking: BookingView;
  timeZone: string;
}): ReactNode {
  const { sync } = booking;
  const now = useNow();
  const isConnected = useSync((state) => state.summary?.state !== 'not-connected');

  function retry(): void {
    ask('sync.retry', { itemKind: 'booking', itemId: booking.id })
      .then(keepSummary)
      .catch(tellFailure);
  }

  return (
    <section className={styles['part']} aria-label={t('booking:sync.region')}>
      <div className={styles['syncLine']}>
        <SyncMark status={sync.status} size={15} />
        <div className={styles['syncWords']}>
          <p>{syncSentence(sync.status, isConnected)}</p>
          {sync.reason !== null && <p>{sync.reason}</p>}
          {sync.nextAttemptAt !== null && (
            <p className={styles['soft']}>
              {t('booking:sync.nextTry', {
                when: formatRelative(sync.nextAttemptAt, now, timeZone),
              })}
            </p>
          )}
          {sync.lastSyncedAt !== null && (
            <p className={styles['soft']}>
              {t('booking:sync.lastAgreed', { when: formatAgo(sync.lastSyncedAt, now, timeZone) })}
            </p>
          )}
        </div>
        {sync.status === 'failed' && <Button onClick={retry}>{t('booking:sync.retry')}</Button>}
        {sync.status === 'conflict' && (
          <Button component="a" href="#/sync">
            {t('booking:sync.decide')}
          </Button>
        )}
      </div>
    </section>
  );
}
