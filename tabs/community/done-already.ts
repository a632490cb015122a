import type { Role } from '../../domain/community/community.ts';
import { ApiProblem } from '../api/problem.ts';

/**
 * Whether what I did to my own membership is done, although the answer says that I may not: the first one was lost, and
 * with what it did went the right to ask once more. `to`: the role I gave myself; null where I left.
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
