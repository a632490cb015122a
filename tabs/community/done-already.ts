import type { Role } from '../../domain/community/community.ts';
import { ApiProblem } from '../api/problem.ts';

/**
 * Whether a change of my own membership is done although it was refused: the answer to the first try was lost, and the
 * change took away the right to send it again. `to`: the role I gave myself; null where I left.
 */
export async function isDoneAlready(
  problem: unknown,
  to: Role | null,
  myRole: () => Promise<Role>,
): Promise<boolean> {
  if (!(problem instanceof ApiProblem)) return false;
  if (to === null) return problem.code === 'former-member';
  return problem.code === 'role-may-not' && (await myRole()) === to;
}
