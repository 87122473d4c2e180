import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { BrakeView } from '../../src-shared/domain/sync-views.ts';
import { listWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { keepSummary } from '../store/sync-store.ts';
import { useNow } from '../ui/clock.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { formatAgo, formatWhen } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import { comingFirst } from './brake-order.ts';
import { refreshSyncDetails, useSyncDetails } from './sync-details-store.ts';
import styles from './sync-page.module.css';

/** Whoever wants to see more than these asks for them. */
const shownAtFirst = 10;

type Decision = 'accept' | 'refuse';

/** A pull that would change unusually many bookings at once, held until the person has seen it. */
export function BrakeSection({ timeZone }: { timeZone: string }): ReactNode {
  const brakes = useSyncDetails((state) => state.brakes);
  if (brakes.length === 0) return null;
  return (
    <Section name="held-back" title={t('sync:brake.title')}>
      {brakes.map((brake) => (
        <Brake key={brake.calendarId} brake={brake} timeZone={timeZone} />
      ))}
    </Section>
  );
}

function Brake({ brake, timeZone }: { brake: BrakeView; timeZone: string }): ReactNode {
  const [asked, setAsked] = useState<Decision | null>(null);
  const now = useNow();
  const vanished = brake.items.filter((item) => item.change.kind === 'vanished').length;
  const moved = brake.items.length - vanished;
  const what = listWords([
    ...(vanished > 0 ? [t('sync:brake.vanished', { count: vanished })] : []),
    ...(moved > 0 ? [t('sync:brake.moved', { count: moved })] : []),
  ]);

  function decide(decision: Decision): void {
    setAsked(null);
    ask('sync.decideBrake', { calendarId: brake.calendarId, decision })
      .then(async (summary) => {
        keepSummary(summary);
        await refreshSyncDetails();
      })
      .catch(tellFailure);
  }

  return (
    <article
      className={styles['card']}
      data-tone="caution"
      aria-label={t('sync:brake.label', { calendar: brake.calendarName })}
    >
      <p>
        <strong>{t('sync:brake.intro', { calendar: brake.calendarName, what })}</strong>{' '}
        {t('sync:brake.about', { when: formatAgo(brake.at, now, timeZone) })}
      </p>
      {/* Before the list: that may be long. */}
      <div className={styles['actions']}>
        <Button variant="filled" onClick={() => setAsked('refuse')}>
          {t('sync:brake.refuse')}
        </Button>
        <Button onClick={() => setAsked('accept')}>{t('sync:brake.accept')}</Button>
      </div>
      <HeldItems items={brake.items} timeZone={timeZone} />
      <ConfirmDialog
        isOpen={asked !== null}
        title={asked === 'accept' ? t('sync:brake.acceptTitle') : t('sync:brake.refuseTitle')}
        confirmLabel={
          asked === 'accept' ? t('sync:brake.acceptConfirm') : t('sync:brake.refuseConfirm')
        }
        keepLabel={t('sync:brake.notNow')}
        isDanger={asked === 'accept'}
        onConfirm={() => asked !== null && decide(asked)}
        onClose={() => setAsked(null)}
      >
        {asked === 'accept'
          ? t('sync:brake.acceptAbout')
          : t('sync:brake.refuseAbout', { count: brake.items.length })}
      </ConfirmDialog>
    </article>
  );
}

/** What would change: at first only what comes next, for it may be as much as the calendar holds. */
function HeldItems({
  items,
  timeZone,
}: {
  items: BrakeView['items'];
  timeZone: string;
}): ReactNode {
  const [showsAll, setShowsAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const sorted = comingFirst(items, useNow(), timeZone);
  const more = showsAll ? 0 : Math.max(0, sorted.length - shownAtFirst);

  function showAll(): void {
    setShowsAll(true);
    list.current?.focus({ preventScroll: true }); // the button that has the keys goes
  }

  return (
    <>
      <ul ref={list} tabIndex={-1} className={styles['list']}>
        {sorted.slice(0, sorted.length - more).map((item) => (
          <li key={`${item.itemKind} ${item.itemId}`} className={styles['line']}>
            <span>{item.title}</span>
            <span className={styles['soft']}>{formatWhen(item.when, timeZone)}</span>
            <span>
              {item.change.kind === 'vanished'
                ? t('sync:brake.gone')
                : t('sync:brake.movedTo', { when: formatWhen(item.change.to, timeZone) })}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <div>
          <Button onClick={showAll}>{t('sync:brake.more', { count: more })}</Button>
        </div>
      )}
    </>
  );
}
