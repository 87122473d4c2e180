import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { weekdayName } from '../../src-shared/domain/hours-rules.ts';
import { slotTitleOf } from '../../src-shared/domain/slot.ts';
import type { SlotView } from '../../src-shared/domain/slot.ts';
import type { WeeklySlot } from '../../src-shared/domain/weekly-slot.ts';
import { ask } from '../bridge.ts';
import { keepSummary, useSync } from '../store/sync-store.ts';
import { useNow } from '../ui/clock.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatDay, formatMinutes, formatRelative, formatWhen, weekdayOf } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import { SyncMark } from '../ui/sync-mark.tsx';
import { syncWords } from '../ui/sync-words.ts';
import styles from './availability.module.css';
import { OpeningDialog } from './opening-dialog.tsx';
import { useOpenings } from './use-openings.ts';

const shownAtMost = 24;

/** The times on offer: published to the calendar, where they take up no time. */
export function OpeningsSection({
  timeZone,
  today,
}: {
  timeZone: string;
  today: string;
}): ReactNode {
  const openings = useOpenings();
  const [isPublishing, setPublishing] = useState(false);
  const [showsAll, setShowsAll] = useState(false);
  const slots = openings?.slots ?? [];
  const weekly = openings?.weekly ?? [];
  const shown = showsAll ? slots : slots.slice(0, shownAtMost);

  return (
    <Section
      title="Openings"
      about="Times you offer. They go to your Google Calendar as free time, for those who see it. Weekly ones are published twelve weeks ahead, but not on days off and holidays."
      actions={<Button onClick={() => setPublishing(true)}>Publish opening</Button>}
    >
      {openings !== null && slots.length === 0 && weekly.length === 0 && (
        <EmptyState title="Nothing is on offer" />
      )}
      {weekly.length > 0 && (
        <ul className={styles['list']} aria-label="Weekly openings">
          {weekly.map((some) => (
            <WeeklyItem key={some.id} weekly={some} today={today} />
          ))}
        </ul>
      )}
      {slots.length > 0 && (
        <ul className={styles['list']} aria-label="Openings">
          {shown.map((slot) => (
            <SlotItem key={slot.id} slot={slot} timeZone={timeZone} today={today} />
          ))}
        </ul>
      )}
      {shown.length < slots.length && (
        <Button className={styles['start'] ?? ''} onClick={() => setShowsAll(true)}>
          Show all {slots.length}
        </Button>
      )}
      <OpeningDialog
        today={today}
        timeZone={timeZone}
        isOpen={isPublishing}
        onClose={() => setPublishing(false)}
      />
    </Section>
  );
}

function WeeklyItem({ weekly, today }: { weekly: WeeklySlot; today: string }): ReactNode {
  const title = `${slotTitleOf(weekly)}, every ${weekdayName(weekdayOf(weekly.firstDay))} ${weekly.startTime}`;

  function withdraw(): void {
    ask('slots.withdrawWeekly', { id: weekly.id }).catch(tellFailure);
  }

  return (
    <li className={styles['item']} aria-label={title}>
      <div className={styles['itemWords']}>
        <p>
          <strong>{title}</strong>{' '}
          <span className={styles['soft']}>
            {formatMinutes(weekly.lengthMinutes)}
            {weekly.lastDay !== null && `, until ${formatDay(weekly.lastDay, today.slice(0, 4))}`}
          </span>
        </p>
      </div>
      <Button onClick={withdraw}>Withdraw all</Button>
    </li>
  );
}

function SlotItem({
  slot,
  timeZone,
  today,
}: {
  slot: SlotView;
  timeZone: string;
  today: string;
}): ReactNode {
  const now = useNow();
  const isConnected = useSync((state) => state.summary?.state !== 'not-connected');
  const { sync } = slot;
  const isWithdrawn = slot.withdrawnAt !== null;
  const when = formatWhen(slot.when, timeZone, today.slice(0, 4));
  const words = [
    slot.serviceName,
    isWithdrawn ? 'withdrawn' : null,
    syncWords[sync.status],
    sync.nextAttemptAt === null
      ? null
      : `next try ${formatRelative(sync.nextAttemptAt, now, timeZone)}`,
    isConnected ? null : 'no calendar is connected',
  ].filter((word) => word !== null);

  function retry(): void {
    ask('sync.retry', { itemKind: 'slot', itemId: slot.id }).then(keepSummary).catch(tellFailure);
  }

  return (
    <li className={styles['item']} aria-label={`${slot.displayTitle}, ${when}`}>
      <SyncMark status={sync.status} size={15} />
      <div className={styles['itemWords']}>
        <p data-withdrawn={isWithdrawn}>
          <strong>{when}</strong> {slot.displayTitle}
        </p>
        <p className={styles['soft']}>{words.join(', ')}</p>
        {sync.reason !== null && <p>{sync.reason}</p>}
      </div>
      {sync.status === 'failed' && <Button onClick={retry}>Retry</Button>}
      {sync.status === 'conflict' && (
        <Button component="a" href="#/sync">
          Decide
        </Button>
      )}
      {!isWithdrawn && (
        <Button
          variant="subtle"
          onClick={() => {
            ask('slots.withdraw', { id: slot.id }).catch(tellFailure);
          }}
        >
          Withdraw
        </Button>
      )}
    </li>
  );
}
