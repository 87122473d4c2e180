import { Repeat } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { ruleWords } from '../../src-shared/domain/series-words.ts';
import { ask } from '../bridge.ts';
import styles from './series.module.css';
import type { SeriesRule } from '../../src-shared/domain/series-rule.ts';
import { t } from '../../src-shared/words/words.ts';

/** Says that a booking is part of a series, and how the series comes back. */
export function SeriesLine({ seriesId }: { seriesId: string }): ReactNode {
  const [rule, setRule] = useState<SeriesRule | null>(null);

  useEffect(() => {
    let isShown = true;
    ask('series.get', { id: seriesId })
      .then((series) => {
        if (isShown) setRule(series.rule);
      })
      .catch(() => {
        // The series was taken back while its booking was kept: that it was one is all there is to say.
        if (isShown) setRule(null);
      });
    return () => {
      isShown = false;
    };
  }, [seriesId]);

  return (
    <p className={styles['line']}>
      <Repeat size={13} aria-hidden="true" />
      {rule === null ? t('series:line.part') : t('series:line.partOf', { rule: ruleWords(rule) })}
    </p>
  );
}
