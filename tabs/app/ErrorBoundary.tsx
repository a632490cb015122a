import { Component, type ReactNode } from 'react';
import { Problem } from '../components/Problem.tsx';
import { isMissing, reloadPage } from './reload.ts';

interface Props {
  readonly children: ReactNode;
  /** Start afresh when this changes, such as the page's address. */
  readonly resetOn?: string;
}

/** Limits an error in rendering, or a part that did not arrive, to one part of the page, and offers to try again. */
export class ErrorBoundary extends Component<Props, { problem: unknown }> {
  override state: { problem: unknown } = { problem: null };

  static getDerivedStateFromError(problem: unknown) {
    return { problem };
  }

  override componentDidUpdate(before: Props) {
    if (before.resetOn !== this.props.resetOn && this.state.problem !== null)
      this.setState({ problem: null });
  }

  readonly #again = async () => {
    if (isMissing(this.state.problem) && (await reloadPage())) return;
    this.setState({ problem: null });
  };

  override render() {
    if (this.state.problem === null) return this.props.children;
    return <Problem problem={this.state.problem} onRetry={() => void this.#again()} />;
  }
}
