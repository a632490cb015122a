import { discardDraft as contract } from '../../domain/knowledge/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { WriteConflict } from '../tables/table.ts';
import { serve } from '../use-case.ts';

export const discardDraft = serve(contract, async ({ place, params, etag, operation }, world) => {
  const { knowledge, tags } = world;
  const { artifactId } = params;
  const [artifact, written] = await Promise.all([
    knowledge.head(place, artifactId),
    // Refuses to discard a draft that this version cannot read.
    knowledge.draft(place, artifactId),
  ]);
  if (!artifact) {
    // An earlier try or another person has discarded it.
    if (await knowledge.wasDiscarded(place, artifactId)) return { artifact: null };
    throw new Refusal('not-found');
  }
  try {
    const version = await tags.versionOf(place, artifact, etag);
    if (artifact.state === 'draft') {
      await knowledge.dropUnpublished(place, artifactId, written?.parts ?? 0, version, operation);
      return { artifact: null };
    }
    await knowledge.dropDraft(place, artifact, written, version, operation);
    return { artifact: (await knowledge.head(place, artifactId)) ?? null };
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    const current = await knowledge.current(place, artifactId);
    if (!current.artifact) return { artifact: null };
    throw new Refusal('changed-meanwhile', { current });
  }
});
