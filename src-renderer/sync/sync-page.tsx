import { Button } from '@mantine/core';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { goTo } from '../frame/route.ts';
import { HealthSection } from '../health/health-section.tsx';
import { useAccounts } from '../store/accounts-store.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { syncNow, useSync } from '../store/sync-store.ts';
import { useNow } from '../ui/clock.ts';
import { Notice } from '../ui/notice.tsx';
import { tellFailure } from '../ui/notify.tsx';
import { Page } from '../ui/page.tsx';
import { BrakeSection } from './brake-section.tsx';
import { ClashesSection } from './clashes-section.tsx';
import { DecisionsSection } from './decisions-section.tsx';
import { headWords } from './head-words.ts';
import { OutstandingSection } from './outstanding-section.tsx';
import { RehearsalSection } from './rehearsal-section.tsx';
import { SyncLog } from './sync-log.tsx';
import styles from './sync-page.module.css';
import { useFreshSyncDetails, useSyncDetails } from './sync-details-store.ts';

/** How book and calendar stand to each other, in words first. */
export function SyncPage(): ReactNode {
  useFreshSyncDetails();
  const summary = useSync((state) => state.summary);
  const account = useAccounts(
    (state) => state.accounts?.accounts.find(({ status }) => status !== 'disconnected') ?? null,
  );
  const problem = useSyncDetails((state) => state.problem);
  const clashes = useSyncDetails((state) => state.clashes.length);
  const timeZone = usePracticeTimeZone();
  const now = useNow();
  const [isAsked, setAsked] = useState(false);
  if (summary === null) return null;

  function start(): void {
    setAsked(true);
    syncNow()
      .catch(tellFailure)
      .finally(() => setAsked(false));
  }

  const { headline, rest } = headWords(summary, now, timeZone, clashes);
  const isConnected = summary.state !== 'not-connected';
  return (
    <Page
      title="Sync"
      actions={
        isConnected ? (
          <Button
            variant="filled"
            leftSection={<RefreshCw size={14} aria-hidden="true" />}
            disabled={isAsked || summary.state === 'syncing'}
            onClick={start}
          >
            Sync now
          </Button>
        ) : (
          <Button variant="filled" onClick={() => goTo('settings')}>
            Connect an account
          </Button>
        )
      }
    >
      <div className={styles['head']}>
        <p className={styles['headline']}>{headline}</p>
        <p className={styles['soft']}>{rest.join(' ')}</p>
      </div>
      {account?.status === 'reconnect' && (
        <Notice
          tone="trouble"
          title={`Google no longer accepts the connection of ${account.email}`}
          actions={<Button onClick={() => goTo('settings')}>Reconnect in Settings</Button>}
        >
          <p>Nothing is lost: what you enter waits here until you reconnect.</p>
        </Notice>
      )}
      {problem !== null && (
        <Notice tone="trouble" title="The lists could not be read" isAlert>
          <p>{problem}</p>
        </Notice>
      )}
      <BrakeSection timeZone={timeZone} />
      <DecisionsSection timeZone={timeZone} />
      <ClashesSection timeZone={timeZone} />
      <OutstandingSection timeZone={timeZone} isConnected={isConnected} />
      {account !== null && <RehearsalSection accountId={account.id} timeZone={timeZone} />}
      <HealthSection timeZone={timeZone} />
      {isConnected && <SyncLog timeZone={timeZone} />}
    </Page>
  );
}
