import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { BrakeView } from '../../src-shared/domain/sync-views.ts';
import { ask } from '../bridge.ts';
import { keepSummary } from '../store/sync-store.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { count, formatInstant, formatWhen } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import { refreshSyncDetails, useSyncDetails } from './sync-details-store.ts';
import styles from './sync-page.module.css';

type Decision = 'accept' | 'refuse';

/** A pull that would change unusually many bookings at once, held until the person has seen it. */
export function BrakeSection({ timeZone }: { timeZone: string }): ReactNode {
  const brakes = useSyncDetails((state) => state.brakes);
  if (brakes.length === 0) return null;
  return (
    <Section title="Held back">
      {brakes.map((brake) => (
        <Brake key={brake.calendarId} brake={brake} timeZone={timeZone} />
      ))}
    </Section>
  );
}

function Brake({ brake, timeZone }: { brake: BrakeView; timeZone: string }): ReactNode {
  const [asked, setAsked] = useState<Decision | null>(null);
  const vanished = brake.items.filter((item) => item.change.kind === 'vanished').length;
  const moved = brake.items.length - vanished;
  const sums = [
    vanished > 0 ? `${count(vanished, 'booking')} gone` : null,
    moved > 0 ? `${count(moved, 'booking')} moved` : null,
  ];

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
      aria-label={`Held back: ${brake.calendarName}`}
    >
      <p>
        <strong>The calendar “{brake.calendarName}” wants to change many bookings at once:</strong>{' '}
        {sums.filter(Boolean).join(', ')}. This was noticed {formatInstant(brake.at, timeZone)}, and
        nothing has been changed. Someone may have emptied the calendar by mistake; look before you
        accept.
      </p>
      {/* Before the list: that may be as long as the calendar. */}
      <div className={styles['actions']}>
        <Button onClick={() => setAsked('refuse')}>Refuse and put back</Button>
        <Button onClick={() => setAsked('accept')}>Accept these changes</Button>
      </div>
      <ul className={styles['list']}>
        {brake.items.map((item) => (
          <li key={`${item.itemKind} ${item.itemId}`} className={styles['line']}>
            <span>{item.title}</span>
            <span className={styles['soft']}>{formatWhen(item.when, timeZone)}</span>
            <span>
              {item.change.kind === 'vanished'
                ? 'gone'
                : `moved to ${formatWhen(item.change.to, timeZone)}`}
            </span>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        isOpen={asked !== null}
        title={asked === 'accept' ? 'Accept these changes?' : 'Put these bookings back?'}
        confirmLabel={asked === 'accept' ? 'Accept' : 'Put back'}
        keepLabel="Not now"
        isDanger={asked === 'accept'}
        onConfirm={() => asked !== null && decide(asked)}
        onClose={() => setAsked(null)}
      >
        {asked === 'accept'
          ? 'Bookings that moved get their new time here; those that are gone are cancelled here. You can restore each of them.'
          : `${count(brake.items.length, 'booking')} will be written to the calendar again as they are here.`}
      </ConfirmDialog>
    </article>
  );
}
