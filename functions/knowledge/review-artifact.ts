import { reviewArtifact as contract } from '../../domain/knowledge/contract.ts';
import { serve } from '../use-case.ts';
import { changeHead } from './change-head.ts';

/** The words stay as they are, so there is no revision and nobody is told; who has looked and when stands with it. */
export const reviewArtifact = serve(contract, (call, world) => {
  const { place, me, body } = call;
  const { reviewBy } = body;
  const by = { id: me.id, name: me.name };
  return changeHead(world, call, async ({ id, reviewed }) => {
    if (!body.takenBack)
      return { reviewBy, reviewed: { by, at: world.now().toISOString() }, reviewedBefore: reviewed };
    if (reviewed?.by.id !== me.id) return { reviewBy };
    return { reviewBy, reviewed: await world.knowledge.reviewedBefore(place, id) };
  });
});
