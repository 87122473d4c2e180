import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** Stands where a list will be, and says what to do next. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}): ReactNode {
  return (
    <div className={styles['empty']}>
      <p className={styles['title']}>{title}</p>
      {children !== undefined && <p className={styles['words']}>{children}</p>}
      {action}
    </div>
  );
}
