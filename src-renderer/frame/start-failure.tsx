import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import styles from './start-failure.module.css';

/** Stands in for the whole window when the appointment book could not be opened. */
export function StartFailure({ message }: { message: string }): ReactNode {
  return (
    <main className={styles['failure']} role="alert">
      <h1>{t('frame:startFailure.title')}</h1>
      <p>{message}</p>
      <p>{t('frame:startFailure.advice')}</p>
    </main>
  );
}
