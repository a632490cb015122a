import { ApiProblem } from '../api/problem.ts';
import { signal } from './signal.ts';

/** Whether the banner that asks for permission is shown: then nothing else on the page has to ask for it. */
export const consentBanner = signal(false);

/** The permission that is missing; null while none is. */
export const consentWanted = signal<{ claims: string | null } | null>(null);

/** Shows the consent banner if this problem says that permission is missing. SWR's errors pass here by themselves. */
export function noticeConsent(problem: unknown): void {
  if (problem instanceof ApiProblem && problem.code === 'consent-required')
    consentWanted.set({ claims: problem.claims });
}
