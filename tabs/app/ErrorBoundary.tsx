import { Component, type ReactNode } from 'react';
import { Problem } from '../components/Problem.tsx';

interface Props {
  readonly children: ReactNode;
  /** Start afresh when this changes, such as the page's address. */
  readonly resetOn?: string;
}

/**
 * Loads the page anew: a browser does not ask again for a part of it that did not come. Not before somebody answers,
 * because the browser's own page would stand here otherwise.
 */
const reload = () =>
  fetch(location.href).then(
    () => location.reload(),
    () => undefined,
  );

/** A fault of ours stops one part of the page, says so, and offers to try again. */
export class ErrorBoundary extends Component<Props, { problem: unknown }> {
  override state: { problem: unknown } = { problem: null };

  static getDerivedStateFromError(problem: unknown) {
    return { problem };
  }

  override componentDidUpdate(before: Props) {
    if (before.resetOn !== this.props.resetOn && this.state.problem !== null)
      this.setState({ problem: null });
  }

  override render() {
    if (this.state.problem === null) return this.props.children;
    return <Problem problem={this.state.problem} onRetry={() => void reload()} />;
  }
}
