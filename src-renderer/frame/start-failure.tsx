import type { ReactNode } from 'react';
import styles from './start-failure.module.css';

/** Stands in for the whole window when the appointment book could not be opened. */
export function StartFailure({ message }: { message: string }): ReactNode {
  return (
    <main className={styles['failure']} role="alert">
      <h1>The appointment book could not be opened</h1>
      <p>{message}</p>
      <p>
        Your data on this laptop was not changed. Close the app and open it again; if this stays,
        restore a backup.
      </p>
    </main>
  );
}
