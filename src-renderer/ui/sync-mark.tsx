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

const placeOf = (status: SyncStatus): string => `sync-mark-${status}`;

/** The shapes of the marks, drawn once for all of them: there is one in each booking of a week. */
export function SyncShapes(): ReactNode {
  return (
    <svg width={0} height={0} aria-hidden="true" className={styles['shapes']}>
      <defs>
        {(Object.keys(shapes) as SyncStatus[]).map((status) => {
          const Shape = shapes[status];
          return (
            <g key={status} id={placeOf(status)}>
              <Shape size={24} strokeWidth={2.4} />
            </g>
          );
        })}
      </defs>
    </svg>
  );
}

/** A different shape for each way an item can stand towards the calendar; the word is its tooltip. */
export function SyncMark({ status, size = 12 }: { status: SyncStatus; size?: number }): ReactNode {
  return (
    <span
      className={styles['mark']}
      data-status={status}
      title={syncWords[status]}
      aria-hidden="true"
    >
      <svg width={size} height={size} viewBox="0 0 24 24">
        <use href={`#${placeOf(status)}`} />
      </svg>
    </span>
  );
}
