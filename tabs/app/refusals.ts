import { useEffect, useSyncExternalStore } from 'react';
import { ApiProblem, Offline } from '../api/problem.ts';
import { listenToRefusalTexts, loadRefusalTexts, refusalTexts } from '../api/refusals.ts';
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
  const texts = refusalTexts();
  const code = problem instanceof ApiProblem ? problem.code : 'unexpected';
  return texts[code] ?? (texts.unexpected as Words);
}

/**
 * The words for a refusal that did not come with an answer just now, such as one that is stored or that an ability
 * names; its area's words may have to be loaded first.
 */
export function useWordsOf(code: string | null): Words | null {
  const texts = useSyncExternalStore(listenToRefusalTexts, refusalTexts, refusalTexts);
  const missing = code !== null && !Object.hasOwn(texts, code);
  useEffect(() => {
    if (missing) void loadRefusalTexts();
  }, [missing]);
  return code === null ? null : (texts[code] ?? (texts.unexpected as Words));
}

/** As `wordsFor`, for what is shown for as long as it stands: the words of a page's own refusal may come later. */
export function useWordsFor(problem: unknown): Words {
  useWordsOf(problem instanceof ApiProblem ? problem.code : null);
  return wordsFor(problem);
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
