import { ApiProblem } from '../../api/problem.ts';

/** Nobody answered, or not in earnest: a later time may mend it. A host that gives no token just now counts as well. */
export function isPassing(problem: unknown): boolean {
  return (
    !(problem instanceof ApiProblem) ||
    problem.status >= 500 ||
    problem.status === 429 ||
    problem.code === 'no-token'
  );
}

/** Whether to go on with what an earlier answer told: also where the latest is of a version that this page does not know. */
export function mayRecall(problem: unknown): boolean {
  return isPassing(problem) || (problem instanceof ApiProblem && problem.code === 'newer-version');
}
