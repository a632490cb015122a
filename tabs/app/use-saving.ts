import { useEffect, useRef, useState } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { useAction } from './use-action.ts';

/**
 * Saves a form: what is wrong with it is said at its fields first and kept in step as it is mended; what the server
 * says stands until the next try. The focus goes to the first field in question. `check`: what is wrong with the form
 * as it stands, null if nothing is.
 */
export function useSaving(check: () => ApiProblem | null, save: () => Promise<unknown>) {
  const [tried, setTried] = useState(false);
  const action = useAction(() => save());
  const wrong = tried ? check() : null;
  const problem = wrong ?? action.problem;
  const place = useRef<HTMLFormElement>(null);
  const look = useRef(false);

  useEffect(() => {
    if (!look.current || problem === null) return;
    look.current = false;
    place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);

  return {
    place,
    problem,
    busy: action.busy,
    clear: action.clear,
    submit(): void {
      look.current = true;
      setTried(true);
      if (check() === null) void action.run();
      else action.clear();
    },
  };
}
