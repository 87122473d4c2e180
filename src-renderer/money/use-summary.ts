import { useEffect, useState } from 'react';
import type { MoneySummary } from '../../src-shared/domain/money-summary.ts';
import type { Receipt } from '../../src-shared/domain/receipts.ts';
import type { TimeRange } from '../../src-shared/domain/time.ts';
import { ask, on } from '../bridge.ts';
import { tellFailure } from '../ui/notify.tsx';

type Shown = { summary: MoneySummary; receipts: Receipt[] };

/** The money of a range, kept up to date; what was shown before stays until the answer is there. */
export function useSummary({ fromAt, toAt }: TimeRange): Shown | null {
  const [shown, setShown] = useState<Shown | null>(null);

  useEffect(() => {
    let isShown = true;
    function load(): void {
      Promise.all([
        ask('money.summary', { fromAt, toAt }),
        ask('receipts.inRange', { fromAt, toAt }),
      ])
        .then(([summary, receipts]) => {
          if (isShown) setShown({ summary, receipts });
        })
        .catch(tellFailure);
    }
    load();
    const stops = [on('money.changed', load), on('bookings.changed', load)];
    return () => {
      isShown = false;
      for (const stop of stops) stop();
    };
  }, [fromAt, toAt]);

  return shown;
}
