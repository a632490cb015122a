import { permission, roleMay } from '../../domain/community/policy.ts';
import { writeKnowledge } from '../../domain/knowledge/abilities.ts';
import { openArtifact as contract } from '../../domain/knowledge/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { unlessNewer } from '../tables/rows.ts';
import { serve } from '../use-case.ts';

export const openArtifact = serve(contract, async ({ place, me, params }, world) => {
  const { knowledge } = world;
  const writes = roleMay(me.role, writeKnowledge);
  const [artifact, revisions] = await Promise.all([
    knowledge.head(place, params.artifactId),
    knowledge.revisions(place, params.artifactId),
  ]);
  if (!artifact || (artifact.state === 'draft' && !writes)) throw new Refusal('not-found');
  const saved = writes && artifact.hasDraft ? knowledge.draft(place, artifact.id) : null;
  const [published, draft] = await Promise.all([
    artifact.revision > 0 ? knowledge.revision(place, artifact.id, artifact.revision) : undefined,
    // A draft that this version cannot read is left out if there is a revision to show.
    saved && artifact.revision > 0 ? unlessNewer(world.trace, saved) : saved,
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
