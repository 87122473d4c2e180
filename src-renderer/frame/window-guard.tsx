import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import { Guard } from './guard.tsx';
import styles from './start-failure.module.css';
import { openAnew } from './trouble.tsx';

/** Stands in for the whole window when what is around the pages could not be drawn. */
export function WindowGuard({ children }: { children: ReactNode }): ReactNode {
  return <Guard instead={WindowFailure}>{children}</Guard>;
}

function WindowFailure(): ReactNode {
  return (
    <main className={styles['failure']} role="alert">
      <h1>{t('frame:trouble.windowTitle')}</h1>
      <p>{t('frame:trouble.windowMessage')}</p>
      <div>
        <Button variant="filled" onClick={openAnew}>
          {t('frame:trouble.reload')}
        </Button>
      </div>
    </main>
  );
}
