import { Component } from 'react';
import type { ReactNode } from 'react';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';

type Props = { children: ReactNode };

/** Keeps a fault in one page from taking the window with it. */
export class PageGuard extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <Page title="This page could not be drawn">
        <Notice tone="trouble" title="Something in the window went wrong" isAlert>
          <p>Your data is not affected. Go to another page and come back, or restart the app.</p>
        </Notice>
      </Page>
    );
  }
}
