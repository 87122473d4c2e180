import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { OutstandingItem } from '../../src-shared/domain/sync-views.ts';
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

const shownAtMost = 50;

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

  function retryAll(): void {
    ask('sync.retryAll').then(keepSummary).catch(tellFailure);
  }

  return (
    <Section
      title="Waiting and failed"
      actions={failed.length > 0 && <Button onClick={retryAll}>Retry all</Button>}
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
        <p className={styles['soft']}>… and {items.length - shownAtMost} more.</p>
      )}
      {isLoaded && items.length === 0 && (
        <EmptyState title="Nothing waits">
          What you book, move or cancel appears here until Google Calendar has it.
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
    ? `${syncWords[sync.status]}, cancelled here`
    : syncWords[sync.status];

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
        <p className={styles['soft']}>
          {state}
          {sync.nextAttemptAt !== null &&
            `, next try ${formatRelative(sync.nextAttemptAt, now, timeZone)}`}
          {!isConnected && ', no calendar is connected'}
        </p>
        {sync.reason !== null && <p>{sync.reason}</p>}
      </div>
      {sync.status === 'failed' && <Button onClick={retry}>Retry</Button>}
    </li>
  );
}
