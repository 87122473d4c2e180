import { Repeat } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { ruleWords } from '../../src-shared/domain/series-words.ts';
import { ask } from '../bridge.ts';
import styles from './series.module.css';

/** Says that a booking is part of a series, and how the series comes back. */
export function SeriesLine({ seriesId }: { seriesId: string }): ReactNode {
  const [words, setWords] = useState('');

  useEffect(() => {
    let isShown = true;
    ask('series.get', { id: seriesId })
      .then(({ rule }) => {
        if (isShown) setWords(`: ${ruleWords(rule)}`);
      })
      .catch(() => {
        // The series was taken back while its booking was kept: that it was one is all there is to say.
        if (isShown) setWords('');
      });
    return () => {
      isShown = false;
    };
  }, [seriesId]);

  return (
    <p className={styles['line']}>
      <Repeat size={13} aria-hidden="true" />
      Part of a series{words}
    </p>
  );
}
