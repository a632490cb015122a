import { sayWindowProblem } from './window-texts.ts';

/**
 * Why a window of the host's came to no good end: the person `closed` it or `declined` in it, another is
 * `open-already`, Outlook asked and was `ignored`, the browser `blocked` it, its page was `unreachable`, `insecure` or
 * `untrusted`.
 */
export type WindowProblem =
  | 'closed'
  | 'declined'
  | 'open-already'
  | 'ignored'
  | 'blocked'
  | 'unreachable'
  | 'insecure'
  | 'untrusted'
  | 'unexpected';

export class WindowRefused extends Error {
  readonly problem: WindowProblem;
  /** Microsoft's own, such as 12007 or AADSTS50020; '' without one. */
  readonly code: string;
  /** In words, for the person in front of it. */
  readonly told: string;
  constructor(problem: WindowProblem, code = '') {
    super(`${problem} ${code}`.trim());
    this.name = 'WindowRefused';
    this.problem = problem;
    this.code = code;
    this.told = sayWindowProblem(problem, code);
  }
}
