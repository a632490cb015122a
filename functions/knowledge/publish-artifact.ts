import { publishArtifact as contract } from '../../domain/knowledge/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { WriteConflict } from '../tables/table.ts';
import { serve } from '../use-case.ts';

export const publishArtifact = serve(
  contract,
  async ({ place, me, params, body, etag, operation }, world) => {
    const { knowledge, news } = world;
    const [artifact, written] = await Promise.all([
      knowledge.head(place, params.artifactId),
      knowledge.draft(place, params.artifactId),
    ]);
    if (!artifact) throw new Refusal('not-found');
    // The answer to the first try may have been lost, and somebody may have revised it since;
    // or it is being published between the two readings.
    if ((etag !== artifact.etag || !written) && (await knowledge.published(place, artifact, operation, me)))
      return (await knowledge.head(place, artifact.id)) ?? artifact;
    if (!written) {
      throw new Refusal(etag === artifact.etag ? 'nothing-to-publish' : 'changed-meanwhile', {
        current: { artifact },
      });
    }
    const { draft } = written;
    const now = world.now();
    const by = { id: me.id, name: me.name };
    const line = news.telling(
      {
        kind: 'published',
        at: now.toISOString(),
        by,
        communityId: place.communityId,
        artifactId: artifact.id,
        title: draft.title,
        revision: artifact.revision + 1,
        changeNote: body.changeNote,
      },
      artifact.id,
    );
    try {
      await knowledge.publish(place, artifact, draft, body.changeNote, by, now, etag, [line], operation);
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      const current = await knowledge.head(place, artifact.id);
      if (!current) throw new Refusal('not-found');
      throw new Refusal('changed-meanwhile', { current: { artifact: current } });
    }
    world.search.changed(place);
    const after = await knowledge.head(place, artifact.id);
    if (!after) throw new Refusal('not-found');
    return after;
  },
);
