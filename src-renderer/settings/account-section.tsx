import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AccountsView } from '../../src-shared/domain/sync-views.ts';
import { ask } from '../bridge.ts';
import { useAccounts } from '../store/accounts-store.ts';
import { Notice } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';
import { ConnectedAccount } from './connected-account.tsx';
import { keepAnswer } from './keep-answer.ts';
import { OAuthClient } from './oauth-client.tsx';
import styles from './settings.module.css';

/** The way to Google Calendar, a step at a time. */
export function AccountSection(): ReactNode {
  const view = useAccounts((state) => state.accounts);
  if (view === null) return null;
  const accounts = view.accounts.filter((account) => account.status !== 'disconnected');
  return (
    <Section
      title="Google account"
      about={
        accounts.length === 0
          ? 'Your appointment book works without one. With an account your bookings also stand in Google Calendar, and what you have there shows here as busy.'
          : undefined
      }
    >
      {!view.keychainIsPersistent && (
        <Notice tone="caution" title="This computer has no keychain the app can use">
          <p>
            The key to your account is therefore kept only until you close the app, and never
            written into a file. Your bookings are not affected. On Linux, install and unlock a
            keychain such as GNOME Keyring, then start the app again.
          </p>
        </Notice>
      )}
      {accounts.map((account) => (
        <ConnectedAccount key={account.id} account={account} isConnecting={view.isConnecting} />
      ))}
      {accounts.length === 0 && (
        <>
          <OAuthClient view={view} />
          {view.oauthClient !== null && <Connect view={view} />}
        </>
      )}
      {accounts.length > 0 && view.isConnecting && <Waiting />}
    </Section>
  );
}

function Connect({ view }: { view: AccountsView }): ReactNode {
  if (view.isConnecting) return <Waiting />;
  return (
    <div className={styles['step']}>
      <h3>2. Connect</h3>
      <p className={styles['soft']}>
        Your browser opens, you choose the account and agree. Nothing is sent to the calendar before
        you have seen what it would be.
      </p>
      <div>
        <Button variant="filled" onClick={() => keepAnswer(ask('accounts.connect'))}>
          Connect
        </Button>
      </div>
    </div>
  );
}

function Waiting(): ReactNode {
  return (
    <Notice
      tone="plain"
      title="Waiting for your answer in the browser"
      isAlert
      actions={
        <Button onClick={() => keepAnswer(ask('accounts.cancelConnect'))}>Cancel connecting</Button>
      }
    >
      <p>Agree on Google’s page, then come back here. It is given up after five minutes.</p>
    </Notice>
  );
}
