import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { OpeningRules } from '../../src-shared/domain/availability.ts';
import { slotTitleOf } from '../../src-shared/domain/slot.ts';
import type { SlotView } from '../../src-shared/domain/slot.ts';
import type { WeeklySlot } from '../../src-shared/domain/weekly-slot.ts';
import { dateWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { keepSummary, useSync } from '../store/sync-store.ts';
import { useNow } from '../ui/clock.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatDay, formatMinutes, formatRelative, formatWhen } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import { SyncMark } from '../ui/sync-mark.tsx';
import { syncWords } from '../ui/sync-words.ts';
import styles from './availability.module.css';
import { OpeningDialog } from './opening-dialog.tsx';
import { openingsOnDaysOff } from './openings-on-days-off.ts';
import { useOpenings } from './use-openings.ts';

const shownAtMost = 24;

/** The times on offer: published to the calendar, where they take up no time. */
export function OpeningsSection({
  rules,
  today,
}: {
  rules: OpeningRules;
  today: string;
}): ReactNode {
  const { timeZone } = rules;
  const openings = useOpenings();
  const [open, setOpen] = useState<{ id: string | null } | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  const slots = openings?.slots ?? [];
  const weekly = openings?.weekly ?? [];
  const shown = showsAll ? slots : slots.slice(0, shownAtMost);

  return (
    <Section
      title={t('availability:openings.title')}
      about={t('availability:openings.about')}
      actions={
        <Button onClick={() => setOpen({ id: null })}>{t('availability:openings.publish')}</Button>
      }
    >
      {openings !== null && slots.length === 0 && weekly.length === 0 && (
        <EmptyState title={t('availability:openings.none')}>
          {t('availability:openings.noneAbout')}
        </EmptyState>
      )}
      <OpeningsOnDaysOff rules={rules} slots={slots} />
      {weekly.length > 0 && (
        <ul className={styles['list']} aria-label={t('availability:openings.weeklyList')}>
          {weekly.map((some) => (
            <WeeklyItem key={some.id} weekly={some} today={today} />
          ))}
        </ul>
      )}
      {slots.length > 0 && (
        <ul className={styles['list']} aria-label={t('availability:openings.title')}>
          {shown.map((slot) => (
            <SlotItem
              key={slot.id}
              slot={slot}
              timeZone={timeZone}
              today={today}
              onOpen={() => setOpen({ id: slot.id })}
            />
          ))}
        </ul>
      )}
      {shown.length < slots.length && (
        <Button className={styles['start'] ?? ''} onClick={() => setShowsAll(true)}>
          {t('availability:openings.showAll', { count: slots.length })}
        </Button>
      )}
      <OpeningDialog
        slot={slots.find(({ id }) => id === open?.id) ?? null}
        today={today}
        timeZone={timeZone}
        isOpen={open !== null}
        onClose={() => setOpen(null)}
      />
    </Section>
  );
}

/** Points out what was published before the day was taken off. */
function OpeningsOnDaysOff({
  rules,
  slots,
}: {
  rules: OpeningRules;
  slots: readonly SlotView[];
}): ReactNode {
  const found = openingsOnDaysOff(rules, slots);
  if (found.length === 0) return null;

  function withdraw(): void {
    ask('slots.withdrawSeveral', { ids: found.map(({ id }) => id) }).catch(tellFailure);
  }

  return (
    <Notice
      tone="caution"
      title={t('availability:openings.onDaysOff', { count: found.length })}
      actions={
        <Button onClick={withdraw}>
          {t('availability:openings.withdrawThem', { count: found.length })}
        </Button>
      }
    />
  );
}

function WeeklyItem({ weekly, today }: { weekly: WeeklySlot; today: string }): ReactNode {
  const title = t('availability:openings.weekly', {
    title: slotTitleOf(weekly),
    weekday: dateWords(weekly.firstDay, 'longWeekday'),
    time: weekly.startTime,
  });

  const length = formatMinutes(weekly.lengthMinutes);

  function withdraw(): void {
    ask('slots.withdrawWeekly', { id: weekly.id }).catch(tellFailure);
  }

  return (
    <li className={styles['item']} aria-label={title}>
      <div className={styles['itemWords']}>
        <p>
          <strong>{title}</strong>{' '}
          <span className={styles['soft']}>
            {weekly.lastDay === null
              ? length
              : t('availability:openings.weeklyUntil', {
                  length,
                  day: formatDay(weekly.lastDay, today.slice(0, 4)),
                })}
          </span>
        </p>
      </div>
      <Button onClick={withdraw}>{t('availability:openings.withdrawAll')}</Button>
    </li>
  );
}

type SlotItemProps = { slot: SlotView; timeZone: string; today: string; onOpen: () => void };

function SlotItem({ slot, timeZone, today, onOpen }: SlotItemProps): ReactNode {
  const now = useNow();
  const isConnected = useSync((state) => state.summary?.state !== 'not-connected');
  const { sync } = slot;
  const isWithdrawn = slot.withdrawnAt !== null;
  const when = formatWhen(slot.when, timeZone, today.slice(0, 4));
  const words = [
    slot.serviceName,
    isWithdrawn ? t('availability:openings.withdrawn') : null,
    syncWords[sync.status],
    sync.nextAttemptAt === null
      ? null
      : t('availability:openings.nextTry', {
          when: formatRelative(sync.nextAttemptAt, now, timeZone),
        }),
    isConnected ? null : t('availability:openings.notConnected'),
  ].filter((word) => word !== null);

  function retry(): void {
    ask('sync.retry', { itemKind: 'slot', itemId: slot.id }).then(keepSummary).catch(tellFailure);
  }

  return (
    <li className={styles['item']} aria-label={`${slot.displayTitle}, ${when}`}>
      <SyncMark status={sync.status} size={15} />
      <div className={styles['itemWords']}>
        <p data-withdrawn={isWithdrawn}>
          {isWithdrawn ? (
            <strong>{when}</strong>
          ) : (
            <button type="button" className={styles['openItem']} onClick={onOpen}>
              {when}
            </button>
          )}{' '}
          {slot.displayTitle}
        </p>
        <p className={styles['soft']}>{words.join(', ')}</p>
        {sync.reason !== null && <p>{sync.reason}</p>}
      </div>
      {sync.status === 'failed' && (
        <Button onClick={retry}>{t('availability:openings.retry')}</Button>
      )}
      {sync.status === 'conflict' && (
        <Button component="a" href="#/sync">
          {t('availability:openings.decide')}
        </Button>
      )}
      {!isWithdrawn && (
        <Button
          variant="subtle"
          onClick={() => {
            ask('slots.withdraw', { id: slot.id }).catch(tellFailure);
          }}
        >
          {t('availability:openings.withdraw')}
        </Button>
      )}
    </li>
  );
}
