import { permission, roleMay } from '../../domain/community/policy.ts';
import { writeKnowledge } from '../../domain/knowledge/abilities.ts';
import { openArtifact as contract } from '../../domain/knowledge/contract.ts';
import { followPilots } from '../../domain/pilots/abilities.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { newerVersion } from '../tables/rows.ts';
import { serve } from '../use-case.ts';

/** Three storage calls at most with a known membership, for some hundreds of annotations, trials and uses. */
export const openArtifact = serve(contract, async ({ place, me, params }, { knowledge }) => {
  const writes = roleMay(me.role, writeKnowledge);
  const [artifact, inside] = await Promise.all([
    knowledge.head(place, params.artifactId),
    knowledge.everythingIn(place, params.artifactId, writes),
  ]);
  if (!artifact || (artifact.state === 'draft' && !writes)) throw new Refusal('not-found');
  const tried = new Set(inside.trials.map(({ pilotId }) => pilotId));
  const namesAll = roleMay(me.role, followPilots);
  const isPublished = artifact.revision > 0;
  const draft = artifact.hasDraft ? inside.draft : null;
  // A draft that this version cannot read is left out if there is a revision to show.
  if (!isPublished && !draft) throw newerVersion();
  const published = isPublished ? await knowledge.revision(place, artifact.id, artifact.revision) : undefined;
  return {
    artifact,
    body: published?.body ?? null,
    draft: draft?.draft ?? null,
    draftSaved: draft?.saved ?? null,
    revisions: inside.revisions,
    trials: inside.trials,
    uses: inside.uses,
    // To sponsors only those pilots are named that are reported: each of these is a trial of the artifact.
    annotations: inside.annotations.map((one) =>
      namesAll || !one.pilot || tried.has(one.pilot.id) ? one : { ...one, pilot: null },
    ),
    abilities: { write: permission(me.role, writeKnowledge) },
  };
});
