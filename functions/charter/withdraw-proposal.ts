import { withdrawCharterProposal as contract } from '../../domain/charter/contract.ts';
import { tellingAll } from '../feed/telling.ts';
import { serve } from '../use-case.ts';
import { changeDiscussed } from './change-discussed.ts';
import { requireChange } from './change-proposal.ts';
import { HEAD, headRow } from './charter-rows.ts';
import { findingProposalNoMore } from './charter-search.ts';
import { charterHead } from './charter-store.ts';

export const withdrawProposal = serve(contract, async (call, world) => {
  const { place, me, params, body, operation } = call;
  const { proposalId } = params;
  return changeDiscussed(world, call, async ({ proposal }, now) => {
    await requireChange(world, place, me, proposal, now);
    const head = await charterHead(world, place);
    const told = {
      kind: 'charter-withdrawn' as const,
      at: now.toISOString(),
      by: { id: me.id, name: me.name },
      communityId: place.communityId,
      proposalId,
      word: body.word,
    };
    return {
      change: { consent: { ...proposal.consent, state: 'withdrawn' } },
      also: [
        { do: 'merge', key: HEAD, row: headRow.changed({ proposalId: '' }), etag: head.etag },
        findingProposalNoMore(proposalId),
        ...tellingAll(world, proposalId, operation, told),
      ],
    };
  });
});
