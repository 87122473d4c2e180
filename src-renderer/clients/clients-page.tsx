import { Button, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { goTo } from '../frame/route.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { WaitingSection } from '../waiting/waiting-section.tsx';
import { ClientDialog } from './client-dialog.tsx';
import { ClientRows } from './client-rows.tsx';
import { Duplicates } from './duplicates.tsx';
import { useClientCard } from './use-client-card.ts';
import { useClientList } from './use-client-list.ts';

/** Everybody who comes to the practice. */
export function ClientsPage({ openId }: { openId: string | null }): ReactNode {
  const [text, setText] = useState('');
  const [isNew, setNew] = useState(false);
  const [isReviewing, setReviewing] = useState(false);
  const list = useClientList(text);
  const card = useClientCard(openId);
  const isEmpty = list.isLoaded && list.total === 0 && list.problem === null;
  const actions = (
    <>
      <Button ml="auto" onClick={() => setReviewing(true)}>
        Look for duplicates
      </Button>
      <Button
        variant="filled"
        leftSection={<Plus size={15} aria-hidden="true" />}
        onClick={() => setNew(true)}
      >
        New client
      </Button>
    </>
  );

  return (
    <Page title="Clients" actions={actions} isFilled>
      {list.problem !== null && (
        <Notice tone="trouble" title="The clients could not be read" isAlert>
          <p>{list.problem}</p>
        </Notice>
      )}
      <WaitingSection />
      {(list.total > 0 || text !== '') && (
        <TextInput
          aria-label="Filter clients"
          placeholder="Name, part of a phone number, e-mail, tag or a word of a note"
          value={text}
          mb="sm"
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {isEmpty && (
        <EmptyState title={text === '' ? 'Nobody is here yet' : 'Nobody matches this'}>
          {text === ''
            ? 'Clients are also made on the way, when you type a new name into a booking.'
            : 'Try fewer letters, or another word.'}
        </EmptyState>
      )}
      {list.total > 0 && (
        <ClientRows key={text.trim()} list={list} onOpen={(id) => goTo('clients', id)} />
      )}
      <ClientDialog
        card={isNew ? null : card}
        isOpen={isNew || card !== null}
        onClose={() => (isNew ? setNew(false) : goTo('clients'))}
      />
      <Duplicates isOpen={isReviewing} onClose={() => setReviewing(false)} />
    </Page>
  );
}
