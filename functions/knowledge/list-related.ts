import * as z from 'zod';
import { artifactType } from '../../domain/knowledge/artifact.ts';
import { listRelated as contract } from '../../domain/knowledge/tag-contract.ts';
import { serve } from '../use-case.ts';
import { ARTIFACT_FIND } from './artifact-search.ts';

const shown = z.object({ type: artifactType });

/** From the search index: no storage call while it is warm. */
export const listRelated = serve(contract, async ({ place, params }, world) => {
  const found = await world.search.related(world, place, ARTIFACT_FIND.kind, params.artifactId);
  return {
    related: found.map(({ entry: { id, title, taxonomy, shows }, relation }) => ({
      id,
      title,
      type: shown.parse(shows).type,
      taxonomy: taxonomy ?? 'process',
      relation,
    })),
  };
});
