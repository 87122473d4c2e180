import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AccountView } from '../../src-shared/domain/sync-views.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { keepAnswer } from './keep-answer.ts';
import { CalendarChoices } from './calendar-choices.tsx';
import { FirstSync } from './first-sync.tsx';
import styles from './settings.module.css';

/** A connected account: which calendar bookings go to, which count as busy, and the start of the sync. */
export function ConnectedAccount({
  account,
  isConnecting,
}: {
  account: AccountView;
  isConnecting: boolean;
}): ReactNode {
  const [asksToDisconnect, setAsksToDisconnect] = useState(false);

  return (
    <div className={styles['account']}>
      <div className={styles['accountHead']}>
        <div>
          <p className={styles['email']}>{account.email}</p>
          <p className={styles['soft']}>{connectionWords(account)}</p>
        </div>
        <Button onClick={() => setAsksToDisconnect(true)}>
          {t('settings:account.disconnect')}
        </Button>
      </div>
      {account.status === 'reconnect' && (
        <Notice
          tone="trouble"
          title={t('settings:account.refused')}
          actions={
            <Button
              variant="filled"
              disabled={isConnecting}
              onClick={() => keepAnswer(ask('accounts.connect'))}
            >
              {t('settings:account.reconnect')}
            </Button>
          }
        >
          <p>
            {account.trouble ?? t('settings:account.refusedWhy')}{' '}
            {t('settings:account.refusedAbout')}
          </p>
        </Notice>
      )}
      {account.status === 'connected' && account.trouble !== null && (
        <Notice tone="caution" title={account.trouble} />
      )}
      <CalendarChoices account={account} />
      {account.status === 'connected' && !account.syncStarted && <FirstSync account={account} />}
      <ConfirmDialog
        isOpen={asksToDisconnect}
        title={t('settings:account.disconnectTitle', { email: account.email })}
        confirmLabel={t('settings:account.disconnect')}
        keepLabel={t('settings:account.disconnectKeep')}
        isDanger
        onConfirm={() => {
          setAsksToDisconnect(false);
          keepAnswer(ask('accounts.disconnect', { accountId: account.id }));
        }}
        onClose={() => setAsksToDisconnect(false)}
      >
        {t('settings:account.disconnectAbout')}
      </ConfirmDialog>
    </div>
  );
}

function connectionWords({ status, canCreateCalendars }: AccountView): string {
  if (status !== 'connected') return t('settings:account.notConnected');
  return canCreateCalendars
    ? t('settings:account.connected')
    : t('settings:account.connectedWithoutCreating');
}
