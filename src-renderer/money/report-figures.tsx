import type { ReactNode } from 'react';
import { formatPrice } from '../../src-shared/domain/price-text.ts';
import { utilisationOf, type ReportFigures } from '../../src-shared/domain/report.ts';
import { numberLocale } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';
import styles from './report.module.css';

type Fact = { name: string; values: string[]; about: string };

/** The few numbers that say how a time went. */
export function ReportFigureList({ figures }: { figures: ReportFigures }): ReactNode {
  return (
    <dl className={styles['figures']} aria-label={t('reports:figures.label')}>
      {factsOf(figures).map(({ name, values, about }) => (
        <div key={name}>
          <dt>{name}</dt>
          {values.map((value) => (
            <dd key={value} className={styles['value']}>
              {value}
            </dd>
          ))}
          {about !== '' && <dd className={styles['about']}>{about}</dd>}
        </div>
      ))}
    </dl>
  );
}

function factsOf(figures: ReportFigures): Fact[] {
  const { revenue, sessions, coming, noShows, cancellations, late } = figures;
  const none = t('reports:figures.none');
  const due = sessions + noShows;
  const share = utilisationOf(figures);
  return [
    {
      name: t('reports:figures.revenue'),
      values:
        revenue.length === 0
          ? [none]
          : revenue.map(({ currency, minor }) => formatPrice(minor, currency)),
      about: '',
    },
    {
      name: t('reports:figures.sessions'),
      values: [String(sessions)],
      about: coming === 0 ? '' : t('reports:figures.comingToo', { count: coming }),
    },
    {
      name: t('reports:figures.noShows'),
      values: [String(noShows)],
      about:
        noShows === 0 ? '' : t('reports:figures.noShowShare', { share: percent(noShows / due) }),
    },
    {
      name: t('reports:figures.cancellations'),
      values: [String(cancellations)],
      about: late === 0 ? '' : t('reports:figures.late', { count: late }),
    },
    {
      name: t('reports:figures.utilisation'),
      values: [share === null ? none : percent(share)],
      about: openWords(figures),
    },
  ];
}

function openWords({ usedMinutes, openMinutes }: ReportFigures): string {
  if (openMinutes === null) return t('reports:figures.noHours');
  if (openMinutes === 0) return t('reports:figures.noOpenHours');
  return t('reports:figures.utilisationOf', { used: hours(usedMinutes), open: hours(openMinutes) });
}

function percent(share: number): string {
  return new Intl.NumberFormat(numberLocale(), { style: 'percent' }).format(share);
}

function hours(minutes: number): string {
  const number = new Intl.NumberFormat(numberLocale(), { maximumFractionDigits: 1 }).format(
    minutes / 60,
  );
  return t('length.hours', { hours: number });
}
