import { Button, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import type { ClientCard } from '../../src-shared/domain/client.ts';
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
    <SideDialog isOpen={isOpen} title={client?.name ?? 'New client'} onClose={onClose}>
      <ClientForm key={`${client?.id} ${client?.revision}`} card={card} onClose={onClose} />
    </SideDialog>
  );
}

function ClientForm({ card, onClose }: Omit<Props, 'isOpen'>): ReactNode {
  const client = card?.client ?? null;
  const form = useForm({
    initialValues: {
      name: client?.name ?? '',
      phone: client?.phone ?? '',
      email: client?.email ?? '',
      notes: client?.notes ?? '',
      tags: client?.tags ?? [],
      birthday: client?.birthday ?? '',
    },
    validate: { name: (name) => (name.trim() === '' ? 'A client needs a name' : null) },
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
        tellWithUndo(archived ? 'Client archived' : 'Client brought back', client.name);
      })
      .catch(tellFailure);
  }

  return (
    <SideForm
      onSubmit={() => form.onSubmit(save)()}
      footer={
        <>
          {client !== null && (
            <Button variant="subtle" size="sm" mr="auto" onClick={() => archive(!client.archived)}>
              {client.archived ? 'Bring back' : 'Archive client'}
            </Button>
          )}
          {client !== null && !client.archived && (
            <Button
              size="sm"
              variant="subtle"
              onClick={() => {
                onClose();
                openNewWaiting(client, null);
              }}
            >
              Waiting list
            </Button>
          )}
          {client !== null && !client.archived && (
            <Button
              size="sm"
              onClick={() => {
                onClose();
                openNewBooking({ client });
              }}
            >
              Book an appointment
            </Button>
          )}
          <Button type="submit" variant="filled" size="sm">
            Save client
          </Button>
        </>
      }
    >
      <TextInput label="Name" data-autofocus {...form.getInputProps('name')} />
      {card !== null && <ClientFigures card={card} />}
      <div className={styles['pair']}>
        <TextInput label="Phone" type="tel" {...form.getInputProps('phone')} />
        <TextInput label="Birthday" type="date" {...form.getInputProps('birthday')} />
      </div>
      <TextInput label="E-mail" type="email" {...form.getInputProps('email')} />
      <TagsInput
        label="Tags"
        placeholder={form.values.tags.length === 0 ? 'Type one and press Enter' : ''}
        maxTags={20}
        {...form.getInputProps('tags')}
      />
      <Textarea
        onKeyDown={submitOnControlEnter}
        label="Notes"
        description="Private: never leave this laptop"
        autosize
        minRows={3}
        maxRows={10}
        {...form.getInputProps('notes')}
      />
      {card !== null && <ClientBookings card={card} onOpen={onClose} />}
      {client !== null && <ClientPackages client={client} />}
    </SideForm>
  );
}
