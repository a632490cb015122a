import { reviewArtifact as contract } from '../../domain/knowledge/contract.ts';
import { serve } from '../use-case.ts';
import { changeHead } from './change-head.ts';

/** The words stay as they are, so there is no revision and nobody is told; who has looked and when stands with it. */
export const reviewArtifact = serve(contract, (call, world) => {
  const { me, body } = call;
  const by = { id: me.id, name: me.name };
  const reviewed = body.takenBack ? null : { by, at: world.now().toISOString() };
  return changeHead(world, call, () => ({ reviewBy: body.reviewBy, reviewed }));
});
