import { findPeople as contract } from '../../domain/community/contract.ts';
import { searchPeople } from '../graph/people.ts';
import { serve } from '../use-case.ts';

export const findPeople = serve(contract, async ({ caller, query }, { graph }) => ({
  people: (await searchPeople(graph.as(caller), query.q)).map(({ upn, ...person }) => person),
}));
