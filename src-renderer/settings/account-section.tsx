import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AccountsView } from '../../src-shared/domain/sync-views.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { useAccounts } from '../store/accounts-store.ts';
import { useStart } from '../store/start-store.ts';
import { Notice } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';
import { ConnectedAccount } from './connected-account.tsx';
import { keepAnswer } from './keep-answer.ts';
import { OAuthClient } from './oauth-client.tsx';
import { RemoveSample } from './sample-practice.tsx';
import styles from './settings.module.css';

/** The way to Google Calendar, a step at a time. */
export function AccountSection(): ReactNode {
  const view = useAccounts((state) => state.accounts);
  if (view === null) return <Opening />;
  const accounts = view.accounts.filter((account) => account.status !== 'disconnected');
  return (
    <Section
      name="account"
      title={t('settings:account.title')}
      about={accounts.length === 0 ? t('settings:account.about') : undefined}
    >
      {!view.keychainIsPersistent && (
        <Notice tone="caution" title={t('settings:account.noKeychain')}>
          <p>{t('settings:account.noKeychainAbout')}</p>
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

/** Until the system has let main at its keychain, for which it may first ask the person. */
function Opening(): ReactNode {
  return (
    <Section
      name="account"
      title={t('settings:account.title')}
      about={t('settings:account.opening')}
    >
      {null}
    </Section>
  );
}

function Connect({ view }: { view: AccountsView }): ReactNode {
  const hasSample = useStart((state) => state.state?.hasSample ?? false);
  if (view.isConnecting) return <Waiting />;
  if (hasSample) {
    return (
      <Notice
        tone="caution"
        title={t('settings:account.sampleInTheWay')}
        actions={<RemoveSample />}
      >
        <p>{t('settings:account.sampleInTheWayAbout')}</p>
      </Notice>
    );
  }
  return (
    <div className={styles['step']}>
      <h3>{t('settings:account.connectTitle')}</h3>
      <p className={styles['soft']}>{t('settings:account.connectAbout')}</p>
      <div>
        <Button variant="filled" onClick={() => keepAnswer(ask('accounts.connect'))}>
          {t('settings:account.connect')}
        </Button>
      </div>
    </div>
  );
}

function Waiting(): ReactNode {
  return (
    <Notice
      tone="plain"
      title={t('settings:account.waiting')}
      isAlert
      actions={
        <Button onClick={() => keepAnswer(ask('accounts.cancelConnect'))}>
          {t('settings:account.cancelConnecting')}
        </Button>
      }
    >
      <p>{t('settings:account.waitingAbout')}</p>
    </Notice>
  );
}
