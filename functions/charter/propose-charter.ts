import { saysTheSame } from '../../domain/charter/charter.ts';
import { proposeCharter as contract } from '../../domain/charter/contract.ts';
import { closingMoment, opened } from '../../domain/community/consent.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { NEWS_FEED } from '../feed/news.ts';
import { tellingAll } from '../feed/telling.ts';
import { showAtOnce } from '../feed/work.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { changeOpOf, withChangeOp } from '../tables/change-ops.ts';
import { markMoment } from '../tables/moments.ts';
import { retryOnConflict } from '../tables/retry.ts';
import type { Write } from '../tables/table.ts';
import { serve } from '../use-case.ts';
import { proposalChanged } from './charter-feed.ts';
import { HEAD, headRow, NO_CHARTER, proposalKey, proposalRow } from './charter-rows.ts';
import { findingProposal } from './charter-search.ts';
import { charterHead, proposalAlone, proposalOf } from './charter-store.ts';
import { CHARTER_MOMENTS, settleCharter } from './settle-charter.ts';

export const proposeCharter = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { proposalId } = params;
  const changeOp = changeOpOf(operation, me);
  return retryOnConflict(async () => {
    const there = await proposalAlone(world, place, proposalId);
    if (there) {
      if (!there.changeOps.has(changeOp)) throw new Refusal('already-exists');
      return proposalOf(there);
    }
    // One whose time is over makes way for the next.
    await settleCharter(world, place);
    const [head, community] = await Promise.all([charterHead(world, place), world.communities.open(place)]);
    if (!community) throw new Refusal('not-found');
    if (head.proposalId) throw new Refusal('proposal-open');
    if (head.text && saysTheSame(head.text, body.text)) throw new Refusal('nothing-changes');
    const now = world.now();
    const by = { id: me.id, name: me.name };
    const consent = opened(now, closingMoment(now, body.days, community.zone));
    const proposal = { ...body, before: null, base: head.version, by, consent, objections: 0 };
    const told = {
      kind: 'charter-proposed' as const,
      at: consent.openedAt,
      by,
      communityId: place.communityId,
      proposalId,
      word: body.word,
      closesAt: consent.closesAt,
      round: 1,
    };
    const writes: Write[] = [
      {
        do: 'create',
        key: proposalKey(proposalId),
        row: proposalRow.columns({ ...proposal, changeOps: withChangeOp(new Set(), changeOp) }),
      },
      // Only one can be open: another one at this moment has changed the head.
      head.etag === ''
        ? { do: 'create', key: HEAD, row: headRow.columns({ ...NO_CHARTER, proposalId }) }
        : { do: 'merge', key: HEAD, row: headRow.changed({ proposalId }), etag: head.etag },
      findingProposal({ ...proposal, id: proposalId }, head.text ?? community),
      proposalChanged(world, proposalId, operation),
      ...tellingAll(world, proposalId, operation, told),
    ];
    await markMoment(world, place, CHARTER_MOMENTS, proposalId, consent.closesAt);
    const [etag] = await world.write(place, operation, writes);
    if (etag) await showAtOnce(world, place, NEWS_FEED, world.news.idOf(told, proposalId), told, me);
    await enqueueWork(world, place, writes);
    const written = await proposalAlone(world, place, proposalId);
    // Another person may have proposed something with the same id and operation at this moment.
    if (!written?.changeOps.has(changeOp)) throw new Refusal('already-exists');
    return proposalOf(written);
  });
});
