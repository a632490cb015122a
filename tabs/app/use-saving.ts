import { useEffect, useRef, useState } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { useAction } from './use-action.ts';

/** Once `look` was called, the next problem moves the focus to the first field in question within `place`. */
export function useFirstWrong(problem: unknown) {
  const place = useRef<HTMLFormElement>(null);
  const looks = useRef(false);
  useEffect(() => {
    if (!looks.current || problem === null) return;
    looks.current = false;
    place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
  return {
    place,
    look(): void {
      looks.current = true;
    },
  };
}

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
  const { place, look } = useFirstWrong(problem);

  return {
    place,
    problem,
    busy: action.busy,
    clear: action.clear,
    submit(): void {
      look();
      setTried(true);
      if (check() === null) void action.run();
      else action.clear();
    },
  };
}
