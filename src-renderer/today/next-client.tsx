import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { t } from '../../src-shared/words/words.ts';
import { openBooking } from '../booking/dialog-store.ts';
import { formatHours, formatMinutes } from '../ui/format.ts';
import styles from './today-page.module.css';

const minuteMs = 60_000;

type Props = {
  running: BookingView | null;
  next: { booking: BookingView; startAt: number } | null;
  timeZone: string;
  now: number;
};

/** Who is here, who comes next and in how long, with the notes one wants to have read before. */
export function NextClient({ running, next, timeZone, now }: Props): ReactNode {
  return (
    <section className={styles['next']} aria-label={t('today:next.label')}>
      {running !== null && (
        <Card label={t('today:next.now')} booking={running} timeZone={timeZone} until={null} />
      )}
      {next !== null && (
        <Card
          label={t('today:next.next')}
          booking={next.booking}
          timeZone={timeZone}
          until={Math.ceil((next.startAt - now) / minuteMs)}
        />
      )}
    </section>
  );
}

type CardProps = {
  label: string;
  booking: BookingView;
  timeZone: string;
  /** Minutes until it begins; null when it has. */
  until: number | null;
};

function Card({ label, booking, timeZone, until }: CardProps): ReactNode {
  const notes = [booking.privateNote, booking.calendarNote].filter((note) => note.trim() !== '');
  return (
    <article
      className={styles['card']}
      aria-label={t('today:next.card', { label, title: booking.displayTitle })}
    >
      <p className={styles['label']}>
        {until === null ? label : t('today:next.nextIn', { time: formatMinutes(until) })}
      </p>
      <h2 className={styles['who']}>{booking.clientName ?? booking.displayTitle}</h2>
      <p className={styles['soft']}>
        {[formatHours(booking.when, timeZone), booking.serviceName, booking.location]
          .filter((fact) => fact !== null && fact !== '')
          .join(' · ')}
      </p>
      {notes.map((note) => (
        <p key={note} className={styles['note']}>
          {note}
        </p>
      ))}
      <Button size="compact-sm" onClick={() => openBooking(booking.id)}>
        {t('today:next.open')}
      </Button>
    </article>
  );
}
