import { Button, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Client } from '../../src-shared/domain/client.ts';
import { goTo } from '../frame/route.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { WaitingSection } from '../waiting/waiting-section.tsx';
import { ClientDialog } from './client-dialog.tsx';
import { useClients } from './use-clients.ts';

// Many more than fit on a screen: who looks for somebody types a few letters.
const shownAtMost = 200;

/** Everybody who comes to the practice. */
export function ClientsPage({ openId }: { openId: string | null }): ReactNode {
  const [text, setText] = useState('');
  const [isNew, setNew] = useState(false);
  const { clients, isLoaded, problem } = useClients(text);
  const everybody = useClients('');
  const opened: Client | null = everybody.clients.find((client) => client.id === openId) ?? null;
  const newButton = (
    <Button
      variant="filled"
      leftSection={<Plus size={15} aria-hidden="true" />}
      onClick={() => setNew(true)}
    >
      New client
    </Button>
  );

  return (
    <Page title="Clients" actions={newButton}>
      {problem !== null && (
        <Notice tone="trouble" title="The clients could not be read" isAlert>
          <p>{problem}</p>
        </Notice>
      )}
      <WaitingSection />
      {everybody.clients.length > 0 && (
        <TextInput
          aria-label="Filter clients"
          placeholder="Name, phone, e-mail or a word of a note"
          value={text}
          mb="sm"
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {isLoaded && clients.length === 0 && problem === null && (
        <EmptyState title={text === '' ? 'Nobody is here yet' : 'Nobody matches this'}>
          {text === ''
            ? 'Clients are also made on the way, when you type a new name into a booking.'
            : 'Try fewer letters, or another word.'}
        </EmptyState>
      )}
      <Rows label="Clients">
        {clients.slice(0, shownAtMost).map((client) => (
          <Row
            key={client.id}
            name={client.name}
            facts={[client.phone, client.email]}
            isArchived={client.archived}
            onOpen={() => goTo('clients', client.id)}
          />
        ))}
      </Rows>
      {clients.length > shownAtMost && (
        <p>… and {clients.length - shownAtMost} more. Type a few letters to find them.</p>
      )}
      <ClientDialog
        client={opened}
        isOpen={isNew || opened !== null}
        onClose={() => (isNew ? setNew(false) : goTo('clients'))}
      />
    </Page>
  );
}
