import { Component } from 'react';
import type { ReactNode } from 'react';
import { report } from './trouble.tsx';

type Props = {
  children: ReactNode;
  /** What stands there instead, with a way to try once more. */
  instead: (tryAgain: () => void) => ReactNode;
};

/** Keeps a fault in what it holds from going further: it is logged, and something else is drawn in its place. */
export class Guard extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown): void {
    report(error);
  }

  override render(): ReactNode {
    return this.state.hasFailed
      ? this.props.instead(() => this.setState({ hasFailed: false }))
      : this.props.children;
  }
}
