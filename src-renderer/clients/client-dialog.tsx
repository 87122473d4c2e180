import { Button, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import type { ClientCard } from '../../src-shared/domain/client.ts';
import { t } from '../../src-shared/words/words.ts';
import { openNewBooking } from '../booking/dialog-store.ts';
import { ask } from '../bridge.ts';
import { tellFailure } from '../ui/notify.tsx';
import { submitOnControlEnter } from '../ui/submit-keys.ts';
import { SideDialog, SideForm } from '../ui/side-dialog.tsx';
import { ClientPackages } from '../money/client-packages.tsx';
import { openNewWaiting } from '../waiting/dialog-store.ts';
import { ClientBookings } from './client-bookings.tsx';
import styles from './client-card.module.css';
import { ClientFigures } from './client-figures.tsx';
import { tellWithUndo } from '../undo/take-back.ts';

type Props = { card: ClientCard | null; isOpen: boolean; onClose: () => void };

/** A new client, or one that is there with their bookings. */
export function ClientDialog({ card, isOpen, onClose }: Props): ReactNode {
  const client = card?.client;
  return (
    <SideDialog isOpen={isOpen} title={client?.name ?? t('clients:new')} onClose={onClose}>
      <ClientForm key={`${client?.id} ${client?.revision}`} card={card} onClose={onClose} />
    </SideDialog>
  );
}

function ClientForm({ card, onClose }: Omit<Props, 'isOpen'>): ReactNode {
  const client = card?.client ?? null;
  const canBook = client !== null && !client.archived;
  const form = useForm({
    initialValues: {
      name: client?.name ?? '',
      phone: client?.phone ?? '',
      email: client?.email ?? '',
      notes: client?.notes ?? '',
      tags: client?.tags ?? [],
      birthday: client?.birthday ?? '',
    },
    validate: { name: (name) => (name.trim() === '' ? t('clients:fault.name') : null) },
  });

  function save({ birthday, ...rest }: typeof form.values): void {
    const values = { ...rest, birthday: birthday === '' ? null : birthday };
    const saved =
      client === null
        ? ask('clients.create', values)
        : ask('clients.change', { id: client.id, changes: values });
    saved.then(onClose).catch(tellFailure);
  }

  function archive(archived: boolean): void {
    if (client === null) return;
    ask('clients.change', { id: client.id, changes: {}, archived })
      .then(() => {
        onClose();
        tellWithUndo(archived ? t('clients:archived') : t('clients:broughtBack'), client.name);
      })
      .catch(tellFailure);
  }

  return (
    <SideForm
      onSubmit={() => form.onSubmit(save)()}
      footer={
        <>
          {canBook && (
            <Button
              size="sm"
              ml="auto"
              onClick={() => {
                onClose();
                openNewBooking({ client });
              }}
            >
              {t('clients:book')}
            </Button>
          )}
          <Button type="submit" variant="filled" size="sm" ml={canBook ? undefined : 'auto'}>
            {t('clients:save')}
          </Button>
        </>
      }
    >
      <TextInput label={t('clients:field.name')} data-autofocus {...form.getInputProps('name')} />
      {card !== null && <ClientFigures card={card} />}
      <div className={styles['pair']}>
        <TextInput label={t('clients:field.phone')} type="tel" {...form.getInputProps('phone')} />
        <TextInput
          label={t('clients:field.birthday')}
          type="date"
          {...form.getInputProps('birthday')}
        />
      </div>
      <TextInput label={t('clients:field.email')} type="email" {...form.getInputProps('email')} />
      <TagsInput
        label={t('clients:field.tags')}
        placeholder={form.values.tags.length === 0 ? t('clients:field.tagsHint') : ''}
        maxTags={20}
        {...form.getInputProps('tags')}
      />
      <Textarea
        onKeyDown={submitOnControlEnter}
        label={t('clients:field.notes')}
        description={t('clients:field.notesAbout')}
        autosize
        minRows={3}
        maxRows={10}
        {...form.getInputProps('notes')}
      />
      {card !== null && <ClientBookings card={card} onOpen={onClose} />}
      {client !== null && <ClientPackages client={client} />}
      {client !== null && (
        <div className={styles['seldom']}>
          {canBook && (
            <Button
              onClick={() => {
                onClose();
                openNewWaiting(client, null);
              }}
            >
              {t('clients:waitingList')}
            </Button>
          )}
          <Button onClick={() => archive(!client.archived)}>
            {client.archived ? t('clients:bringBack') : t('clients:archive')}
          </Button>
        </div>
      )}
    </SideForm>
  );
}
