import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { TimelineEntry } from '../../src-shared/domain/sync-views.ts';
import { ask } from '../bridge.ts';
import { keepBooking } from '../store/bookings-store.ts';
import { formatInstant } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { tellWithUndo } from '../undo/take-back.ts';
import styles from './booking-form.module.css';
import { unlessTaken } from './overlap-question.tsx';
import { changeWords, stepWords } from './timeline-words.ts';
import { t } from '../../src-shared/words/words.ts';

type Props = {
  booking: Pick<BookingView, 'id' | 'currency'>;
  timeline: TimelineEntry[];
  timeZone: string;
};

/** Everything that happened to a booking, the latest first, with a way back from each step. */
export function BookingHistory({ booking, timeline, timeZone }: Props): ReactNode {
  function revert(entry: TimelineEntry): void {
    unlessTaken({
      act: async (bookAnyway) => {
        keepBooking(
          await ask('bookings.revert', { id: booking.id, entryId: entry.id, bookAnyway }),
        );
        tellWithUndo(
          t('booking:told.reverted'),
          t('booking:told.before', { step: stepWords(entry) }),
        );
      },
      words: t('booking:history.notFree'),
      refuseLabel: t('booking:history.leave'),
    }).catch(tellFailure);
  }

  const latestFirst = timeline.toSorted((a, b) => b.at - a.at || b.id - a.id);
  return (
    <section className={styles['part']} aria-label={t('booking:history.region')}>
      <h3>{t('booking:history.title')}</h3>
      <ol className={styles['history']} aria-label={t('booking:history.title')}>
        {latestFirst.map((entry) => (
          <li key={entry.id} className={styles['step']} data-source={entry.source}>
            <div className={styles['stepWords']}>
              <p>
                {stepWords(entry)}{' '}
                <span className={styles['soft']}>{formatInstant(entry.at, timeZone)}</span>
              </p>
              {entry.kind !== 'created' &&
                entry.changes.map((change) => (
                  <p key={change.field} className={styles['soft']}>
                    {changeWords(change, { timeZone, currency: booking.currency })}
                  </p>
                ))}
            </div>
            {entry.canRevert && (
              <Button size="compact-xs" variant="subtle" onClick={() => revert(entry)}>
                {t('booking:history.revert')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
