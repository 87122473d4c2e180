import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { OpenClash } from '../../src-shared/domain/clash.ts';
import { t } from '../../src-shared/words/words.ts';
import { openBooking } from '../booking/dialog-store.ts';
import { ask } from '../bridge.ts';
import { keepBooking } from '../store/bookings-store.ts';
import { clashWords } from '../ui/clash-words.ts';
import { formatWhen } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import { refreshSyncDetails, useSyncDetails } from './sync-details-store.ts';
import styles from './sync-page.module.css';

const shownAtMost = 50;

/** Coming bookings with something in their way that came about later: by the calendar, or by other opening hours. */
export function ClashesSection({ timeZone }: { timeZone: string }): ReactNode {
  const clashes = useSyncDetails((state) => state.clashes);
  if (clashes.length === 0) return null;
  return (
    <Section name="attention" title={t('sync:clashes.title')}>
      {clashes.slice(0, shownAtMost).map((clash) => (
        <Clashing key={clash.bookingId} clash={clash} timeZone={timeZone} />
      ))}
      {clashes.length > shownAtMost && (
        <p className={styles['soft']}>
          {t('sync:andMore', { number: clashes.length - shownAtMost })}
        </p>
      )}
    </Section>
  );
}

function accept(id: string): void {
  ask('clashes.accept', { id })
    .then((booking) => {
      keepBooking(booking);
      return refreshSyncDetails();
    })
    .catch(tellFailure);
}

function Clashing({ clash, timeZone }: { clash: OpenClash; timeZone: string }): ReactNode {
  const titleId = `clash-${clash.bookingId}`;
  return (
    <article className={styles['card']} aria-labelledby={titleId}>
      <header className={styles['cardHead']}>
        <h3 id={titleId}>{clash.title}</h3>
        <span className={styles['soft']}>{formatWhen(clash.when, timeZone)}</span>
      </header>
      <p>{t('sync:clashes.inTheWay')}</p>
      <ul className={styles['list']}>
        {clash.clashes.map((one) => {
          const words = clashWords(one, timeZone);
          return <li key={words}>{words}</li>;
        })}
      </ul>
      <div className={styles['actions']}>
        <Button onClick={() => openBooking(clash.bookingId)}>{t('sync:openBooking')}</Button>
        <Button onClick={() => accept(clash.bookingId)}>{t('sync:clashes.fine')}</Button>
      </div>
    </article>
  );
}
