import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { DuplicatePair } from '../../src-shared/domain/client.ts';
import { ask, on } from '../bridge.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { count } from '../ui/format.ts';
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
      .then(() => tell('Kept apart', { message: `${first.name} and ${second.name}` }))
      .catch(tellFailure);
  }

  return (
    <>
      <SideDialog isOpen={isOpen} title="Duplicates" onClose={onClose}>
        <div className={styles['body']}>
          {found !== null && found.total === 0 && (
            <EmptyState title="Nobody seems to be here twice">
              Entries with the same e-mail or phone number, or with similar names, are shown here.
            </EmptyState>
          )}
          {found !== null && found.total > 0 && (
            <p className={styles['about']}>
              {count(found.total, 'pair')} that may be one person.
              {found.total > found.pairs.length && ` The first ${found.pairs.length} are shown.`}
            </p>
          )}
          {found?.pairs.map((pair) => (
            <article
              key={`${pair.first.id} ${pair.second.id}`}
              className={styles['pair']}
              aria-label={`${pair.first.name} and ${pair.second.name}`}
            >
              {[pair.first, pair.second].map((client) => (
                <div key={client.id} className={styles['entry']}>
                  <strong>{client.name}</strong>
                  <span>
                    {[client.phone, client.email].filter((fact) => fact !== '').join(', ') ||
                      'no phone and no e-mail'}
                    {client.archived && ', archived'}
                  </span>
                </div>
              ))}
              <p className={styles['reason']}>{reasonSentence(pair)}</p>
              <div className={styles['acts']}>
                <Button onClick={() => keepApart(pair)}>Two people</Button>
                <Button onClick={() => setMerging(pair)}>Merge…</Button>
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
