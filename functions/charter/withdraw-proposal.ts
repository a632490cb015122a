import { withdrawCharterProposal as contract } from '../../domain/charter/contract.ts';
import { tellingAll } from '../feed/telling.ts';
import { serve } from '../use-case.ts';
import { changed } from './change-proposal.ts';
import { HEAD, headRow } from './charter-rows.ts';
import { charterHead } from './charter-store.ts';

export const withdrawProposal = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { proposalId } = params;
  return changed(world, place, me, proposalId, operation, async ({ consent }, now) => {
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
      change: { consent: { ...consent, state: 'withdrawn' } },
      also: [
        { do: 'merge', key: HEAD, row: headRow.changed({ proposalId: '' }), etag: head.etag },
        ...tellingAll(world, proposalId, operation, told),
      ],
    };
  });
});
