import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { SeriesAttention as Waiting } from '../../src-shared/domain/series.ts';
import { ask, on } from '../bridge.ts';
import { Notice } from '../ui/notice.tsx';
import { tell, tellFailure } from '../ui/notify.tsx';
import styles from './series.module.css';
import { solveSeries } from './series-questions.ts';
import { t } from '../../src-shared/words/words.ts';

/** Says which series have dates that could not be booked by themselves, and leads to deciding them. */
export function SeriesAttention(): ReactNode {
  const [waiting, setWaiting] = useState<Waiting[]>([]);

  useEffect(() => {
    let isShown = true;
    function load(): void {
      ask('series.attention')
        .then((found) => {
          if (isShown) setWaiting(found);
        })
        .catch(tellFailure);
    }
    load();
    const stop = on('series.changed', load);
    return () => {
      isShown = false;
      stop();
    };
  }, []);

  function decide({ series, title, plan }: Waiting): void {
    solveSeries({
      act: { kind: 'open-starts', seriesId: series.id },
      plan,
      title: t('series:solve.openStarts', { title }),
      saveLabel: (number) => t('series:solve.book', { count: number }),
    })
      .then((result) => {
        if (result !== null)
          tell(t('series:attention.decided'), {
            message: t('series:attention.booked', { count: result.count }),
          });
      })
      .catch(tellFailure);
  }

  if (waiting.length === 0) return null;
  return (
    <div className={styles['attention']}>
      {waiting.map((one) => (
        <Notice
          key={one.series.id}
          tone="caution"
          title={t('series:attention.title', {
            title: one.title,
            count: one.plan.occurrences.length,
          })}
          actions={<Button onClick={() => decide(one)}>{t('series:attention.decide')}</Button>}
        />
      ))}
    </div>
  );
}
