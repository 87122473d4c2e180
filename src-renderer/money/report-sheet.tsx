import { useEffect, useEffectEvent } from 'react';
import type { ReactNode } from 'react';
import type { Report } from '../../src-shared/domain/report.ts';
import { tablesOf } from '../../src-shared/domain/report-table.ts';
import type { Day } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';
import { formatDay } from '../ui/format.ts';
import { ReportCharts } from './report-chart.tsx';
import { ReportFigureList } from './report-figures.tsx';
import { ReportRows } from './report-rows.tsx';
import styles from './report.module.css';

type Props = { report: Report; days: string; printedOn: Day; whenDrawn: () => void };

/** As wide as the sheet, in CSS pixels of which 96 make an inch. */
const paperWidth = 680;

/** A report on paper, on as many pages as it needs. */
export function ReportSheet({ report, days, printedOn, whenDrawn }: Props): ReactNode {
  const told = useEffectEvent(whenDrawn);
  useEffect(() => told(), []);
  return (
    <main className={styles['sheet']}>
      <header className={styles['sheetHead']}>
        <h1>{t('reports:paper.heading')}</h1>
        <p>{days}</p>
      </header>
      <ReportFigureList figures={report.total} />
      <p className={styles['about']}>{t('reports:about')}</p>
      <ReportCharts report={report} paperWidth={paperWidth} />
      {tablesOf(report).map((table) => (
        <section key={table}>
          <h2>{t(`reports:table.${table}`)}</h2>
          <ReportRows report={report} table={table} />
        </section>
      ))}
      <footer className={styles['sheetFoot']}>
        <span>{t('reports:paper.app')}</span>
        <span>{t('reports:paper.asOf', { day: formatDay(printedOn, '') })}</span>
      </footer>
    </main>
  );
}
