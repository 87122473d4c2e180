import { Button } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { MoneySummary } from '../../src-shared/domain/money-summary.ts';
import { formatPrice } from '../../src-shared/domain/price-text.ts';
import { startOfDay } from '../../src-shared/domain/time.ts';
import type { Day } from '../../src-shared/domain/time.ts';
import { Segments } from '../ui/segments.tsx';
import { t } from '../../src-shared/words/words.ts';
import { openBooking } from '../booking/dialog-store.ts';
import { useServices } from '../store/services-store.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatDay, formatMonth, formatWhen } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { monthAfter, spanOfMonth, spanOfYear } from './money-range.ts';
import styles from './money.module.css';
import { ReceiptList } from './receipt-list.tsx';
import { useSummary } from './use-summary.ts';

type Unit = 'month' | 'year';

/** What came in, by day, week, month and service, and what is still open. */
export function MoneyOverview({ today }: { today: Day }): ReactNode {
  const timeZone = usePracticeTimeZone();
  const [unit, setUnit] = useState<Unit>('month');
  const [month, setMonth] = useState(`${today.slice(0, 7)}-01`);
  const [firstDay, endDay] = unit === 'month' ? spanOfMonth(month) : spanOfYear(month);
  const range = { fromAt: startOfDay(firstDay, timeZone), toAt: startOfDay(endDay, timeZone) };
  const shown = useSummary(range);
  const step = unit === 'month' ? 1 : 12;

  return (
    <>
      <div className={styles['range']}>
        <Segments
          label={t('money:period.label')}
          value={unit}
          onChange={setUnit}
          choices={[
            { value: 'month', label: t('money:period.month') },
            { value: 'year', label: t('money:period.year') },
          ]}
        />
        <Button
          aria-label={
            unit === 'month' ? t('money:period.previousMonth') : t('money:period.previousYear')
          }
          onClick={() => setMonth(monthAfter(month, -step))}
        >
          <ChevronLeft size={16} aria-hidden="true" />
        </Button>
        <h2 aria-live="polite">{unit === 'month' ? formatMonth(month) : month.slice(0, 4)}</h2>
        <Button
          aria-label={unit === 'month' ? t('money:period.nextMonth') : t('money:period.nextYear')}
          onClick={() => setMonth(monthAfter(month, step))}
        >
          <ChevronRight size={16} aria-hidden="true" />
        </Button>
      </div>
      {shown !== null && (
        <>
          <Earned summary={shown.summary} />
          <Open summary={shown.summary} />
          <EarnedParts summary={shown.summary} unit={unit} year={month.slice(0, 4)} />
          <ReceiptList receipts={shown.receipts} year={month.slice(0, 4)} />
        </>
      )}
    </>
  );
}

type Line = { name: string; amountMinor: number; currency: string; count: number };

function Earned({ summary }: { summary: MoneySummary }): ReactNode {
  const { total } = summary.revenue;
  if (total.length === 0) {
    return <EmptyState title={t('money:earned.none')}>{t('money:earned.noneAbout')}</EmptyState>;
  }
  return (
    <Section title={t('money:earned.title')} about={t('money:earned.about')}>
      {total.map((sum) => (
        <p key={sum.currency} className={styles['big']}>
          {formatPrice(sum.amountMinor, sum.currency)}
        </p>
      ))}
    </Section>
  );
}

type PartsProps = { summary: MoneySummary; unit: Unit; year: string };

/** By what, and when, it came in; days are said beside the year that stands above them. */
function EarnedParts({ summary, unit, year }: PartsProps): ReactNode {
  const services = useServices((state) => state.services);
  const { revenue } = summary;
  const nameOf = (id: string | null) =>
    services.find((service) => service.id === id)?.name ?? t('money:earned.anyService');
  const dated = (name: (day: Day) => string) => (sum: Omit<Line, 'name'> & { day: Day }) => ({
    ...sum,
    name: name(sum.day),
  });
  if (revenue.total.length === 0) return null;
  return (
    <>
      <Sums
        title={t('money:earned.byService')}
        lines={revenue.byService.map((sum) => ({ ...sum, name: nameOf(sum.serviceId) }))}
      />
      {unit === 'year' && (
        <Sums title={t('money:earned.byMonth')} lines={revenue.byMonth.map(dated(formatMonth))} />
      )}
      <Sums
        title={t('money:earned.byWeek')}
        lines={revenue.byWeek.map(
          dated((day) => t('money:earned.weekOf', { day: formatDay(day, year) })),
        )}
      />
      {unit === 'month' && (
        <Sums
          title={t('money:earned.byDay')}
          lines={revenue.byDay.map(dated((day) => formatDay(day, year)))}
        />
      )}
    </>
  );
}

function Sums({ title, lines }: { title: string; lines: Line[] }): ReactNode {
  return (
    <Section title={title}>
      <table className={`${styles['table'] ?? ''} ${styles['sums'] ?? ''}`}>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.name} ${line.currency}`}>
              <th scope="row">{line.name}</th>
              <td className={`${styles['soft'] ?? ''} ${styles['amount'] ?? ''}`}>
                {t('money:earned.payments', { count: line.count })}
              </td>
              <td className={styles['amount']}>{formatPrice(line.amountMinor, line.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** So that what was earned stays in sight below. */
const shownAtFirst = 8;

function Open({ summary }: { summary: MoneySummary }): ReactNode {
  const timeZone = usePracticeTimeZone();
  const { open, openTotals } = summary;
  const [isWhole, setWhole] = useState(false);
  const listed = isWhole ? open : open.slice(0, shownAtFirst);
  const total = openTotals
    .map(({ amountMinor, currency, count }) =>
      t('money:open.total', { amount: formatPrice(amountMinor, currency), count }),
    )
    .join(', ');
  return (
    <Section title={t('money:open.title')} about={t('money:open.about')}>
      {open.length === 0 ? (
        <p className={styles['soft']}>{t('money:open.none')}</p>
      ) : (
        <>
          <p>{total}</p>
          <table className={styles['table']}>
            <tbody>
              {listed.map((booking) => (
                <tr key={booking.id}>
                  <th scope="row">
                    <button
                      type="button"
                      className={styles['open']}
                      onClick={() => openBooking(booking.id)}
                    >
                      {booking.title}
                    </button>
                  </th>
                  <td className={styles['soft']}>{formatWhen(booking.when, timeZone)}</td>
                  <td className={styles['amount']}>
                    {formatPrice(booking.openMinor, booking.currency)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {listed.length < open.length && (
            <div>
              <Button onClick={() => setWhole(true)}>
                {t('money:open.showAll', { count: open.length })}
              </Button>
            </div>
          )}
        </>
      )}
    </Section>
  );
}
