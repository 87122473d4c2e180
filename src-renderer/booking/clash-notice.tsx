import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatHours, formatTime } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import type { Clash } from './use-clash.ts';

type Props = {
  clash: Clash;
  timeZone: string;
  onTake: (startAt: number) => void;
  onBookAnyway: () => void;
};

/** Says who has the time already, and offers the nearest free ones. */
export function ClashNotice({ clash, timeZone, onTake, onBookAnyway }: Props): ReactNode {
  return (
    <Notice
      tone="caution"
      title="This time is taken"
      isAlert
      actions={
        <>
          {clash.free.map((startAt) => (
            <Button key={startAt} variant="light" size="compact-sm" onClick={() => onTake(startAt)}>
              Free at {formatTime(startAt, timeZone)}
            </Button>
          ))}
          <Button size="compact-sm" onClick={onBookAnyway}>
            Book anyway
          </Button>
        </>
      }
    >
      {clash.taken.map((other) => (
        <p key={other.id}>
          {other.displayTitle}, {formatHours(other.when, timeZone)}
        </p>
      ))}
    </Notice>
  );
}
