import { Component } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { report } from './trouble.tsx';

type Props = {
  children: ReactNode;
  /** What stands there instead, with a way to try once more. */
  instead: ComponentType<{ tryAgain: () => void }>;
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
    const { children, instead: Instead } = this.props;
    if (!this.state.hasFailed) return children;
    return <Instead tryAgain={() => this.setState({ hasFailed: false })} />;
  }
}
