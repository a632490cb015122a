import { EmptyState } from '../components/EmptyState.tsx';
import { APP } from './texts.ts';

/** For a plain browser, where there is no host to sign a person in. */
export function Outside({ slow }: { slow: boolean }) {
  return (
    <main>
      <EmptyState title={slow ? APP.slowTitle : APP.outsideTitle}>{slow ? APP.slow : APP.outside}</EmptyState>
    </main>
  );
}
