import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AccountView } from '../../src-shared/domain/sync-views.ts';
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
          <p className={styles['soft']}>
            {account.status === 'connected'
              ? 'Connected. The app may see and change events in your calendars.'
              : 'Not connected any more.'}
            {account.status === 'connected' &&
              !account.canCreateCalendars &&
              ' It may not create calendars: you left that out.'}
          </p>
        </div>
        <Button onClick={() => setAsksToDisconnect(true)}>Disconnect</Button>
      </div>
      {account.status === 'reconnect' && (
        <Notice
          tone="trouble"
          title="Google no longer accepts the connection"
          actions={
            <Button
              variant="filled"
              disabled={isConnecting}
              onClick={() => keepAnswer(ask('accounts.connect'))}
            >
              Reconnect
            </Button>
          }
        >
          <p>
            {account.trouble ?? 'The permission was taken back or has run out.'} Your bookings are
            all here; what waits is sent once you have reconnected. A client that is still “in
            testing” at Google loses its permission every seven days.
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
        title={`Disconnect ${account.email}?`}
        confirmLabel="Disconnect"
        keepLabel="Stay connected"
        isDanger
        onConfirm={() => {
          setAsksToDisconnect(false);
          keepAnswer(ask('accounts.disconnect', { accountId: account.id }));
        }}
        onClose={() => setAsksToDisconnect(false)}
      >
        Your bookings stay here, and the events stay in Google Calendar. The app gives back its
        permission and forgets its key. If you connect the same account again, nothing is doubled.
      </ConfirmDialog>
    </div>
  );
}
