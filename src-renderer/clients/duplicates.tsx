import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Client, DuplicatePair } from '../../src-shared/domain/client.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask, on } from '../bridge.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { tell, tellFailure } from '../ui/notify.tsx';
import { SideDialog } from '../ui/side-dialog.tsx';
import styles from './duplicates.module.css';
import { MergeDialog } from './merge-dialog.tsx';
import { reasonSentence } from './merge-values.ts';

type Found = { pairs: DuplicatePair[]; total: number };

/** The entries that may be of one person, the surest first, and what can be done about each pair. */
export function Duplicates({
  isOpen,
  onClose,
}: {
  isOpen: boolean;
  onClose: () => void;
}): ReactNode {
  const [found, setFound] = useState<Found | null>(null);
  const [merging, setMerging] = useState<DuplicatePair | null>(null);

  useEffect(() => {
    if (!isOpen) return undefined;
    let isCurrent = true;
    function load(): void {
      ask('clients.duplicates')
        .then((read) => {
          if (isCurrent) setFound(read);
        })
        .catch(tellFailure);
    }
    load();
    const stop = on('clients.changed', load);
    return () => {
      isCurrent = false;
      stop();
    };
  }, [isOpen]);

  function keepApart({ first, second }: DuplicatePair): void {
    ask('clients.keepApart', { first: first.id, second: second.id })
      .then(() => tell(t('clients:duplicates.keptApart'), { message: namesOf({ first, second }) }))
      .catch(tellFailure);
  }

  return (
    <>
      <SideDialog isOpen={isOpen} title={t('clients:duplicates.title')} onClose={onClose}>
        <div className={styles['body']}>
          {found !== null && found.total === 0 && (
            <EmptyState title={t('clients:duplicates.none')}>
              {t('clients:duplicates.noneAbout')}
            </EmptyState>
          )}
          {found !== null && found.total > 0 && (
            <p className={styles['about']}>
              {t('clients:duplicates.found', { count: found.total })}{' '}
              {found.total > found.pairs.length &&
                t('clients:duplicates.shown', { count: found.pairs.length })}
            </p>
          )}
          {found?.pairs.map((pair) => (
            <article
              key={`${pair.first.id} ${pair.second.id}`}
              className={styles['pair']}
              aria-label={namesOf(pair)}
            >
              {[pair.first, pair.second].map((client) => (
                <div key={client.id} className={styles['entry']}>
                  <strong>{client.name}</strong>
                  <span>{factsOf(client)}</span>
                </div>
              ))}
              <p className={styles['reason']}>{reasonSentence(pair)}</p>
              <div className={styles['acts']}>
                <Button onClick={() => keepApart(pair)}>{t('clients:duplicates.twoPeople')}</Button>
                <Button onClick={() => setMerging(pair)}>{t('clients:duplicates.merge')}</Button>
              </div>
            </article>
          ))}
        </div>
      </SideDialog>
      {merging !== null && (
        <MergeDialog
          key={`${merging.first.id} ${merging.second.id}`}
          pair={merging}
          onClose={() => setMerging(null)}
        />
      )}
    </>
  );
}

function namesOf({ first, second }: Pick<DuplicatePair, 'first' | 'second'>): string {
  return t('clients:duplicates.pair', { first: first.name, second: second.name });
}

/** What tells an entry from another of the same name. */
function factsOf({ phone, email, archived }: Client): string {
  const what =
    [phone, email].filter((fact) => fact !== '').join(', ') || t('clients:duplicates.nothingKnown');
  return archived ? t('clients:duplicates.withArchived', { what }) : what;
}
