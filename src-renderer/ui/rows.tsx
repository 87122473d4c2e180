import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import styles from './rows.module.css';

/** A plain list of things that can be opened. */
export function Rows({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <ul className={styles['rows']} aria-label={label}>
      {children}
    </ul>
  );
}

type RowProps = {
  name: string;
  facts: string[];
  /** Stands at the end, below those of the other lines. */
  amount?: string;
  color?: string;
  isArchived: boolean;
  onOpen: () => void;
};

/** One line of it; its button carries the name alone, the facts stand beside it. */
export function Row({ name, facts, amount, color, isArchived, onOpen }: RowProps): ReactNode {
  return (
    <li className={styles['row']} data-archived={isArchived}>
      {color !== undefined && (
        <span className={styles['dot']} style={{ background: `var(--service-${color})` }} />
      )}
      <button type="button" className={styles['open']} onClick={onOpen}>
        {name}
      </button>
      {facts.map((fact, index) => (
        <span key={index} className={styles['fact']}>
          {fact}
        </span>
      ))}
      {isArchived && <span className={styles['fact']}>{t('archived')}</span>}
      {amount !== undefined && <span className={styles['amount']}>{amount}</span>}
      <ChevronRight className={styles['way']} size={15} aria-hidden="true" />
    </li>
  );
}
