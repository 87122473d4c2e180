import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { SyncLogEntry } from '../../src-shared/domain/sync-views.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask, on } from '../bridge.ts';
import { formatInstant } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import { logRows } from './log-rows.ts';
import { formatDuration, logLine, quietTimes, rawTrouble } from './log-words.ts';
import styles from './sync-page.module.css';

/** Older entries come until so many rows are added: what was quiet takes no room, and would look as if nothing came. */
const rowsAtOnce = 12;
const pagesAtOnce = 10;

/** The entries before those that are known, some pages of them; `isEnd` when there are none before. */
async function leafFrom(
  known: readonly SyncLogEntry[],
): Promise<{ added: SyncLogEntry[]; isEnd: boolean }> {
  const wanted = logRows(known).length + rowsAtOnce;
  const added: SyncLogEntry[] = [];
  for (let page = 0; page < pagesAtOnce; page += 1) {
    const beforeId = (added.at(-1) ?? known.at(-1))?.id ?? null;
    const older = await ask('sync.log', { beforeId });
    if (older.length === 0) return { added, isEnd: true };
    added.push(...older);
    if (logRows([...known, ...added]).length >= wanted) break;
  }
  return { added, isEnd: false };
}

/** What the sync did, the latest first, a page at a time. */
export function SyncLog({ timeZone }: { timeZone: string }): ReactNode {
  const [entries, setEntries] = useState<SyncLogEntry[]>([]);
  const [hasOlder, setHasOlder] = useState(true);

  useEffect(() => {
    let isShown = true;
    /** New ones go on top; what was leafed to stays. */
    function keep(latest: SyncLogEntry[]): void {
      if (!isShown) return;
      setEntries((known) => [
        ...latest,
        ...known.filter((entry) => latest.every(({ id }) => id > entry.id)),
      ]);
    }
    leafFrom([])
      .then(({ added, isEnd }) => {
        keep(added);
        if (isShown && isEnd) setHasOlder(false);
      })
      .catch(tellFailure);
    const stop = on('sync.changed', () => {
      ask('sync.log', { beforeId: null }).then(keep).catch(tellFailure);
    });
    return () => {
      isShown = false;
      stop();
    };
  }, []);

  function leaf(): void {
    leafFrom(entries)
      .then(({ added, isEnd }) => {
        setHasOlder(!isEnd);
        setEntries((known) => [...known, ...added]);
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
          {logRows(entries).map((row) =>
            row.kind === 'quiet' ? (
              <tr key={row.id} data-quiet="true">
                <td>{quietTimes(row, timeZone)}</td>
                <td>{t('sync:log.quiet', { count: row.times })}</td>
                <Figures requests={row.requests} durationMs={row.durationMs} />
              </tr>
            ) : (
              <tr key={row.entry.id} data-failed={row.entry.outcome !== 'ok'}>
                <td>{formatInstant(row.entry.at, timeZone)}</td>
                <td>
                  <What entry={row.entry} />
                </td>
                <Figures requests={row.entry.requests} durationMs={row.entry.durationMs} />
              </tr>
            ),
          )}
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

/** What was done in plain words; the answer word for word opens below them. */
function What({ entry }: { entry: SyncLogEntry }): ReactNode {
  const raw = rawTrouble(entry);
  if (raw === null) return logLine(entry);
  return (
    <details>
      <summary>{logLine(entry)}</summary>
      {raw}
    </details>
  );
}

function Figures({ requests, durationMs }: { requests: number; durationMs: number }): ReactNode {
  return (
    <>
      <td className={styles['number']}>{requests}</td>
      <td className={styles['number']}>{formatDuration(durationMs)}</td>
    </>
  );
}
