import { roleMay } from '../../domain/community/policy.ts';
import { writeKnowledge } from '../../domain/knowledge/abilities.ts';
import { listArtifacts as contract } from '../../domain/knowledge/contract.ts';
import { serve } from '../use-case.ts';
import { listing } from './listing.ts';

/** Two storage calls with a known membership, however many artifacts there are. */
export const listArtifacts = serve(contract, async ({ place, me, query }, { knowledge }) =>
  listing(await knowledge.shelf(place), query, roleMay(me.role, writeKnowledge)),
);
