import { useEffect, useRef, useState } from 'react';
import type { PlanForm } from '../../../domain/sessions/plan-draft.ts';
import { type Action, useAction } from '../../app/use-action.ts';
import { check } from './form.ts';

/**
 * Saves a form: what is wrong with it is said at its fields first and kept in step as it is mended; what the server
 * says stands until the next try. The focus goes to the first field in question.
 */
export function useSaving(form: PlanForm, save: () => Promise<unknown>, stands?: PlanForm) {
  const [tried, setTried] = useState(false);
  const action: Action<[]> = useAction(() => save());
  const wrong = tried ? check(form, stands) : null;
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
      if (check(form, stands) === null) void action.run();
      else action.clear();
    },
  };
}
