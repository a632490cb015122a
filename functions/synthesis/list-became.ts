import { roleMay } from '../../domain/community/policy.ts';
import { writeKnowledge } from '../../domain/knowledge/abilities.ts';
import { listBecame as contract } from '../../domain/synthesis/contract.ts';
import { unlessNewer } from '../tables/rows.ts';
import { serve } from '../use-case.ts';
import { becameOf } from './origin-rows.ts';

/** One storage call, and one for each of the artifacts, which are few. Drafts are for those who write. */
export const listBecame = serve(contract, async ({ place, me, params }, world) => {
  const kept = await becameOf(world, place, params.sessionId);
  const idOf = ({ of, thingId }: (typeof kept)[number]) => (of.kind === 'artifact' ? thingId : of.artifactId);
  const ids = [...new Set(kept.map(idOf))];
  const heads = await Promise.all(ids.map((id) => unlessNewer(world.trace, world.knowledge.head(place, id))));
  const byId = new Map(ids.map((id, at) => [id, heads[at]]));
  const writes = roleMay(me.role, writeKnowledge);
  return {
    became: kept.flatMap((one) => {
      const artifact = byId.get(idOf(one));
      if (!artifact || (artifact.state === 'draft' && !writes)) return [];
      const { id, title, type, state } = artifact;
      return [
        { note: one.note, kind: one.of.kind, artifact: { id, title, type, isDraft: state === 'draft' } },
      ];
    }),
  };
});
