import { Button } from '@mantine/core';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import { goTo } from '../frame/route.ts';
import { HealthSection } from '../health/health-section.tsx';
import { useAccounts } from '../store/accounts-store.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { syncNow, useSync } from '../store/sync-store.ts';
import { Notice } from '../ui/notice.tsx';
import { tellFailure } from '../ui/notify.tsx';
import { Page } from '../ui/page.tsx';
import { BrakeSection } from './brake-section.tsx';
import { ClashesSection } from './clashes-section.tsx';
import { DecisionsSection } from './decisions-section.tsx';
import { OutstandingSection } from './outstanding-section.tsx';
import { RehearsalSection } from './rehearsal-section.tsx';
import { SyncHead } from './sync-head.tsx';
import { SyncLog } from './sync-log.tsx';
import { useFreshSyncDetails, useSyncDetails } from './sync-details-store.ts';

/** How book and calendar stand to each other, in words first. */
export function SyncPage(): ReactNode {
  useFreshSyncDetails();
  const summary = useSync((state) => state.summary);
  const account = useAccounts(
    (state) => state.accounts?.accounts.find(({ status }) => status !== 'disconnected') ?? null,
  );
  const problem = useSyncDetails((state) => state.problem);
  const timeZone = usePracticeTimeZone();
  const [isAsked, setAsked] = useState(false);
  if (summary === null) return null;

  function start(): void {
    setAsked(true);
    syncNow()
      .catch(tellFailure)
      .finally(() => setAsked(false));
  }

  const isConnected = summary.state !== 'not-connected';
  const isReady = isConnected && summary.state !== 'not-started';
  return (
    <Page
      title={t('sync:title')}
      actions={
        isReady ? (
          <Button
            variant={summary.state === 'offline' ? 'default' : 'filled'}
            leftSection={<RefreshCw size={14} aria-hidden="true" />}
            disabled={isAsked || summary.state === 'syncing'}
            onClick={start}
          >
            {t('sync:syncNow')}
          </Button>
        ) : (
          <Button variant="filled" onClick={() => goTo('settings')}>
            {isConnected ? t('sync:goOn') : t('sync:connect')}
          </Button>
        )
      }
    >
      <SyncHead summary={summary} timeZone={timeZone} />
      {account?.status === 'reconnect' && (
        <Notice
          tone="trouble"
          title={t('sync:reconnect.title', { email: account.email })}
          actions={<Button onClick={() => goTo('settings')}>{t('sync:reconnect.action')}</Button>}
        >
          <p>{t('sync:reconnect.about')}</p>
        </Notice>
      )}
      {problem !== null && (
        <Notice tone="trouble" title={t('sync:listsUnread')} isAlert>
          <p>{problem}</p>
        </Notice>
      )}
      <BrakeSection timeZone={timeZone} />
      <DecisionsSection timeZone={timeZone} />
      <ClashesSection timeZone={timeZone} />
      <OutstandingSection timeZone={timeZone} isConnected={isConnected} />
      {account !== null && <RehearsalSection accountId={account.id} timeZone={timeZone} />}
      <HealthSection timeZone={timeZone} isConnected={isConnected} />
      {isConnected && <SyncLog timeZone={timeZone} />}
    </Page>
  );
}
