import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AccountView, Rehearsal } from '../../src-shared/domain/sync-views.ts';
import { t } from '../../src-shared/words/words.ts';
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
      <h3>{t('settings:account.firstSync')}</h3>
      <p className={styles['soft']}>
        {hasTarget ? t('settings:account.firstSyncAbout') : t('settings:account.chooseFirst')}
      </p>
      <div className={styles['inline']}>
        <Button
          disabled={isAsked || !hasTarget}
          variant={rehearsal === null ? 'filled' : 'default'}
          onClick={rehearse}
        >
          {t('settings:account.showFirstSync')}
        </Button>
        {rehearsal !== null && rehearsal.problem === null && (
          <Button
            variant="filled"
            onClick={() => keepAnswer(ask('accounts.startSync', { accountId: account.id }))}
          >
            {t('settings:account.startSyncing')}
          </Button>
        )}
      </div>
      {rehearsal !== null && <RehearsalResult rehearsal={rehearsal} timeZone={timeZone} />}
    </div>
  );
}
