import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ClashAnswer } from '../../src-shared/domain/clash.ts';
import { clashTitle, clashWords, freshnessWords } from '../ui/clash-words.ts';
import { useNow } from '../ui/clock.ts';
import { Notice } from '../ui/notice.tsx';
import styles from './booking-form.module.css';
import { FreeButtons } from './free-buttons.tsx';
import { t } from '../../src-shared/words/words.ts';

type Props = {
  clash: ClashAnswer;
  wantedAt: number;
  timeZone: string;
  onTake: (startAt: number) => void;
  /** Left out where nothing keeps from going on all the same. */
  onBookAnyway?: () => void;
};

/** Says what is in the way of a time, and offers the next free ones. */
export function ClashNotice({ clash, wantedAt, timeZone, onTake, onBookAnyway }: Props): ReactNode {
  const freshness = freshnessWords(clash.free.asOf, useNow(), timeZone);
  return (
    <Notice
      tone="caution"
      title={clashTitle(clash.clashes)}
      isAlert
      actions={
        <>
          <FreeButtons free={clash.free} wantedAt={wantedAt} timeZone={timeZone} onTake={onTake} />
          {onBookAnyway !== undefined && (
            <Button size="compact-sm" onClick={onBookAnyway}>
              {t('booking:dialog.bookAnyway')}
            </Button>
          )}
        </>
      }
    >
      {clash.clashes.map((one) => {
        const words = clashWords(one, timeZone);
        return <p key={words}>{words}</p>;
      })}
      {freshness !== null && <p className={styles['soft']}>{freshness}</p>}
    </Notice>
  );
}
