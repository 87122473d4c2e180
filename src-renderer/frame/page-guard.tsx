import { Button } from '@mantine/core';
import { Component } from 'react';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { report } from './trouble.tsx';

type Props = { children: ReactNode };

/** Keeps a fault in one page from taking the window with it. */
export class PageGuard extends Component<Props, { hasFailed: boolean }> {
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
      <Page title={t('frame:trouble.pageTitle')}>
        <Notice
          tone="trouble"
          title={t('frame:trouble.title')}
          isAlert
          actions={
            <Button onClick={() => this.setState({ hasFailed: false })}>
              {t('frame:trouble.again')}
            </Button>
          }
        >
          <p>{t('frame:trouble.pageMessage')}</p>
        </Notice>
      </Page>
    );
  }
}
