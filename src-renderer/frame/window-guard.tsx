import { Button } from '@mantine/core';
import { Component } from 'react';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import styles from './start-failure.module.css';
import { openAnew, report } from './trouble.tsx';

/** Stands in for the whole window when what is around the pages could not be drawn. */
export class WindowGuard extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown): void {
    report(error);
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
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
}
