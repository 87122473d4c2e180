import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { FreeTimes } from '../../src-shared/domain/clash.ts';
import { ask } from '../bridge.ts';
import { freshnessWords } from '../ui/clash-words.ts';
import { now, useNow } from '../ui/clock.ts';
import { tellFailure } from '../ui/notify.tsx';
import styles from './booking-form.module.css';
import { FreeButtons } from './free-buttons.tsx';
import { t } from '../../src-shared/words/words.ts';

/** What a free time is looked for: as the fields of the dialog say it. */
export type NextFreeQuestion = {
  serviceId: string | null;
  minutes: number;
  /** The start in the fields; null while it is unclear. */
  startAt: number | null;
  except: string | null;
};

type Props = {
  question: NextFreeQuestion;
  timeZone: string;
  onTake: (startAt: number) => void;
};

const offered = 3;
const mostMinutesApart = 60;

/** Looks for the next free times after the one in the fields, and offers them. */
export function NextFree({ question, timeZone, onTake }: Props): ReactNode {
  const [found, setFound] = useState<{ free: FreeTimes; asked: string } | null>(null);
  const instant = useNow();
  const asked = JSON.stringify(question);
  const free = found?.asked === asked ? found.free : null;
  const { startAt, ...wanted } = question;

  function look(): void {
    ask('availability.nextFree', {
      ...wanted,
      fromAt: startAt === null ? now() : startAt + 1, // the one in the fields is known already
      count: offered,
      apartMinutes: Math.min(wanted.minutes, mostMinutesApart),
    })
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
              wantedAt={startAt ?? instant}
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
