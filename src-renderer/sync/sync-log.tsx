import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { SyncLogEntry } from '../../src-shared/domain/sync-views.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask, on } from '../bridge.ts';
import { formatInstant } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import { formatDuration, logLine } from './log-words.ts';
import styles from './sync-page.module.css';

/** What the sync did, the latest first, a page at a time. */
export function SyncLog({ timeZone }: { timeZone: string }): ReactNode {
  const [entries, setEntries] = useState<SyncLogEntry[]>([]);
  const [hasOlder, setHasOlder] = useState(true);

  useEffect(() => {
    let isShown = true;
    function load(): void {
      ask('sync.log', { beforeId: null })
        .then((latest) => {
          if (!isShown) return;
          // New ones go on top; what was leafed to stays.
          setEntries((known) => [
            ...latest,
            ...known.filter((entry) => latest.every(({ id }) => id > entry.id)),
          ]);
        })
        .catch(tellFailure);
    }
    load();
    const stop = on('sync.changed', load);
    return () => {
      isShown = false;
      stop();
    };
  }, []);

  function leaf(): void {
    const beforeId = entries.at(-1)?.id ?? null;
    ask('sync.log', { beforeId })
      .then((older) => {
        setHasOlder(older.length > 0);
        setEntries((known) => [...known, ...older]);
      })
      .catch(tellFailure);
  }

  if (entries.length === 0) return null;
  return (
    <Section name="log" title={t('sync:log.title')}>
      <table className={styles['log']}>
        <thead>
          <tr>
            <th scope="col">{t('sync:log.when')}</th>
            <th scope="col">{t('sync:log.what')}</th>
            <th scope="col" className={styles['number']}>
              {t('sync:log.requests')}
            </th>
            <th scope="col" className={styles['number']}>
              {t('sync:log.took')}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id} data-failed={entry.errorText !== null}>
              <td>{formatInstant(entry.at, timeZone)}</td>
              <td>{logLine(entry)}</td>
              <td className={styles['number']}>{entry.requests}</td>
              <td className={styles['number']}>{formatDuration(entry.durationMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hasOlder && (
        <div>
          <Button onClick={leaf}>{t('sync:log.older')}</Button>
        </div>
      )}
    </Section>
  );
}
