import { useEffect, useState } from 'react';
import type { Member } from '../../../domain/community/community.ts';
import { roleMay } from '../../../domain/community/policy.ts';
import { takePart } from '../../../domain/sessions/abilities.ts';
import { call } from '../../api/client.ts';
import { makeMembers } from './known-members.ts';

async function ask(communityId: string): Promise<readonly Member[]> {
  // Seldom needed, so its contract is not among what the panel reads before it can show anything.
  const { listMembers } = await import('../../../domain/community/contract.ts');
  const { members } = await call(listMembers, { params: { communityId } });
  return members.filter(({ role }) => roleMay(role, takePart));
}

const membersOf = makeMembers(ask, () => performance.now());

/** Everyone who can own an action; asked for once `wanted`. `retry` asks for what failed or is old. */
export function useMembers(
  communityId: string,
  wanted: boolean,
): { members: readonly Member[] | null; problem: unknown; retry: () => void } {
  const [members, setMembers] = useState<readonly Member[] | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    setProblem(null);
    membersOf(communityId).then(
      (found) => !gone && setMembers(found),
      (caught: unknown) => !gone && setProblem(caught),
    );
    return () => {
      gone = true;
    };
  }, [communityId, wanted, attempt]);
  return { members, problem, retry: () => setAttempt((count) => count + 1) };
}
