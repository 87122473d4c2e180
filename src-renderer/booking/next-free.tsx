import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { FreeTimes } from '../../src-shared/domain/clash.ts';
import { freshnessWords } from '../ui/clash-words.ts';
import { useNow } from '../ui/clock.ts';
import { tellFailure } from '../ui/notify.tsx';
import { askNextFree } from './ask-next-free.ts';
import type { NextFreeQuestion } from './ask-next-free.ts';
import styles from './booking-form.module.css';
import { FreeButtons } from './free-buttons.tsx';
import { t } from '../../src-shared/words/words.ts';

type Props = {
  question: NextFreeQuestion;
  timeZone: string;
  onTake: (startAt: number) => void;
};

const offered = 3;

/** Looks for the next free times after the one in the fields, and offers them. */
export function NextFree({ question, timeZone, onTake }: Props): ReactNode {
  const [found, setFound] = useState<{ free: FreeTimes; asked: string } | null>(null);
  const instant = useNow();
  const asked = JSON.stringify(question);
  const free = found?.asked === asked ? found.free : null;

  function look(): void {
    askNextFree(question, offered)
      .then((answer) => setFound({ free: answer, asked }))
      .catch(tellFailure);
  }

  const freshness = free === null ? null : freshnessWords(free.asOf, instant, timeZone);
  return (
    <div className={styles['nextFree']}>
      <Button size="compact-sm" variant="subtle" onClick={look}>
        {t('booking:free.next')}
      </Button>
      <div className={styles['freeTimes']} role="status">
        {free !== null && (
          <>
            {free.starts.length === 0 && <span>{t('booking:free.none')}</span>}
            <FreeButtons
              free={free}
              wantedAt={question.startAt ?? instant}
              timeZone={timeZone}
              onTake={onTake}
            />
            {freshness !== null && <span className={styles['soft']}>{freshness}</span>}
          </>
        )}
      </div>
    </div>
  );
}
