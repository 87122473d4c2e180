import { Button, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import type { Client } from '../../src-shared/domain/client.ts';
import { openNewBooking } from '../booking/dialog-store.ts';
import { ask } from '../bridge.ts';
import { tell, tellFailure } from '../ui/notify.tsx';
import { submitOnControlEnter } from '../ui/submit-keys.ts';
import { SideDialog, SideForm } from '../ui/side-dialog.tsx';
import { openNewWaiting } from '../waiting/dialog-store.ts';
import { ClientBookings } from './client-bookings.tsx';

type Props = { client: Client | null; isOpen: boolean; onClose: () => void };

/** A new client, or one that is there with their bookings. */
export function ClientDialog({ client, isOpen, onClose }: Props): ReactNode {
  return (
    <SideDialog isOpen={isOpen} title={client?.name ?? 'New client'} onClose={onClose}>
      <ClientForm key={`${client?.id} ${client?.revision}`} client={client} onClose={onClose} />
    </SideDialog>
  );
}

function ClientForm({ client, onClose }: Omit<Props, 'isOpen'>): ReactNode {
  const form = useForm({
    initialValues: {
      name: client?.name ?? '',
      phone: client?.phone ?? '',
      email: client?.email ?? '',
      notes: client?.notes ?? '',
    },
    validate: { name: (name) => (name.trim() === '' ? 'A client needs a name' : null) },
  });

  function save(values: typeof form.values): void {
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
        if (archived)
          tell('Client archived', {
            message: client.name,
            undo: { act: async () => archive(false) },
          });
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
      <TextInput label="Phone" type="tel" {...form.getInputProps('phone')} />
      <TextInput label="E-mail" type="email" {...form.getInputProps('email')} />
      <Textarea
        onKeyDown={submitOnControlEnter}
        label="Notes"
        description="Private: never leave this laptop"
        autosize
        minRows={3}
        maxRows={10}
        {...form.getInputProps('notes')}
      />
      {client !== null && <ClientBookings client={client} onOpen={onClose} />}
    </SideForm>
  );
}
