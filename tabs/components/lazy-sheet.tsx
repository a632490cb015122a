import { type ComponentType, lazy, useState } from 'react';
import { reloadPage } from '../app/reload.ts';
import { Problem } from './Problem.tsx';
import { Sheet } from './Sheet.tsx';
import { COMPONENTS } from './texts.ts';

interface SheetProps {
  readonly onClose: () => void;
}

/**
 * A dialog that is loaded when it is opened. One that does not arrive says so in its own place, and the page below stays
 * as it is: `const PublishSheet = lazySheet(() => import('./PublishSheet.tsx'))`.
 */
export const lazySheet = <Props extends SheetProps>(load: () => Promise<{ default: ComponentType<Props> }>) =>
  lazy<ComponentType<Props>>(() =>
    load().catch((problem: unknown) => ({
      default: ({ onClose }: Props) => <MissingSheet problem={problem} onClose={onClose} />,
    })),
  );

function MissingSheet({ problem, onClose }: SheetProps & { problem: unknown }) {
  const [tries, setTries] = useState(0);
  return (
    <Sheet title={COMPONENTS.notLoaded} onClose={onClose}>
      {/* Said once more after each try that brought nothing. */}
      <Problem
        key={tries}
        problem={problem}
        onRetry={() => void reloadPage().then((reloads) => !reloads && setTries(tries + 1))}
      />
    </Sheet>
  );
}
