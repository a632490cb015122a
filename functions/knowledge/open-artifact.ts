import { permission, roleMay } from '../../domain/community/policy.ts';
import { writeKnowledge } from '../../domain/knowledge/abilities.ts';
import { openArtifact as contract } from '../../domain/knowledge/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { serve } from '../use-case.ts';

export const openArtifact = serve(contract, async ({ place, me, params }, { knowledge }) => {
  const writes = roleMay(me.role, writeKnowledge);
  const [artifact, revisions] = await Promise.all([
    knowledge.head(place, params.artifactId),
    knowledge.revisions(place, params.artifactId),
  ]);
  if (!artifact || (artifact.state === 'draft' && !writes)) throw new Refusal('not-found');
  const [published, draft] = await Promise.all([
    artifact.revision > 0 ? knowledge.revision(place, artifact.id, artifact.revision) : undefined,
    writes && artifact.hasDraft ? knowledge.draft(place, artifact.id) : null,
  ]);
  return {
    artifact,
    body: published?.body ?? null,
    draft: draft?.draft ?? null,
    draftSaved: draft?.saved ?? null,
    revisions,
    abilities: { write: permission(me.role, writeKnowledge) },
  };
});
