import { searchKnowledge as contract } from '../../domain/knowledge/contract.ts';
import { serve } from '../use-case.ts';

export const searchKnowledge = serve(contract, ({ place, me, query }, world) =>
  world.search.search(world, place, query.q, {
    taxonomy: query.taxonomy,
    facet: query.kind,
    role: me.role,
    typedOnly: query.typed === 'only',
  }),
);
