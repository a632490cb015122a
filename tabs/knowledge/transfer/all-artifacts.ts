import { type ListedArtifact, listArtifacts } from '../../../domain/knowledge/contract.ts';
import { call } from '../../api/client.ts';

/** All artifacts of a community, drafts among them for those who write. */
export async function allArtifacts(
  communityId: string,
  state?: ListedArtifact['state'],
): Promise<ListedArtifact[]> {
  const all: ListedArtifact[] = [];
  let after: string | undefined;
  do {
    const query = { ...(state && { state }), ...(after && { after }) };
    const page = await call(listArtifacts, { params: { communityId }, query });
    all.push(...page.artifacts);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return all;
}
