import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AccountView, Rehearsal } from '../../src-shared/domain/sync-views.ts';
import { ask } from '../bridge.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { RehearsalResult } from '../sync/rehearsal-result.tsx';
import { tellFailure } from '../ui/notify.tsx';
import { keepAnswer } from './keep-answer.ts';
import styles from './settings.module.css';

/** Nothing is sent before the person has seen what would be, and has said so. */
export function FirstSync({ account }: { account: AccountView }): ReactNode {
  const [rehearsal, setRehearsal] = useState<Rehearsal | null>(null);
  const [isAsked, setAsked] = useState(false);
  const timeZone = usePracticeTimeZone();
  const hasTarget = account.calendars.some((calendar) => calendar.isTarget);

  function rehearse(): void {
    setAsked(true);
    ask('sync.rehearse', { accountId: account.id })
      .then(setRehearsal)
      .catch(tellFailure)
      .finally(() => setAsked(false));
  }

  return (
    <div className={styles['step']}>
      <h3>The first sync</h3>
      <p className={styles['soft']}>
        {hasTarget
          ? 'Nothing has been sent yet. Look at what would be, then start.'
          : 'First choose above which calendar bookings go to.'}
      </p>
      <div className={styles['inline']}>
        <Button
          disabled={isAsked || !hasTarget}
          variant={rehearsal === null ? 'filled' : 'default'}
          onClick={rehearse}
        >
          Show what the first sync will do
        </Button>
        {rehearsal !== null && rehearsal.problem === null && (
          <Button
            variant="filled"
            onClick={() => keepAnswer(ask('accounts.startSync', { accountId: account.id }))}
          >
            Start syncing
          </Button>
        )}
      </div>
      {rehearsal !== null && <RehearsalResult rehearsal={rehearsal} timeZone={timeZone} />}
    </div>
  );
}
