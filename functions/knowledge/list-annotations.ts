import { roleMay } from '../../domain/community/policy.ts';
import { writeKnowledge } from '../../domain/knowledge/abilities.ts';
import { listAnnotations as contract } from '../../domain/knowledge/annotation-contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { serve } from '../use-case.ts';
import { shownAnnotations } from './shown-annotations.ts';

/** Two storage calls with a known membership, and one more for those who do not see all pilots. */
export const listAnnotations = serve(
  contract,
  async ({ place, me, params, query }, { knowledge, evidence }) => {
    const [artifact, { annotations, next }] = await Promise.all([
      knowledge.head(place, params.artifactId),
      knowledge.annotationsAfter(place, params.artifactId, query.after),
    ]);
    if (!artifact || (artifact.state === 'draft' && !roleMay(me.role, writeKnowledge)))
      throw new Refusal('not-found');
    const tried = () => evidence.triedBy(place, artifact.id);
    return { annotations: await shownAnnotations(me.role, annotations, tried), next };
  },
);
