import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Guard } from './guard.tsx';

/** Keeps a fault in one page from taking the window with it. */
export function PageGuard({ children }: { children: ReactNode }): ReactNode {
  return <Guard instead={PageFailure}>{children}</Guard>;
}

function PageFailure({ tryAgain }: { tryAgain: () => void }): ReactNode {
  return (
    <Page title={t('frame:trouble.pageTitle')}>
      <Notice
        tone="trouble"
        title={t('frame:trouble.title')}
        isAlert
        actions={<Button onClick={tryAgain}>{t('frame:trouble.again')}</Button>}
      >
        <p>{t('frame:trouble.pageMessage')}</p>
      </Notice>
    </Page>
  );
}
