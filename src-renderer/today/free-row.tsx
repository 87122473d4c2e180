import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { wallTimeOf } from '../../src-shared/domain/time.ts';
import type { FreedTime } from '../../src-shared/domain/waiting.ts';
import { t } from '../../src-shared/words/words.ts';
import { openNewBooking } from '../booking/dialog-store.ts';
import { ask } from '../bridge.ts';
import { useWaiting } from '../store/waiting-store.ts';
import { formatMinutes, formatTime } from '../ui/format.ts';
import { showFits } from '../waiting/dialog-store.ts';
import styles from './today-page.module.css';

type Props = { startAt: number; endAt: number; timeZone: string };

const minuteMs = 60_000;

/** A gap of the day: it can be booked, and says how many people wait for a time like it. */
export function FreeRow({ startAt, endAt, timeZone }: Props): ReactNode {
  const waiting = useWaitingFor({ startAt, endAt, timeZone });
  const minutes = Math.round((endAt - startAt) / minuteMs);
  const hours = `${formatTime(startAt, timeZone)}–${formatTime(endAt, timeZone)}`;
  return (
    <li className={styles['row']} data-kind="free">
      <span className={styles['hours']}>{hours}</span>
      <span className={styles['soft']}>
        {t('today:free.length', { length: formatMinutes(minutes) })}
        {waiting > 0 && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={t('today:free.waitsAt', { count: waiting, hours })}
            onClick={() => showFits([gapTime({ startAt, endAt, timeZone })])}
          >
            {t('today:free.waits', { count: waiting })}
          </Button>
        )}
      </span>
      <Button
        size="compact-xs"
        variant="subtle"
        className={styles['book'] ?? ''}
        aria-label={t('today:free.bookAt', { hours })}
        onClick={() => openNewBooking({ beginning: { start: wallTimeOf(startAt, timeZone) } })}
      >
        {t('today:free.book')}
      </Button>
    </li>
  );
}

/** What others keep free is no part of a gap already. */
function gapTime({ startAt, endAt, timeZone }: Props): FreedTime {
  const when = { allDay: false as const, startAt, endAt, timeZone };
  return { when, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
}

/** How many people on the waiting list a gap suits; asked again whenever the list changes. */
function useWaitingFor({ startAt, endAt, timeZone }: Props): number {
  const entries = useWaiting((state) => state.entries);
  const [people, setPeople] = useState(0);
  useEffect(() => {
    if (entries.length === 0) return undefined;
    let isShown = true;
    ask('waiting.fitting', { times: [gapTime({ startAt, endAt, timeZone })] }).then(
      (fits) => {
        if (isShown) setPeople(fits.length);
      },
      () => undefined, // the gap is shown all the same
    );
    return () => {
      isShown = false;
    };
  }, [entries, startAt, endAt, timeZone]);
  return entries.length === 0 ? 0 : people;
}
