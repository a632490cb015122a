import { roleMay } from '../../domain/community/policy.ts';
import { writeKnowledge } from '../../domain/knowledge/abilities.ts';
import { listBecame as contract } from '../../domain/synthesis/contract.ts';
import { becameOf } from '../tables/origin-rows.ts';
import { unlessNewer } from '../tables/rows.ts';
import { serve } from '../use-case.ts';

/**
 * One storage call, and one for each of the artifacts and annotations, which are few. Drafts are for those who write. An
 * annotation that was never written, or was taken back, is left out.
 */
export const listBecame = serve(contract, async ({ place, me, params }, world) => {
  const kept = await becameOf(world, place, params.sessionId);
  const pageOf = ({ of, thingId }: (typeof kept)[number]) =>
    of.kind === 'annotation' ? of.artifactId : thingId;
  const ids = [...new Set(kept.flatMap((one) => (one.of.kind === 'term' ? [] : pageOf(one))))];
  const heads = await Promise.all(ids.map((id) => unlessNewer(world.trace, world.knowledge.head(place, id))));
  const annotations = await Promise.all(
    kept.map(({ of, thingId }) =>
      of.kind === 'annotation'
        ? unlessNewer(world.trace, world.evidence.annotation(place, of.artifactId, thingId))
        : undefined,
    ),
  );
  const byId = new Map(ids.map((id, at) => [id, heads[at]]));
  const writes = roleMay(me.role, writeKnowledge);
  return {
    became: kept.flatMap((one, at) => {
      const { note, of } = one;
      if (of.kind === 'annotation' && !annotations[at]) return [];
      const about = { note, kind: of.kind, id: pageOf(one) };
      if (of.kind === 'term') return [{ ...about, title: of.words, isDraft: false }];
      const artifact = byId.get(about.id);
      if (!artifact || (artifact.state === 'draft' && !writes)) return [];
      return [{ ...about, title: artifact.title, isDraft: artifact.state === 'draft' }];
    }),
  };
});
