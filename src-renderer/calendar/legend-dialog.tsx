import type { ReactNode } from 'react';
import { SyncStatus } from '../../src-shared/domain/sync-status.ts';
import { t } from '../../src-shared/words/words.ts';
import { SmallDialog } from '../ui/small-dialog.tsx';
import { SyncMark } from '../ui/sync-mark.tsx';
import looks from './grid/looks.module.css';
import styles from './legend-dialog.module.css';

/** What is drawn in the calendar, by the classes that draw it there. */
const samples = [
  ['booking', 'event'],
  ['tentative', 'event status-tentative'],
  ['completed', 'event status-completed'],
  ['gone', 'event status-cancelled'],
  ['busy', 'event busy'],
  ['buffer', 'buffer'],
  ['closed', 'closed'],
  ['timeOff', 'off-time-off'],
  ['holiday', 'off-holiday'],
  ['now', 'nowLine'],
] as const;

type Props = { isOpen: boolean; onClose: () => void };

/** Says what the patterns and marks of the calendar mean. */
export function LegendDialog({ isOpen, onClose }: Props): ReactNode {
  return (
    <SmallDialog isOpen={isOpen} onClose={onClose} title={t('calendar:legend.title')}>
      <ul className={styles['legend']}>
        {samples.map(([name, classes]) => (
          <li key={name}>
            <span className={styles['sample']} aria-hidden="true">
              <span
                className={`${styles['drawn'] ?? ''} ${classes
                  .split(' ')
                  .map((one) => looks[one] ?? '')
                  .join(' ')}`}
                data-sample={name}
              >
                {name === 'gone' && 'Abc'}
              </span>
            </span>
            {t(`calendar:legend.${name}`)}
          </li>
        ))}
      </ul>
      <h3 className={styles['head']}>{t('calendar:legend.sync')}</h3>
      <ul className={styles['legend']}>
        {SyncStatus.options.map((status) => (
          <li key={status}>
            <span className={styles['mark']}>
              <SyncMark status={status} size={15} />
            </span>
            <span className={styles['words']}>{t(`calendar:sync.${status}`)}</span>
          </li>
        ))}
      </ul>
    </SmallDialog>
  );
}
