import { type ListedArtifact, listArtifacts } from '../../domain/knowledge/contract.ts';
import { IDS_MAX } from '../../domain/knowledge/listing.ts';
import { useData } from '../api/use-data.ts';

const NONE: readonly ListedArtifact[] = [];

/** Some artifacts by their ids, as far as they exist; nothing is asked where there are none. */
export function useArtifacts(communityId: string, ids: readonly string[]) {
  const asked = [...new Set(ids)].sort().slice(0, IDS_MAX);
  const answer = useData(
    listArtifacts,
    asked.length > 0 ? { params: { communityId }, query: { ids: asked.join() } } : null,
    { keepPrevious: true },
  );
  const artifacts = (asked.length > 0 && answer.data?.artifacts) || NONE;
  return {
    artifacts,
    isThere: asked.length === 0 || (answer.data !== undefined && !answer.isLoading),
    answer,
  };
}
