import { roleMay } from '../../domain/community/policy.ts';
import { writeKnowledge } from '../../domain/knowledge/abilities.ts';
import { listArtifacts as contract } from '../../domain/knowledge/contract.ts';
import { serve } from '../use-case.ts';

export const listArtifacts = serve(contract, async ({ place, me }, { knowledge }) => ({
  artifacts: (await knowledge.list(place)).filter(
    (artifact) => artifact.state === 'published' || roleMay(me.role, writeKnowledge),
  ),
}));
