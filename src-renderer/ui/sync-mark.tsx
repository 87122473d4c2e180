import type { ReactNode } from 'react';
import type { SyncStatus } from '../../src-shared/domain/sync-status.ts';
import styles from './sync-mark.module.css';
import { syncWords } from './sync-words.ts';

const circle = 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18';

/**
 * An arrow up, a cloud (a check mark would say that the appointment is done), a triangle, a question, something struck
 * out; in a square of 24. One line each: every booking of a week has one, and an icon of the library is five elements.
 */
const shapes: Record<SyncStatus, string> = {
  pending: 'M12 20V4M5 11l7-7 7 7',
  synced: 'M17 19H9a7 7 0 1 1 6.7-9H17a4.5 4.5 0 0 1 0 9Z',
  failed: 'M12 3.5 2 20.5h20ZM12 10v4.5M12 17.5v.1',
  conflict: `${circle}M9.3 9.3a2.8 2.8 0 0 1 5.5.9c0 1.8-2.8 2.2-2.8 3.8M12 17v.1`,
  deleted: `${circle}M6 6l12 12`,
};

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
        <path d={shapes[status]} />
      </svg>
    </span>
  );
}
