import { useState } from 'react';
import { fieldError } from '../app/refusals.ts';
import { type CommunityForm, FIELDS, type FieldProblems, problemsIn, tooLong } from './form.ts';

/** After React has drawn the messages: the first field that has one. */
function focusFirstProblem(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('form [aria-invalid="true"], form [role="alert"]')?.focus(),
  );
}

/**
 * What the form says is wrong: too long at once, everything else from the first attempt to save on, and what the server
 * refused until the form has been changed.
 */
export function useFormProblems(
  form: CommunityForm,
  refused: unknown,
): { problems: FieldProblems; passes: () => boolean } {
  const [tried, setTried] = useState(false);
  const said: FieldProblems = {};
  for (const field of FIELDS) {
    const message = fieldError(refused, field);
    if (message) said[field] = message;
  }
  const problems = { ...said, ...(tried ? problemsIn(form) : tooLong(form)) };
  return {
    problems,
    passes() {
      if (Object.keys(problemsIn(form)).length === 0) return true;
      setTried(true);
      focusFirstProblem();
      return false;
    },
  };
}
