import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AccountsView } from '../../src-shared/domain/sync-views.ts';
import { ask } from '../bridge.ts';
import { keepAnswer } from './keep-answer.ts';
import styles from './settings.module.css';

/** The person's own OAuth client at Google: pasted, or taken from the file Google lets them download. */
export function OAuthClient({ view }: { view: AccountsView }): ReactNode {
  const [isChanging, setChanging] = useState(false);
  const form = useForm({
    initialValues: { clientId: '', clientSecret: '' },
    validate: { clientId: (text) => (text.trim() === '' ? 'Paste the client ID' : null) },
  });

  if (view.oauthClient !== null && !isChanging) {
    return (
      <div className={styles['step']}>
        <h3>1. Your client at Google</h3>
        <p>
          Stored: <code>{view.oauthClient.idPreview}</code>{' '}
          <Button size="compact-xs" variant="subtle" onClick={() => setChanging(true)}>
            Change
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
      <h3>1. Your client at Google</h3>
      <p className={styles['soft']}>
        The app talks to Google in your own name. In the Google Cloud console, create an OAuth
        client of the kind “Desktop app” with the Calendar API enabled; then paste its ID and secret
        here, or choose the JSON file you downloaded.
      </p>
      <form
        className={styles['stack']}
        onSubmit={form.onSubmit((values) => done(ask('accounts.setOAuthClient', values)))}
      >
        <TextInput
          label="Client ID"
          placeholder="….apps.googleusercontent.com"
          {...form.getInputProps('clientId')}
        />
        <PasswordInput
          label="Client secret"
          autoComplete="off"
          {...form.getInputProps('clientSecret')}
        />
        <div className={styles['inline']}>
          <Button type="submit" variant="filled">
            Save client
          </Button>
          <Button onClick={() => done(ask('accounts.chooseOAuthClientFile'))}>Choose file…</Button>
        </div>
      </form>
    </div>
  );
}
