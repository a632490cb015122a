import { searchKnowledge as contract } from '../../domain/knowledge/contract.ts';
import { serve } from '../use-case.ts';

export const searchKnowledge = serve(contract, ({ place, query }, { search }) =>
  search.search(place, query.q, query.taxonomy),
);
