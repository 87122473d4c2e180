import type { ReactNode } from 'react';
import type { ClientCard } from '../../src-shared/domain/client.ts';
import { dayOf } from '../../src-shared/domain/time.ts';
import { formatPrice } from '../../src-shared/domain/price-text.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { useNow } from '../ui/clock.ts';
import { count, formatDay, formatWhen } from '../ui/format.ts';
import styles from './client-card.module.css';

/** How it went with a client so far, in a few figures. */
export function ClientFigures({ card }: { card: ClientCard }): ReactNode {
  const timeZone = usePracticeTimeZone();
  const year = dayOf(useNow(), timeZone).slice(0, 4);
  const { figures } = card;
  const next = card.coming.find((booking) => booking.status !== 'cancelled');
  const missed =
    figures.noShowRate === null
      ? 'nothing yet'
      : figures.noShows === 0
        ? 'never'
        : `${count(figures.noShows, 'time')} (${Math.round(figures.noShowRate * 100)} %)`;
  const facts: [string, string][] = [
    ['Next appointment', next === undefined ? 'none' : formatWhen(next.when, timeZone, year)],
    [
      'Last visit',
      figures.lastVisitAt === null
        ? 'none yet'
        : formatDay(dayOf(figures.lastVisitAt, timeZone), year),
    ],
    ['Visits', String(figures.visits)],
    ['Did not come', missed],
    ['Cancelled', String(figures.cancellations)],
    [
      'Paid',
      figures.paid.map(({ currency, minor }) => formatPrice(minor, currency)).join(' and ') ||
        'nothing yet',
    ],
  ];
  return (
    <dl className={styles['figures']} aria-label="Figures">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
