import { Button, TextInput } from '@mantine/core';
import { Plus, Search } from 'lucide-react';
import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import { goTo } from '../frame/route.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { WaitingSection } from '../waiting/waiting-section.tsx';
import { ClientDialog } from './client-dialog.tsx';
import { ClientRows } from './client-rows.tsx';
import styles from './client-rows.module.css';
import { Duplicates } from './duplicates.tsx';
import { useClientCard } from './use-client-card.ts';
import { useClientList } from './use-client-list.ts';
import { useFilterKey } from './use-filter-key.ts';

/** Everybody who comes to the practice. */
export function ClientsPage({ openId }: { openId: string | null }): ReactNode {
  const [text, setText] = useState('');
  const [isNew, setNew] = useState(false);
  const [isReviewing, setReviewing] = useState(false);
  const list = useClientList(text);
  const card = useClientCard(openId);
  const isEmpty = list.isLoaded && list.total === 0 && list.problem === null;
  const finder = useRef<HTMLDivElement>(null);
  const focusFilter = (): void => finder.current?.querySelector('input')?.focus();
  useFilterKey(focusFilter);

  /** Down into the list, or straight to the first one. */
  function onFilterKey(event: KeyboardEvent): void {
    const first = list.rowAt(0);
    if (first === undefined) return;
    if (event.key === 'ArrowDown')
      document.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus();
    else if (event.key === 'Enter') goTo('clients', first.id);
    else return;
    event.preventDefault();
  }

  const actions = (
    <>
      {(list.total > 1 || text !== '') && (
        <Button ml="auto" onClick={() => setReviewing(true)}>
          {t('clients:findDuplicates')}
        </Button>
      )}
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
      {(list.total > 0 || text !== '') && (
        <div ref={finder}>
          <TextInput
            aria-label={t('clients:filter.label')}
            placeholder={t('clients:filter.placeholder')}
            value={text}
            mb="sm"
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={onFilterKey}
            leftSection={<Search size={16} aria-hidden="true" />}
            rightSectionWidth={150}
            rightSectionPointerEvents="none"
            rightSection={
              list.total > 0 && (
                <span className={styles['total']} role="status">
                  {t('clients:list.total', { count: list.total })}
                </span>
              )
            }
          />
        </div>
      )}
      {isEmpty && (
        <EmptyState title={text === '' ? t('clients:none.title') : t('clients:none.noMatch')}>
          {text === '' ? t('clients:none.about') : t('clients:none.noMatchAbout')}
        </EmptyState>
      )}
      {list.total > 0 && (
        <ClientRows
          key={text.trim()}
          list={list}
          onOpen={(id) => goTo('clients', id)}
          onLeave={focusFilter}
        />
      )}
      <div className={styles['waiting']}>
        <WaitingSection />
      </div>
      <ClientDialog
        card={isNew ? null : card}
        isOpen={isNew || card !== null}
        onClose={() => (isNew ? setNew(false) : goTo('clients'))}
      />
      <Duplicates isOpen={isReviewing} onClose={() => setReviewing(false)} />
    </Page>
  );
}
