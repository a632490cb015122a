import { withdrawTerm as contract } from '../../domain/glossary/contract.ts';
import { serve } from '../use-case.ts';
import { changeDiscussed } from './change-discussed.ts';
import { requireChange } from './change-term-proposal.ts';
import { findingTerm } from './term-search.ts';

export const withdrawTerm = serve(contract, async (call, world) => {
  const { place, me, params } = call;
  await changeDiscussed(world, call, async ({ term, proposal }, now) => {
    await requireChange(world, place, me, proposal, now);
    const nothing = term.entry === null;
    return {
      change: {
        proposal: null,
        heard: new Set(),
        objections: 0,
        ...(nothing && { state: term.version > 0 ? ('retired' as const) : ('withdrawn' as const) }),
      },
      also: nothing ? [findingTerm(params.termId, null, false, now.toISOString())] : [],
    };
  });
  return { id: params.termId };
});
