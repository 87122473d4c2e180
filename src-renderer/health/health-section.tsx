import { lazy, Suspense, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { DatabaseFigures, SyncHealth, Verdict } from '../../src-shared/domain/sync-health.ts';
import { Segments } from '../ui/segments.tsx';
import { t } from '../../src-shared/words/words.ts';
import { ask, on } from '../bridge.ts';
import { now, useToday } from '../ui/clock.ts';
import { formatAgo } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import { lastDays, withEmptyDays } from './days-shown.ts';
import { formatBytes, formatLength, formatShare, formatWaiting } from './figure-words.ts';
import styles from './health-section.module.css';
import { operationWords, troubleWords } from './operation-words.ts';

const SyncDays = lazy(async () => ({ default: (await import('./sync-days.tsx')).SyncDays }));

type Figures = { health: SyncHealth; database: DatabaseFigures; verdict: Verdict };

/** How well the sync has been doing, what the database holds, and in plain words what is the matter. */
export function HealthSection({
  timeZone,
  isConnected,
}: {
  timeZone: string;
  isConnected: boolean;
}): ReactNode {
  const [days, setDays] = useState('7');
  const today = useToday(timeZone);
  const [figures, setFigures] = useState<Figures | null>(null);

  useEffect(() => {
    let isShown = true;
    function load(): void {
      const range = lastDays(Number(days), today, now(), timeZone);
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
  }, [days, today, timeZone]);

  if (figures === null) return null;
  const { health, database, verdict } = figures;
  // Without an account there is nothing to measure, unless there was one before.
  const hasSync = isConnected || health.lastLookAt !== null;
  return (
    <Section
      title={t('health:title')}
      actions={
        hasSync && (
          <Segments
            label={t('health:period')}
            value={days}
            onChange={setDays}
            choices={[
              { value: '7', label: t('health:sevenDays') },
              { value: '30', label: t('health:thirtyDays') },
              { value: '365', label: t('health:year') },
            ]}
          />
        )
      }
    >
      {/* That no account is connected is no trouble, and the head of the page says it. */}
      {verdict.kind !== 'not-connected' && (
        <Notice tone={verdict.kind === 'well' ? 'plain' : 'caution'} title={verdict.cause}>
          {verdict.remedy !== null && <p>{verdict.remedy}</p>}
        </Notice>
      )}
      {hasSync && (
        <dl className={styles['figures']}>
          {syncFigures(health, timeZone).map(([name, value]) => (
            <Figure key={name} name={name} value={value} />
          ))}
        </dl>
      )}
      {health.days.length > 0 && (
        <Suspense fallback={<div className={styles['chart']} />}>
          <SyncDays days={health.days} shown={withEmptyDays(health.days, Number(days), today)} />
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
  const { lastLookAt, oldestWaitingAt } = health;
  return [
    [t('health:figure.reachedGoogle'), formatShare(health.connectionRate)],
    [t('health:figure.wentWell'), formatShare(health.successRate)],
    [t('health:figure.usualLength'), formatLength(health.averageMs)],
    [t('health:figure.within'), formatLength(health.p95Ms)],
    [t('health:figure.requests'), String(health.requests)],
    [t('health:figure.accessRenewed'), t('health:figure.times', { count: health.tokenRefreshes })],
    [
      t('health:figure.lastLook'),
      lastLookAt === null ? t('health:figure.notYet') : formatAgo(lastLookAt, now(), timeZone),
    ],
    [
      t('health:figure.longestWaiting'),
      oldestWaitingAt === null
        ? t('health:figure.nothingWaits')
        : formatWaiting(oldestWaitingAt, now(), timeZone),
    ],
  ];
}

function databaseFigures(database: DatabaseFigures, timeZone: string): [string, string][] {
  const bookings = Object.values(database.byStatus).reduce((sum, n) => sum + n, 0);
  return [
    [t('health:figure.bookings'), String(bookings)],
    [t('health:figure.inCalendar'), String(database.synced)],
    [t('health:figure.notInCalendar'), String(database.unsynced)],
    [t('health:figure.size'), formatBytes(database.sizeBytes)],
    [
      t('health:figure.lastCopy'),
      database.lastBackupAt === null
        ? t('health:figure.noCopy')
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
          <th scope="col">{t('health:what')}</th>
          <th scope="col">{t('health:failed')}</th>
          <th scope="col">{t('health:why')}</th>
        </tr>
      </thead>
      <tbody>
        {failing.map(({ kind, total, failed, errors }) => (
          <tr key={kind}>
            <td>{operationWords(kind)}</td>
            <td>{t('health:failedOf', { failed, total })}</td>
            <td>
              {errors
                .map(({ errorClass, count: times }) =>
                  t('health:troubleTimes', { trouble: troubleWords(errorClass), times }),
                )
                .join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
