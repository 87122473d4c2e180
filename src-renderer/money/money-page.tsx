import type { ReactNode } from 'react';
import { dayOf } from '../../src-shared/domain/time.ts';
import { Segments } from '../ui/segments.tsx';
import { t } from '../../src-shared/words/words.ts';
import { goTo, useRoute } from '../frame/route.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { useNow } from '../ui/clock.ts';
import { Page } from '../ui/page.tsx';
import { MoneyOverview } from './money-overview.tsx';
import { ReportsView } from './reports-view.tsx';

/** What came in and what is open, and how the practice did. */
export function MoneyPage(): ReactNode {
  const timeZone = usePracticeTimeZone();
  const today = dayOf(useNow(), timeZone);
  const isReports = useRoute().detail === 'reports';
  return (
    <Page
      title={t('money:title')}
      actions={
        <Segments
          label={t('reports:view.label')}
          value={isReports ? 'reports' : 'overview'}
          onChange={(view) => goTo('money', view === 'reports' ? view : undefined)}
          choices={[
            { value: 'overview', label: t('reports:view.overview') },
            { value: 'reports', label: t('reports:view.reports') },
          ]}
        />
      }
    >
      {isReports ? <ReportsView today={today} /> : <MoneyOverview today={today} />}
    </Page>
  );
}
