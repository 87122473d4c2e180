import type { ReactNode } from 'react';
import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { SyncHealth } from '../../src-shared/domain/sync-health.ts';
import { t } from '../../src-shared/words/words.ts';
import { formatDay } from '../ui/format.ts';
import styles from './health-section.module.css';

type Props = {
  /** Those on which there was a sync. */
  days: SyncHealth['days'];
  /** Every day of the chart, those without a sync too. */
  shown: SyncHealth['days'];
};

/** The syncs of each day: how many went well, failed, or met with no network. Also as a table, for those who listen. */
export function SyncDays({ days, shown }: Props): ReactNode {
  return (
    <figure className={styles['chartFrame']}>
      <div className={styles['chart']} aria-hidden="true">
        <ResponsiveContainer width="100%" height="100%">
          <BarChart
            accessibilityLayer={false}
            data={shown}
            margin={{ top: 10, right: 0, bottom: 0, left: 0 }}
          >
            <XAxis
              dataKey="day"
              tickFormatter={(day: string) => formatDay(day)}
              stroke="var(--ink-soft)"
              fontSize={11}
              tickLine={false}
            />
            <YAxis
              width={34}
              allowDecimals={false}
              stroke="var(--ink-soft)"
              fontSize={11}
              axisLine={false}
              tickLine={false}
            />
            <Tooltip
              cursor={{ fill: 'var(--hover)' }}
              contentStyle={{
                border: '1px solid var(--line-strong)',
                borderRadius: 6,
                background: 'var(--paper)',
                color: 'var(--ink)',
              }}
              labelFormatter={(day) => (typeof day === 'string' ? formatDay(day) : '')}
            />
            {bars.map(({ key, color }) => (
              <Bar
                key={key}
                dataKey={key}
                name={t(`health:bar.${key}`)}
                fill={color}
                stackId="syncs"
                maxBarSize={28}
                isAnimationActive={false}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
      <figcaption className={styles['legend']} aria-hidden="true">
        {bars.map(({ key, color }) => (
          <span key={key}>
            <span className={styles['swatch']} style={{ background: color }} />{' '}
            {t(`health:bar.${key}`)}
          </span>
        ))}
      </figcaption>
      <table className="spoken-only">
        <caption>{t('health:days')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('health:day')}</th>
            {bars.map(({ key }) => (
              <th key={key} scope="col">
                {t(`health:bar.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.day}>
              <th scope="row">{formatDay(day.day)}</th>
              {bars.map(({ key }) => (
                <td key={key}>{day[key]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

const bars = [
  { key: 'ok', color: 'var(--accent)' },
  { key: 'offline', color: 'var(--line-field)' },
  { key: 'failed', color: 'var(--trouble)' },
] as const;
