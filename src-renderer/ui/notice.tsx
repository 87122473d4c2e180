import type { ReactNode } from 'react';
import styles from './notice.module.css';

type Props = {
  tone: 'plain' | 'caution' | 'trouble';
  title: string;
  children?: ReactNode;
  /** What the person can do about it. */
  actions?: ReactNode;
  /** Read out as soon as it appears. */
  isAlert?: boolean;
};

/** A calm box that says how something stands and what can be done. */
export function Notice({ tone, title, children, actions, isAlert = false }: Props): ReactNode {
  return (
    <div
      className={styles['notice']}
      data-tone={tone}
      role={isAlert ? 'alert' : undefined}
      aria-label={isAlert ? title : undefined}
    >
      <div className={styles['words']}>
        <p className={styles['title']}>{title}</p>
        {children}
      </div>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
