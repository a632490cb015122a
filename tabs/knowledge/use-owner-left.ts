import { listMembers } from '../../domain/community/contract.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { writeKnowledge } from '../../domain/knowledge/abilities.ts';
import { type Artifact, ownerOf } from '../../domain/knowledge/artifact.ts';
import { useData } from '../api/use-data.ts';

/**
 * Whether whoever owns an artifact is not here any more, or does not write any more; false until that is known. The list
 * of members is asked for once, however many artifacts are shown.
 */
export function useOwnerLeft(communityId: string, artifact: Pick<Artifact, 'owner' | 'changedBy'>): boolean {
  const { data } = useData(listMembers, communityId ? { params: { communityId } } : null);
  const { id } = ownerOf(artifact);
  return (
    data !== undefined && !data.members.some((one) => one.id === id && roleMay(one.role, writeKnowledge))
  );
}
