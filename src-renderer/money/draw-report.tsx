import type { Root } from 'react-dom/client';
import type { ReportSpan } from '../../src-shared/domain/report.ts';
import { dayOf } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { now } from '../ui/clock.ts';
import { speakAs } from '../ui/language.ts';
import { periodWords } from './report-period.ts';
import { ReportSheet } from './report-sheet.tsx';

/** Draws a report for paper and nothing else; the page's title says when it is there, and what it is. */
export async function drawReport(root: Root, span: ReportSpan): Promise<void> {
  const settings = await ask('settings.get');
  speakAs(settings);
  const days = periodWords(span);
  root.render(
    <ReportSheet
      report={await ask('reports.read', span)}
      days={days}
      printedOn={dayOf(now(), settings.practiceTimeZone)}
      whenDrawn={() => {
        document.title = t('reports:paper.title', { days });
      }}
    />,
  );
}
