import type { WindowProblem } from './window-refused.ts';

const TEXTS: Readonly<Record<WindowProblem, string>> = {
  closed: 'The window was closed before you had finished.',
  declined: 'It was cancelled in the window.',
  'open-already':
    'A window of Guildhall is open already. Look for it behind the others, and finish or close it.',
  ignored: 'Outlook asked whether a window may open, and it was ignored. Try again, and choose “Allow”.',
  blocked: 'The browser blocks the window. Allow pop-ups for Outlook, then try again.',
  unreachable: 'The window could not load its page. Check the network, then try again.',
  insecure:
    'Outlook opens encrypted pages only, and was led to another. Tell whoever runs Guildhall for you.',
  untrusted: 'Outlook does not trust Guildhall’s address. Tell whoever runs Guildhall for you.',
  unexpected: 'Microsoft could not do it. If it stays, tell whoever runs Guildhall for you.',
};

/** Why a window came to no good end, and what to do; Microsoft's code stands with what somebody has to look up. */
export function sayWindowProblem(problem: WindowProblem, code: string): string {
  const text = TEXTS[problem];
  const lookedUp = problem === 'unexpected' || problem === 'insecure' || problem === 'untrusted';
  return lookedUp && code ? `${text} (${code})` : text;
}
