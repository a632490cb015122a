import { useRef, useState } from 'react';

export interface Action<Args extends unknown[]> {
  readonly run: (...args: Args) => Promise<void>;
  readonly busy: boolean;
  /** What the last run ended in; null while all is well. */
  readonly problem: unknown;
  readonly clear: () => void;
  /** Runs once more what failed, as the same operation. */
  readonly again: () => Promise<void>;
}

/**
 * Something a person does that takes a moment and may be refused. `operation` is the same for every repetition, so that
 * the server does it once: `useAction((operation, to: string) => call(handOver, { …, operation }))`.
 */
export function useAction<Args extends unknown[]>(
  act: (operation: string, ...args: Args) => Promise<unknown>,
): Action<Args> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const last = useRef<{ operation: string; args: Args } | null>(null);
  const running = useRef(false);

  async function start(operation: string, args: Args): Promise<void> {
    // A double click is one action.
    if (running.current) return;
    running.current = true;
    last.current = { operation, args };
    setBusy(true);
    setProblem(null);
    try {
      await act(operation, ...args);
    } catch (caught) {
      setProblem(caught);
    } finally {
      running.current = false;
      setBusy(false);
    }
  }

  return {
    run: (...args) => start(crypto.randomUUID(), args),
    busy,
    problem,
    clear: () => setProblem(null),
    again: async () => {
      if (last.current) await start(last.current.operation, last.current.args);
    },
  };
}
