import { openRevision as contract } from '../../domain/knowledge/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { serve } from '../use-case.ts';

export const openRevision = serve(contract, async ({ place, params }, { knowledge }) => {
  const found = await knowledge.revision(place, params.artifactId, params.number);
  if (!found) throw new Refusal('not-found');
  return { revision: found.revision, body: found.body, about: found.about };
});
