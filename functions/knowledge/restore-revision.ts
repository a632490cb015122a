import { restoreRevision as contract } from '../../domain/knowledge/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { serve } from '../use-case.ts';
import { publishRevision } from './publish-revision.ts';

/**
 * Publishes the words of an older revision once more, with its type and area. The review day stays as it is now, and
 * a draft stays as well.
 */
export const restoreRevision = serve(contract, (call, world) =>
  publishRevision(
    world,
    { ...call, incorporates: [], changeNote: call.body.changeNote },
    async (artifact) => {
      const { place, params } = call;
      const found = await world.knowledge.revision(place, params.artifactId, params.number);
      if (!found || params.number === artifact.revision) throw new Refusal('not-found');
      return { draft: { ...found.about, reviewBy: artifact.reviewBy, body: found.body }, instead: null };
    },
  ),
);
