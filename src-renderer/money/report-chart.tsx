import type { ReactNode } from 'react';
import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { toMajor } from '../../src-shared/domain/price-text.ts';
import { utilisationOf, type Report } from '../../src-shared/domain/report.ts';
import { dateWords, numberLocale } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';
import styles from './report.module.css';

type Bars = {
  key: string;
  name: string;
  color: string;
  /** Only its edge is drawn, for what was and is no more. */
  isHollow?: boolean;
}[];
type Point = { name: string } & Record<string, number | string>;

type Props = {
  report: Report;
  /** On paper the width is known before, and nobody points at anything. */
  paperWidth?: number;
};

/** A report as pictures, in time: what came in, who came, and how full it was. The tables say the same in numbers. */
export function ReportCharts({ report, paperWidth }: Props): ReactNode {
  const [largest] = report.total.revenue.toSorted((a, b) => b.minor - a.minor);
  const currency = largest?.currency;
  const points = pointsOf(report, currency);
  const isHoursKnown = report.total.openMinutes !== null;
  const paper = paperWidth === undefined ? {} : { paperWidth };
  return (
    <div className={styles['charts']} aria-hidden="true">
      {currency !== undefined && (
        <Chart
          title={t('reports:chart.revenueIn', { currency })}
          points={points}
          bars={[{ key: 'revenue', name: t('reports:chart.revenue'), color: 'var(--accent)' }]}
          {...paper}
        />
      )}
      {isHoursKnown && (
        <Chart
          title={t('reports:chart.utilisation')}
          points={points}
          bars={[{ key: 'share', name: t('reports:chart.utilisation'), color: 'var(--accent)' }]}
          most={100}
          {...paper}
        />
      )}
      <Chart
        title={t('reports:chart.bookings')}
        points={points}
        bars={[
          { key: 'sessions', name: t('reports:chart.sessions'), color: 'var(--accent)' },
          { key: 'coming', name: t('reports:chart.coming'), color: 'var(--chart-coming)' },
          { key: 'noShows', name: t('reports:chart.noShows'), color: 'var(--trouble)' },
          {
            key: 'cancellations',
            name: t('reports:chart.cancellations'),
            color: 'var(--line-field)',
            isHollow: true,
          },
        ]}
        isWide
        {...paper}
      />
    </div>
  );
}

/** Weeks for as long as they can be told apart, then months. */
const mostWeeks = 18;

function pointsOf({ byWeek, byMonth }: Report, currency: string | undefined): Point[] {
  const isWeeks = byWeek.length <= mostWeeks;
  return (isWeeks ? byWeek : byMonth).map((part) => {
    const sum = part.revenue.find((some) => some.currency === currency);
    return {
      name: dateWords(part.day, isWeeks ? 'date' : 'shortMonth'),
      revenue: sum === undefined ? 0 : toMajor(sum.minor, sum.currency),
      sessions: part.sessions,
      coming: part.coming,
      noShows: part.noShows,
      cancellations: part.cancellations,
      share: Math.round((utilisationOf(part) ?? 0) * 100),
    };
  });
}

const height = 160;
/** As report.module.css has it. */
const columnGap = 24;

type ChartProps = {
  title: string;
  points: Point[];
  bars: Bars;
  most?: number;
  /** As wide as two of the others. */
  isWide?: boolean;
  paperWidth?: number;
};

function Chart({ title, points, bars, most, isWide = false, paperWidth }: ChartProps): ReactNode {
  const chart = (
    <BarChart
      accessibilityLayer={false}
      data={points}
      margin={{ top: 10, right: 0, bottom: 0, left: 0 }}
      {...(paperWidth === undefined
        ? {}
        : { width: isWide ? paperWidth : (paperWidth - columnGap) / 2, height })}
    >
      <XAxis dataKey="name" stroke="var(--ink-soft)" fontSize={11} tickLine={false} />
      <YAxis
        width={44}
        allowDecimals={false}
        domain={[0, most ?? 'auto']}
        stroke="var(--ink-soft)"
        fontSize={11}
        axisLine={false}
        tickLine={false}
        tickFormatter={(value: number) => numberText(value)}
      />
      {paperWidth === undefined && (
        <Tooltip
          cursor={{ fill: 'var(--hover)' }}
          contentStyle={{
            border: '1px solid var(--line-strong)',
            borderRadius: 6,
            background: 'var(--paper)',
            color: 'var(--ink)',
          }}
          formatter={(value) => (typeof value === 'number' ? numberText(value) : value)}
        />
      )}
      {bars.map(({ key, name, color, isHollow = false }) => (
        <Bar
          key={key}
          dataKey={key}
          name={name}
          fill={isHollow ? 'var(--paper)' : color}
          stroke={isHollow ? color : 'var(--paper)'}
          stackId="all"
          maxBarSize={28}
          isAnimationActive={false}
        />
      ))}
    </BarChart>
  );
  return (
    <figure className={styles['chart']} data-wide={isWide}>
      <figcaption>
        <strong>{title}</strong>
        {bars.length > 1 &&
          bars.map(({ key, name, color, isHollow = false }) => (
            <span key={key}>
              <span
                className={styles['swatch']}
                style={isHollow ? { border: `1px solid ${color}` } : { background: color }}
              />{' '}
              {name}
            </span>
          ))}
      </figcaption>
      {paperWidth === undefined ? (
        <ResponsiveContainer width="100%" height={height}>
          {chart}
        </ResponsiveContainer>
      ) : (
        chart
      )}
    </figure>
  );
}

function numberText(value: number): string {
  return new Intl.NumberFormat(numberLocale(), { maximumFractionDigits: 2 }).format(value);
}
