import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AccountsView } from '../../src-shared/domain/sync-views.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { keepAnswer } from './keep-answer.ts';
import styles from './settings.module.css';

/** Opens in the browser, as main lets it. */
const consoleAddress = 'https://console.cloud.google.com/apis/credentials';

/** The person's own OAuth client at Google: pasted, or taken from the file Google lets them download. */
export function OAuthClient({ view }: { view: AccountsView }): ReactNode {
  const [isChanging, setChanging] = useState(false);
  const form = useForm({
    initialValues: { clientId: '', clientSecret: '' },
    validate: {
      clientId: (text) => (text.trim() === '' ? t('settings:account.clientIdMissing') : null),
    },
  });

  if (view.oauthClient !== null && !isChanging) {
    return (
      <div className={styles['step']}>
        <h3>{t('settings:account.clientTitle')}</h3>
        <p>
          {t('settings:account.clientStored')} <code>{view.oauthClient.idPreview}</code>{' '}
          <Button size="compact-xs" variant="subtle" onClick={() => setChanging(true)}>
            {t('settings:account.clientChange')}
          </Button>
        </p>
      </div>
    );
  }

  function done(answer: Promise<AccountsView>): void {
    keepAnswer(
      answer.then((accounts) => {
        setChanging(false);
        form.reset();
        return accounts;
      }),
    );
  }

  return (
    <div className={styles['step']}>
      <h3>{t('settings:account.clientTitle')}</h3>
      <p className={styles['soft']}>{t('settings:account.clientWhy')}</p>
      <ol className={styles['ways']}>
        {(['project', 'api', 'consent', 'tester', 'client', 'file'] as const).map((step) => (
          <li key={step}>{t(`settings:account.clientSteps.${step}`)}</li>
        ))}
      </ol>
      <div className={styles['inline']}>
        <Button component="a" href={consoleAddress} target="_blank" rel="noreferrer">
          {t('settings:account.openConsole')}
        </Button>
        <Button onClick={() => done(ask('accounts.chooseOAuthClientFile'))}>
          {t('settings:account.chooseFile')}
        </Button>
      </div>
      <p className={styles['soft']}>{t('settings:account.orPaste')}</p>
      <form
        className={styles['stack']}
        onSubmit={form.onSubmit((values) => done(ask('accounts.setOAuthClient', values)))}
      >
        <TextInput
          label={t('settings:account.clientId')}
          placeholder="….apps.googleusercontent.com"
          {...form.getInputProps('clientId')}
        />
        <PasswordInput
          label={t('settings:account.clientSecret')}
          autoComplete="off"
          {...form.getInputProps('clientSecret')}
        />
        <div>
          <Button type="submit" variant="filled">
            {t('settings:account.saveClient')}
          </Button>
        </div>
      </form>
    </div>
  );
}
