import { type ListedArtifact, listArtifacts } from '../../../domain/knowledge/contract.ts';
import { afterThat } from '../../../domain/knowledge/listing.ts';
import { call } from '../../api/client.ts';

/** All artifacts of a community, drafts among them for those who write. */
export async function allArtifacts(
  communityId: string,
  state?: ListedArtifact['state'],
): Promise<ListedArtifact[]> {
  const all: ListedArtifact[] = [];
  let last: ListedArtifact | undefined;
  do {
    const query = { ...(state && { state }), ...(last && afterThat(last)) };
    const page = await call(listArtifacts, { params: { communityId }, query });
    all.push(...page.artifacts);
    last = page.next === null ? undefined : page.artifacts.at(-1);
  } while (last !== undefined);
  return all;
}
