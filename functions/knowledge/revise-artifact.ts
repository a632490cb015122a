import { reviseArtifact as contract } from '../../domain/knowledge/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { WriteConflict } from '../tables/table.ts';
import { serve } from '../use-case.ts';

export const reviseArtifact = serve(contract, async ({ place, me, params, body, etag, operation }, world) => {
  const { knowledge } = world;
  const [artifact, tags, before] = await Promise.all([
    knowledge.head(place, params.artifactId),
    world.tags.now(place, body.tags),
    // Refuses to write over a draft that this version cannot read.
    knowledge.draft(place, params.artifactId),
  ]);
  if (!artifact) throw new Refusal('not-found');
  try {
    await knowledge.saveDraft(
      place,
      artifact,
      { ...body, tags },
      before,
      { id: me.id, name: me.name },
      world.now(),
      await world.tags.versionOf(place, artifact, etag),
      operation,
    );
  } catch (error) {
    if (!(error instanceof WriteConflict) || error.reason !== 'changed') throw error;
    throw new Refusal('changed-meanwhile', { current: await knowledge.current(place, artifact.id) });
  }
  const saved = await knowledge.head(place, artifact.id);
  if (!saved) throw new Refusal('not-found');
  return saved;
});
