import { ApiProblem, Offline } from '../api/problem.ts';
import { REFUSAL_TEXTS } from '../api/refusals.ts';
import { KEPT, said, type Words } from '../api/wording.ts';
import { isMissing } from './reload.ts';

const OFFLINE = said('No answer from Guildhall', `You may be offline. ${KEPT} Try again when you are back.`);

const MISSING = said(
  'This part of Guildhall did not arrive',
  `You may be offline. ${KEPT} Try again when you are back.`,
);

/** Anything thrown, in words for the person in front of it. */
export function wordsFor(problem: unknown): Words {
  if (problem instanceof Offline) return OFFLINE;
  if (isMissing(problem)) return MISSING;
  return REFUSAL_TEXTS[problem instanceof ApiProblem ? problem.code : 'unexpected'];
}

/** What was expected of one field, such as agenda.2.minutes; undefined if nothing is wrong with it. */
export function fieldError(problem: unknown, field: string): string | undefined {
  if (!(problem instanceof ApiProblem)) return undefined;
  const found = problem.errors.find((one) => one.field === field || one.field.startsWith(`${field}.`));
  return found && `This needs ${found.expected}.`;
}

/** For Fluent's Field: `<Field label="Topic" {...fieldState(problem, 'topic')}>`. */
export function fieldState(
  problem: unknown,
  field: string,
): { validationState: 'error' | 'none'; validationMessage?: string } {
  const message = fieldError(problem, field);
  return message ? { validationState: 'error', validationMessage: message } : { validationState: 'none' };
}
