import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { useAvailability } from '../store/availability-store.ts';
import { useBookings } from '../store/bookings-store.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { t } from '../../src-shared/words/words.ts';
import { useToday } from '../ui/clock.ts';
import { AgendaRow } from './agenda-row.tsx';
import { agendaLines } from './agenda-days.ts';
import styles from './agenda.module.css';
import { usePosition } from './position-store.ts';
import { useShownDays } from './use-shown-days.ts';

const rowHeight = 36;
/** Rows drawn above and below those in sight, so that scrolling never shows a gap. */
const beyondSight = 14;

/** The days to come that have something in them, for half a year; only what is in sight is drawn. */
export function Agenda(): ReactNode {
  const timeZone = usePracticeTimeZone();
  const today = useToday(timeZone);
  const asked = usePosition((state) => state.asked);
  const showsCancelled = usePosition((state) => state.showsCancelled);
  const { firstDay, endDay } = useShownDays();
  const bookings = useBookings((state) => state.bookings);
  const busy = useBookings((state) => state.busy);
  const rules = useAvailability((state) => state.availability);
  const scroller = useRef<HTMLDivElement>(null);

  useEffect(() => scroller.current?.scrollTo({ top: 0 }), [firstDay, asked]);

  const lines = useMemo(() => {
    const shown = bookings.filter(({ status }) => showsCancelled || status !== 'cancelled');
    return agendaLines({ bookings: shown, busy, rules }, { firstDay, endDay, today, timeZone });
  }, [bookings, busy, rules, showsCancelled, firstDay, endDay, today, timeZone]);

  // oxlint-disable-next-line react/incompatible-library -- nothing here is compiled, and its functions stay in here
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: beyondSight,
  });

  return (
    <div ref={scroller} className={styles['scroller']}>
      <ul
        className={styles['lines']}
        style={{ height: virtual.getTotalSize() }}
        aria-label={t('calendar:agenda.list')}
      >
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const line = lines[index];
          return (
            line !== undefined && (
              <li
                key={key}
                className={styles['line']}
                data-kind={line.kind}
                style={{ transform: `translateY(${start}px)` }}
                aria-setsize={lines.length}
                aria-posinset={index + 1}
              >
                <AgendaRow line={line} today={today} timeZone={timeZone} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
