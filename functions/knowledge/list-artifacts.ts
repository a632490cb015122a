import { roleMay } from '../../domain/community/policy.ts';
import { writeKnowledge } from '../../domain/knowledge/abilities.ts';
import { listArtifacts as contract } from '../../domain/knowledge/contract.ts';
import { serve } from '../use-case.ts';

export const listArtifacts = serve(contract, async ({ place, me }, { knowledge, evidence }) => {
  const [artifacts, summaries] = await Promise.all([knowledge.list(place), evidence.summaries(place)]);
  return {
    artifacts: artifacts
      .filter(({ state }) => state === 'published' || roleMay(me.role, writeKnowledge))
      .map((artifact) => {
        const { summary = null, latestAt = null } = summaries.get(artifact.id) ?? {};
        return { ...artifact, evidence: summary, evidenceAt: latestAt };
      }),
  };
});
