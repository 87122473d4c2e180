import { ArrowUp, CircleQuestionMark, CircleSlash, Cloud, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SyncStatus } from '../../src-shared/domain/sync-status.ts';
import styles from './sync-mark.module.css';
import { syncWords } from './sync-words.ts';

const shapes: Record<SyncStatus, LucideIcon> = {
  pending: ArrowUp,
  synced: Cloud, // a check mark would say that the appointment is done
  failed: TriangleAlert,
  conflict: CircleQuestionMark,
  deleted: CircleSlash,
};

/** A different shape for each way an item can stand towards the calendar; the word is its tooltip. */
export function SyncMark({ status, size = 12 }: { status: SyncStatus; size?: number }): ReactNode {
  const Shape = shapes[status];
  return (
    <span
      className={styles['mark']}
      data-status={status}
      title={syncWords[status]}
      aria-hidden="true"
    >
      <Shape size={size} strokeWidth={2.4} />
    </span>
  );
}
