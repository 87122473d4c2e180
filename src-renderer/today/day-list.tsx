import { Button } from '@mantine/core';
import { Check, Circle } from 'lucide-react';
import { useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { possibleStatuses } from '../../src-shared/domain/booking-life.ts';
import { t } from '../../src-shared/words/words.ts';
import { openBooking } from '../booking/dialog-store.ts';
import { formatHours } from '../ui/format.ts';
import { SyncMark } from '../ui/sync-mark.tsx';
import { syncWords } from '../ui/sync-words.ts';
import type { DayEntry } from './day-plan.ts';
import { FreeRow } from './free-row.tsx';
import { markBooking, marks, type Mark } from './mark-booking.ts';
import { payBooking, whyNotPayable } from './pay-booking.ts';
import styles from './today-page.module.css';

type Props = { entries: DayEntry[]; timeZone: string; now: number };

/** The key that says that a booking was paid. */
const payKey = 'p';

/** The day in a list. Arrow keys go from booking to booking; one key says what became of it. */
export function DayList({ entries, timeZone, now }: Props): ReactNode {
  const list = useRef<HTMLUListElement>(null);

  function move(event: KeyboardEvent, step: 1 | -1): void {
    const openers = [...(list.current?.querySelectorAll<HTMLElement>('[data-opens]') ?? [])];
    const at = openers.findIndex((opener) => opener === document.activeElement);
    const wanted = openers[at + step];
    if (wanted === undefined) return;
    event.preventDefault();
    wanted.focus();
  }

  function onKey(event: KeyboardEvent, booking: BookingView): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown') move(event, 1);
    else if (event.key === 'ArrowUp') move(event, -1);
    else {
      const key = event.key.toLowerCase();
      const chosen = marks.find((mark) => mark.key === key);
      if (chosen === undefined && key !== payKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (chosen === undefined) payBooking(booking);
      else markBooking(booking, chosen.mark);
    }
  }

  return (
    <>
      <ul ref={list} className={styles['list']} aria-label={t('today:list')}>
        {entries.map((entry) =>
          entry.kind === 'booking' ? (
            <BookingRow
              key={entry.booking.id}
              booking={entry.booking}
              isOver={entry.endAt <= now}
              timeZone={timeZone}
              now={now}
              onKey={onKey}
            />
          ) : entry.kind === 'busy' ? (
            <li key={entry.block.key} className={styles['row']} data-kind="busy">
              <span className={styles['hours']}>{formatHours(entry.block.when, timeZone)}</span>
              <span className={styles['soft']}>{entry.block.title}</span>
            </li>
          ) : (
            <FreeRow
              key={`free ${entry.endAt}`}
              startAt={entry.startAt}
              endAt={entry.endAt}
              timeZone={timeZone}
            />
          ),
        )}
      </ul>
      {entries.some(({ kind }) => kind === 'booking') && (
        <p className={styles['hint']}>
          {t('today:keys.title')}
          {keyHints().map(([key, words]) => (
            <span key={key}>
              <kbd>{key}</kbd> {words}
            </span>
          ))}
        </p>
      )}
    </>
  );
}

/** The keys that do something on a booking, and what. */
function keyHints(): [key: string, words: string][] {
  return [
    ...marks.map(({ mark, key }): [string, string] => [key.toUpperCase(), t(`today:keys.${mark}`)]),
    [payKey.toUpperCase(), t('today:keys.paid')],
    ['Enter', t('today:keys.open')],
  ];
}

/** Tells what can be said of a booking from what was said of it. */
function MarkSign({ isSet }: { isSet: boolean }): ReactNode {
  const Sign = isSet ? Check : Circle;
  return <Sign size={12} aria-hidden="true" />;
}

type RowProps = {
  booking: BookingView;
  isOver: boolean;
  timeZone: string;
  now: number;
  onKey: (event: KeyboardEvent, booking: BookingView) => void;
};

function BookingRow({ booking, isOver, timeZone, now, onKey }: RowProps): ReactNode {
  // What a pressed button says need not be said twice.
  const isSaid =
    booking.status === 'confirmed' || marks.some(({ mark }) => mark === booking.status);
  const possible: string[] = possibleStatuses(booking, { now, timeZone });
  const offered = marks.filter(({ mark }) => possible.includes(mark));
  const labelOf = (mark: Mark | 'paid') =>
    t('today:mark.of', { mark: t(`today:mark.${mark}`), title: booking.displayTitle });
  return (
    <li className={styles['row']} data-over={isOver} data-status={booking.status}>
      <span className={styles['hours']}>{formatHours(booking.when, timeZone)}</span>
      <span
        className={styles['dot']}
        style={{ background: `var(--service-${booking.serviceColor ?? 'gray'})` }}
        aria-hidden="true"
      />
      <button
        type="button"
        data-opens
        className={styles['opener']}
        onClick={() => openBooking(booking.id)}
        onKeyDown={(event) => onKey(event, booking)}
      >
        <span className={styles['name']}>{booking.clientName ?? booking.displayTitle}</span>
        <span className={styles['soft']}>
          {booking.clientName !== null && booking.serviceName !== null && booking.serviceName}
        </span>
        {!isSaid && <span className={styles['status']}>{t(`today:status.${booking.status}`)}</span>}
        {booking.paidAt !== null && (
          <span className={styles['status']}>{t('today:mark.paid')}</span>
        )}
        <span className="spoken-only">{syncWords[booking.sync.status]}</span>
        <SyncMark status={booking.sync.status} />
      </button>
      <span className={styles['marks']}>
        {offered.map(({ mark }) => (
          <Button
            key={mark}
            size="compact-xs"
            data-mark={mark}
            variant={booking.status === mark ? 'filled' : 'default'}
            leftSection={<MarkSign isSet={booking.status === mark} />}
            aria-pressed={booking.status === mark}
            aria-label={labelOf(mark)}
            onClick={() => markBooking(booking, mark)}
          >
            {t(`today:mark.${mark}`)}
          </Button>
        ))}
        {whyNotPayable(booking) === null && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<MarkSign isSet={false} />}
            aria-label={labelOf('paid')}
            onClick={() => payBooking(booking)}
          >
            {t('today:mark.paid')}
          </Button>
        )}
      </span>
    </li>
  );
}
