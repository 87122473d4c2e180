import { Button, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
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
        {t('clients:findDuplicates')}
      </Button>
      <Button
        variant="filled"
        leftSection={<Plus size={15} aria-hidden="true" />}
        onClick={() => setNew(true)}
      >
        {t('clients:new')}
      </Button>
    </>
  );

  return (
    <Page title={t('clients:title')} actions={actions} isFilled>
      {list.problem !== null && (
        <Notice tone="trouble" title={t('clients:unreadable')} isAlert>
          <p>{list.problem}</p>
        </Notice>
      )}
      <WaitingSection />
      {(list.total > 0 || text !== '') && (
        <TextInput
          aria-label={t('clients:filter.label')}
          placeholder={t('clients:filter.placeholder')}
          value={text}
          mb="sm"
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {isEmpty && (
        <EmptyState title={text === '' ? t('clients:none.title') : t('clients:none.noMatch')}>
          {text === '' ? t('clients:none.about') : t('clients:none.noMatchAbout')}
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
