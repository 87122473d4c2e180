import type { ReactNode } from 'react';
import type { ClientCard } from '../../src-shared/domain/client.ts';
import { dayOf } from '../../src-shared/domain/time.ts';
import type { When } from '../../src-shared/domain/time.ts';
import { formatPrice } from '../../src-shared/domain/price-text.ts';
import { listWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';
import { useServices } from '../store/services-store.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { useNow } from '../ui/clock.ts';
import { formatDay, formatTime, formatWhen } from '../ui/format.ts';
import styles from './client-card.module.css';

/** How it went with a client so far, in a few figures. */
export function ClientFigures({ card }: { card: ClientCard }): ReactNode {
  const timeZone = usePracticeTimeZone();
  const year = dayOf(useNow(), timeZone).slice(0, 4);
  const { figures } = card;
  const currency = useServices((state) => state.services[0]?.currency) ?? 'EUR';
  const next = card.coming.find((booking) => booking.status !== 'cancelled');
  const missed =
    figures.noShowRate === null || figures.noShows === 0
      ? '0'
      : t('clients:figures.missedTimes', {
          count: figures.noShows,
          percent: Math.round(figures.noShowRate * 100),
        });
  const facts: [string, string][] = [
    [
      t('clients:figures.next'),
      next === undefined ? t('clients:figures.none') : startWords(next.when, timeZone, year),
    ],
    [
      t('clients:figures.lastVisit'),
      figures.lastVisitAt === null
        ? t('clients:figures.none')
        : formatDay(dayOf(figures.lastVisitAt, timeZone), year),
    ],
    [t('clients:figures.visits'), String(figures.visits)],
    [t('clients:figures.missed'), missed],
    [t('clients:figures.cancelled'), String(figures.cancellations)],
    [t('clients:figures.paid'), amountWords(figures.paid) || formatPrice(0, currency)],
    ...(figures.open.length === 0
      ? []
      : [[t('clients:figures.open'), amountWords(figures.open)] satisfies [string, string]]),
  ];
  return (
    <dl className={styles['figures']} aria-label={t('clients:figures.label')}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** When a booking begins; how long it is does not matter here. */
function startWords(when: When, timeZone: string, year: string): string {
  if (when.allDay) return formatWhen(when, timeZone, year);
  return `${formatDay(dayOf(when.startAt, timeZone), year)} ${formatTime(when.startAt, timeZone)}`;
}

function amountWords(amounts: ClientCard['figures']['paid']): string {
  return listWords(amounts.map(({ currency, minor }) => formatPrice(minor, currency)));
}
