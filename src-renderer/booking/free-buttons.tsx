import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FreeTimes } from '../../src-shared/domain/clash.ts';
import { freeWords } from '../ui/clash-words.ts';

type Props = {
  free: FreeTimes;
  /** The time that was wanted: a free one on the same day needs no day. */
  wantedAt: number;
  timeZone: string;
  onTake: (startAt: number) => void;
};

/** The next free times, each to be taken at a click. */
export function FreeButtons({ free, wantedAt, timeZone, onTake }: Props): ReactNode {
  return free.starts.map((startAt) => (
    <Button key={startAt} variant="light" size="compact-sm" onClick={() => onTake(startAt)}>
      {freeWords(startAt, wantedAt, timeZone)}
    </Button>
  ));
}
