import { ActionIcon, Button, Menu, TextInput } from '@mantine/core';
import { ChevronLeft, ChevronRight, Printer } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import type {
  Report,
  ReportFigures,
  ReportSpan,
  ReportTable,
} from '../../src-shared/domain/report.ts';
import { tablesOf } from '../../src-shared/domain/report-table.ts';
import type { Day } from '../../src-shared/domain/time.ts';
import { Segments } from '../ui/segments.tsx';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { tell, tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import styles from './report.module.css';
import { ReportFigureList } from './report-figures.tsx';
import {
  periodAround,
  periodBeside,
  periodUnits,
  periodWords,
  readPeriod,
  type PeriodUnit,
} from './report-period.ts';
import { ReportRows } from './report-rows.tsx';
import { useReport } from './use-report.ts';

const ReportCharts = lazy(async () => ({
  default: (await import('./report-chart.tsx')).ReportCharts,
}));

/** How the practice did in a time that the person chooses, in numbers, pictures and tables. */
export function ReportsView({ today }: { today: Day }): ReactNode {
  const [unit, setUnit] = useState<PeriodUnit>('month');
  const [span, setSpan] = useState(() => periodAround('month', today));
  const [typed, setTyped] = useState(span);
  const report = useReport(span);

  function show(next: ReportSpan): void {
    setSpan(next);
    setTyped(next);
  }

  function type(next: ReportSpan): void {
    setTyped(next);
    const read = readPeriod(next);
    if (read.kind === 'period') setSpan(read.span);
  }

  function choose(next: PeriodUnit): void {
    setUnit(next);
    if (next === 'range') return;
    // A shorter time is that part of the longer one that is now, where that lies in it.
    const isNow = span.firstDay <= today && today <= span.lastDay;
    show(periodAround(next, isNow ? today : span.firstDay));
  }

  return (
    <>
      <div className={styles['period']}>
        <Segments
          label={t('reports:period.label')}
          value={unit}
          onChange={choose}
          choices={periodUnits.map((value) => ({ value, label: t(`reports:period.${value}`) }))}
        />
        <div className={styles['steps']}>
          <Button
            aria-label={t('reports:period.previous')}
            onClick={() => show(periodBeside(unit, span, -1))}
          >
            <ChevronLeft size={16} aria-hidden="true" />
          </Button>
          <h2 aria-live="polite">{periodWords(span)}</h2>
          <Button
            aria-label={t('reports:period.next')}
            onClick={() => show(periodBeside(unit, span, 1))}
          >
            <ChevronRight size={16} aria-hidden="true" />
          </Button>
        </div>
        <PaperMenu span={span} />
      </div>
      {unit === 'range' && <RangeFields typed={typed} onType={type} />}
      {report !== null && <ReportBody report={report} />}
    </>
  );
}

function ReportBody({ report }: { report: Report }): ReactNode {
  if (isEmpty(report.total)) {
    return <EmptyState title={t('reports:none.title')}>{t('reports:none.about')}</EmptyState>;
  }
  return (
    <>
      <ReportFigureList figures={report.total} />
      <p className={styles['about']}>{t('reports:about')}</p>
      <Suspense fallback={<div className={styles['chartsToCome']} />}>
        <ReportCharts report={report} />
      </Suspense>
      {tablesOf(report).map((table) => (
        <Section
          key={table}
          title={t(`reports:table.${table}`)}
          actions={
            <Button
              aria-label={t('reports:file.saveTable', { table: t(`reports:table.${table}`) })}
              onClick={() => saveTable(report.span, table)}
            >
              {t('reports:file.save')}
            </Button>
          }
        >
          <ReportRows report={report} table={table} />
        </Section>
      ))}
    </>
  );
}

function isEmpty({
  revenue,
  sessions,
  coming,
  noShows,
  cancellations,
  bookedMinutes,
}: ReportFigures) {
  return revenue.length === 0 && sessions + coming + noShows + cancellations + bookedMinutes === 0;
}

function saveTable(span: ReportSpan, table: ReportTable): void {
  ask('reports.saveTable', { ...span, table })
    .then(({ isSaved }) => {
      if (isSaved) tell(t('reports:file.saved'), { message: t(`reports:table.${table}`) });
    })
    .catch(tellFailure);
}

/** The report on paper: saved as PDF, or printed. */
function PaperMenu({ span }: { span: ReportSpan }): ReactNode {
  function print(to: 'file' | 'printer'): void {
    ask('print.sheet', { kind: 'report', ...span, to })
      .then(({ savedAs }) => {
        if (savedAs !== null) tell(t('reports:paper.saved'), { message: savedAs });
      })
      .catch(tellFailure);
  }
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={30} aria-label={t('reports:paper.button')}>
          <Printer size={17} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => print('file')}>{t('reports:paper.savePdf')}</Menu.Item>
        <Menu.Item onClick={() => print('printer')}>{t('reports:paper.print')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

type RangeProps = { typed: ReportSpan; onType: (typed: ReportSpan) => void };

/** Any two days; the report follows once they are a time. */
function RangeFields({ typed, onType }: RangeProps): ReactNode {
  const read = readPeriod(typed);
  return (
    <div className={styles['range']}>
      <TextInput
        type="date"
        label={t('reports:period.firstDay')}
        value={typed.firstDay}
        onChange={(event) => onType({ ...typed, firstDay: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('reports:period.lastDay')}
        value={typed.lastDay}
        error={read.kind === 'fault' ? read.words : undefined}
        onChange={(event) => onType({ ...typed, lastDay: event.currentTarget.value })}
      />
    </div>
  );
}
