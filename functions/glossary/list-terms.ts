import { permission, roleMay } from '../../domain/community/policy.ts';
import { shapeGlossary } from '../../domain/glossary/abilities.ts';
import { listTerms as contract } from '../../domain/glossary/contract.ts';
import { serve } from '../use-case.ts';
import { allTerms, outlineOf } from './glossary-store.ts';
import { isOverdue, settleTerm } from './settle-term.ts';

/** One storage call beside the membership's, and those of adoptions where this is the first to look. */
export const listTerms = serve(contract, async ({ place, me }, world) => {
  const now = world.now();
  let terms = await allTerms(world, place);
  const due = terms.filter((term) => isOverdue(term, now) && term.proposal?.consent.standing.length === 0);
  if (due.length > 0) {
    for (const { id } of due) await settleTerm(world, place, id);
    terms = await allTerms(world, place);
  }
  const takesPart = roleMay(me.role, shapeGlossary);
  return {
    now: now.toISOString(),
    terms: terms
      .filter(({ state }) => state !== 'withdrawn')
      .map((term) => outlineOf(term, me.id, takesPart)),
    abilities: { propose: permission(me.role, shapeGlossary) },
  };
});
