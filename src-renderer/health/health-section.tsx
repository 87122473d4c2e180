import { SegmentedControl } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { DatabaseFigures, SyncHealth, Verdict } from '../../src-shared/domain/sync-health.ts';
import { ask, on } from '../bridge.ts';
import { now } from '../ui/clock.ts';
import { count, formatAgo } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import { formatBytes, formatLength, formatShare } from './figure-words.ts';
import styles from './health-section.module.css';
import { operationWords, troubleWords } from './operation-words.ts';

const SyncDays = lazy(async () => ({ default: (await import('./sync-days.tsx')).SyncDays }));

const periods = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '365', label: 'A year' },
];
const dayMs = 86_400_000;

type Figures = { health: SyncHealth; database: DatabaseFigures; verdict: Verdict };

/** How well the sync has been doing, what the database holds, and in plain words what is the matter. */
export function HealthSection({ timeZone }: { timeZone: string }): ReactNode {
  const [days, setDays] = useState('7');
  const [figures, setFigures] = useState<Figures | null>(null);

  useEffect(() => {
    let isShown = true;
    function load(): void {
      const range = { fromAt: now() - Number(days) * dayMs, toAt: now() + 1 };
      Promise.all([ask('health.sync', range), ask('health.database'), ask('health.verdict')])
        .then(([health, database, verdict]) => {
          if (isShown) setFigures({ health, database, verdict });
        })
        .catch(tellFailure);
    }
    load();
    const stop = on('sync.changed', load);
    return () => {
      isShown = false;
      stop();
    };
  }, [days]);

  if (figures === null) return null;
  const { health, database, verdict } = figures;
  return (
    <Section
      title="Health"
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Period"
          value={days}
          onChange={setDays}
          data={periods}
        />
      }
    >
      <Notice tone={verdict.kind === 'well' ? 'plain' : 'caution'} title={verdict.cause}>
        {verdict.remedy !== null && <p>{verdict.remedy}</p>}
      </Notice>
      <dl className={styles['figures']}>
        {syncFigures(health, timeZone).map(([name, value]) => (
          <Figure key={name} name={name} value={value} />
        ))}
      </dl>
      {health.days.length > 0 && (
        <Suspense fallback={<div className={styles['chart']} />}>
          <SyncDays days={health.days} />
        </Suspense>
      )}
      <Operations health={health} />
      <dl className={styles['figures']}>
        {databaseFigures(database, timeZone).map(([name, value]) => (
          <Figure key={name} name={name} value={value} />
        ))}
      </dl>
    </Section>
  );
}

function Figure({ name, value }: { name: string; value: string }): ReactNode {
  return (
    <div className={styles['figure']}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function syncFigures(health: SyncHealth, timeZone: string): [string, string][] {
  const ago = (at: number | null, none: string): string =>
    at === null ? none : formatAgo(at, now(), timeZone);
  return [
    ['Went well', formatShare(health.successRate)],
    ['Reached Google', formatShare(health.connectionRate)],
    ['Usual length', formatLength(health.averageMs)],
    ['19 of 20 within', formatLength(health.p95Ms)],
    ['Requests', String(health.requests)],
    ['Access renewed', count(health.tokenRefreshes, 'time')],
    ['Last agreed', ago(health.lastGoodSyncAt, 'not yet')],
    ['Longest waiting', ago(health.oldestWaitingAt, 'nothing waits')],
  ];
}

function databaseFigures(database: DatabaseFigures, timeZone: string): [string, string][] {
  const bookings = Object.values(database.byStatus).reduce((sum, n) => sum + n, 0);
  return [
    ['Bookings here', String(bookings)],
    ['In the calendar', String(database.synced)],
    ['Not in the calendar', String(database.unsynced)],
    ['Size of the book', formatBytes(database.sizeBytes)],
    [
      'Last copy',
      database.lastBackupAt === null
        ? 'none yet'
        : formatAgo(database.lastBackupAt, now(), timeZone),
    ],
  ];
}

/** What each kind of operation met with; nothing when nothing went wrong. */
function Operations({ health }: { health: SyncHealth }): ReactNode {
  const failing = health.operations.filter(({ failed }) => failed > 0);
  if (failing.length === 0) return null;
  return (
    <table className={styles['operations']}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Failed</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {failing.map(({ kind, total, failed, errors }) => (
          <tr key={kind}>
            <td>{operationWords(kind)}</td>
            <td>
              {failed} of {total}
            </td>
            <td>
              {errors
                .map(({ errorClass, count: times }) => `${troubleWords(errorClass)} (${times})`)
                .join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
