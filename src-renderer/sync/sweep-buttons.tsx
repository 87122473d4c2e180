import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ConflictView } from '../../src-shared/domain/sync-views.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { keepSummary } from '../store/sync-store.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { tell, tellFailure } from '../ui/notify.tsx';
import { decideAll, decisionFor, type Sweep } from './decide-all.ts';
import { refreshSyncDetails } from './sync-details-store.ts';
import styles from './sync-page.module.css';

const labels = {
  'keep-mine': () => t('sync:decisions.keepAllMine'),
  'take-theirs': () => t('sync:decisions.takeAllTheirs'),
  'put-back': () => t('sync:decisions.putAllBack'),
  'cancel-booking': () => t('sync:decisions.cancelAll'),
} satisfies Record<Sweep, () => string>;

/** Decides many conflicts of one kind alike; what changes bookings here is asked about once more. */
export function SweepButtons({
  conflicts,
  sweeps,
}: {
  conflicts: readonly ConflictView[];
  sweeps: readonly Sweep[];
}): ReactNode {
  const [asked, setAsked] = useState<Sweep | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function run(sweep: Sweep): Promise<void> {
    setAsked(null);
    setBusy(true);
    try {
      const { done, left } = await decideAll(conflicts, sweep, async (conflict, decision) =>
        keepSummary(await ask('sync.resolve', { conflictId: conflict.id, decision })),
      );
      tell(t('sync:decisions.done', { count: done }), {
        message: left === 0 ? '' : t('sync:decisions.left', { count: left }),
      });
    } finally {
      setBusy(false);
      await refreshSyncDetails();
    }
  }

  function choose(sweep: Sweep): void {
    if (sweep === 'take-theirs' || sweep === 'cancel-booking') setAsked(sweep);
    else run(sweep).catch(tellFailure);
  }

  const count = asked === null ? 0 : conflicts.filter((one) => decisionFor(one, asked)).length;
  const isCancelling = asked === 'cancel-booking';
  return (
    <div className={styles['sweep']}>
      <span className={styles['soft']}>
        {t('sync:decisions.forAll', { count: conflicts.length })}
      </span>
      {sweeps.map((sweep) => (
        <Button
          key={sweep}
          disabled={isBusy || !conflicts.some((one) => decisionFor(one, sweep) !== null)}
          onClick={() => choose(sweep)}
        >
          {labels[sweep]()}
        </Button>
      ))}
      <ConfirmDialog
        isOpen={asked !== null}
        title={isCancelling ? t('sync:decisions.cancelAllTitle') : t('sync:decisions.takeAllTitle')}
        confirmLabel={
          isCancelling ? t('sync:decisions.cancelAllConfirm') : t('sync:decisions.takeAllTheirs')
        }
        keepLabel={t('sync:decisions.notNow')}
        isDanger={isCancelling}
        onConfirm={() => asked !== null && void run(asked).catch(tellFailure)}
        onClose={() => setAsked(null)}
      >
        {isCancelling ? cancelWords(conflicts, count) : t('sync:decisions.takeAllAbout', { count })}
      </ConfirmDialog>
    </div>
  );
}

function cancelWords(conflicts: readonly ConflictView[], count: number): string {
  const about = t('sync:decisions.cancelAllAbout', { count });
  const hasPast = conflicts.some(({ tookPlace }) => tookPlace);
  return hasPast ? `${about} ${t('sync:decisions.tookPlaceStay')}` : about;
}
