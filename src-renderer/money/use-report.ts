import { useEffect, useState } from 'react';
import type { Report, ReportSpan } from '../../src-shared/domain/report.ts';
import { ask, on } from '../bridge.ts';
import { coalesce } from '../store/coalesce.ts';
import { tellFailure } from '../ui/notify.tsx';

/** The report of a time, kept up to date; what was shown before stays until the answer is there. */
export function useReport({ firstDay, lastDay }: ReportSpan): Report | null {
  const [report, setReport] = useState<Report | null>(null);

  useEffect(() => {
    let isShown = true;
    const load = coalesce(async () => {
      try {
        const read = await ask('reports.read', { firstDay, lastDay });
        if (isShown) setReport(read);
      } catch (error) {
        tellFailure(error);
      }
    });
    void load();
    const stops = (
      [
        'bookings.changed',
        'money.changed',
        'hours.changed',
        'services.changed',
        'clients.changed',
      ] as const
    ).map((event) => on(event, () => void load()));
    return () => {
      isShown = false;
      for (const stop of stops) stop();
    };
  }, [firstDay, lastDay]);

  return report;
}
