import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { OutstandingItem } from '../../src-shared/domain/sync-views.ts';
import { t } from '../../src-shared/words/words.ts';
import { openBooking } from '../booking/dialog-store.ts';
import { ask } from '../bridge.ts';
import { keepSummary } from '../store/sync-store.ts';
import { useNow } from '../ui/clock.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatRelative, formatWhen } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import { SyncMark } from '../ui/sync-mark.tsx';
import { syncWords } from '../ui/sync-words.ts';
import { useSyncDetails } from './sync-details-store.ts';
import styles from './sync-page.module.css';

/** Without a calendar everything waits, and nobody has to look through it. */
const mostShown = { connected: 50, alone: 8 } as const;

/** What waits, and what was not accepted: why, and when it is tried again. */
export function OutstandingSection({
  timeZone,
  isConnected,
}: {
  timeZone: string;
  isConnected: boolean;
}): ReactNode {
  const { outstanding, isLoaded } = useSyncDetails();
  const failed = outstanding.filter((item) => item.sync.status === 'failed');
  const waiting = outstanding.filter((item) => item.sync.status === 'pending');
  const items = [...failed, ...waiting];
  const shownAtMost = isConnected ? mostShown.connected : mostShown.alone;

  function retryAll(): void {
    ask('sync.retryAll').then(keepSummary).catch(tellFailure);
  }

  return (
    <Section
      name="outstanding"
      title={t('sync:outstanding.title')}
      actions={
        failed.length > 0 && <Button onClick={retryAll}>{t('sync:outstanding.retryAll')}</Button>
      }
    >
      {items.length > 0 && (
        <ul className={styles['list']}>
          {items.slice(0, shownAtMost).map((item) => (
            <Item
              key={`${item.itemKind} ${item.itemId}`}
              item={item}
              timeZone={timeZone}
              isConnected={isConnected}
            />
          ))}
        </ul>
      )}
      {items.length > shownAtMost && (
        <p className={styles['soft']}>
          {t('sync:andMore', { number: items.length - shownAtMost })}
        </p>
      )}
      {isLoaded && items.length === 0 && (
        <EmptyState title={t('sync:outstanding.nothing')}>
          {t('sync:outstanding.nothingAbout')}
        </EmptyState>
      )}
    </Section>
  );
}

function Item({
  item,
  timeZone,
  isConnected,
}: {
  item: OutstandingItem;
  timeZone: string;
  isConnected: boolean;
}): ReactNode {
  const now = useNow();
  const { sync } = item;
  const state = item.isCancelled
    ? t('sync:outstanding.cancelledHere', { state: syncWords[sync.status] })
    : syncWords[sync.status];
  const facts = [
    state,
    ...(sync.nextAttemptAt === null
      ? []
      : [
          t('sync:outstanding.nextTry', {
            when: formatRelative(sync.nextAttemptAt, now, timeZone),
          }),
        ]),
    ...(isConnected ? [] : [t('sync:outstanding.noCalendar')]),
  ];

  function retry(): void {
    ask('sync.retry', { itemKind: item.itemKind, itemId: item.itemId })
      .then(keepSummary)
      .catch(tellFailure);
  }

  return (
    <li className={styles['item']}>
      <SyncMark status={sync.status} size={15} />
      <div className={styles['itemWords']}>
        <p>
          {item.itemKind === 'booking' ? (
            <button
              type="button"
              className={styles['title']}
              onClick={() => openBooking(item.itemId)}
            >
              {item.title}
            </button>
          ) : (
            <strong>{item.title}</strong>
          )}{' '}
          <span className={styles['soft']}>{formatWhen(item.when, timeZone)}</span>
        </p>
        <p className={styles['facts']}>{facts.join(', ')}</p>
        {sync.reason !== null && <p>{sync.reason}</p>}
      </div>
      {sync.status === 'failed' && <Button onClick={retry}>{t('sync:outstanding.retry')}</Button>}
    </li>
  );
}
