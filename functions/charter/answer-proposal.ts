import { answerCharterProposal as contract } from '../../domain/charter/contract.ts';
import { mayAnswerProposal } from '../../domain/charter/policy.ts';
import { answeredBy, isDecided, pageOf } from '../../domain/community/consent.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { tellingOne } from '../feed/telling.ts';
import { showAtOnce } from '../feed/work.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { changeOpOf, withChangeOp } from '../tables/change-ops.ts';
import { answerNow, answerRow, stillMembers } from '../tables/consent-rows.ts';
import { retryOrBusy } from '../tables/retry.ts';
import type { Write } from '../tables/table.ts';
import { requirePermission, serve } from '../use-case.ts';
import { PROPOSAL_FEED, proposalChanged } from './charter-feed.ts';
import { answerKey, proposalKey, proposalRow } from './charter-rows.ts';
import { requireDiscussed } from './charter-store.ts';
import { settleCharter } from './settle-charter.ts';

export const answerProposal = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { proposalId } = params;
  const changeOp = changeOpOf(operation, me);
  await retryOrBusy(async () => {
    const { proposal, answers } = await requireDiscussed(world, place, proposalId);
    if (proposal.changeOps.has(changeOp)) return;
    const now = world.now();
    const { consent, by } = proposal;
    requirePermission(mayAnswerProposal(me, consent, now));
    if (body.round !== consent.round) throw new Refusal('proposal-changed');
    const before = answers.find((one) => one.by.id === me.id && one.round === consent.round);
    const answer = answerNow(before, me, consent.round, body.objection, now);
    const objects = body.objection !== null;
    const writes: Write[] = [
      { do: 'put', key: answerKey(proposalId, consent.round, me.id), row: answerRow.columns(answer) },
      proposalChanged(world, proposalId, operation, [...new Set([me.id, by.id])]),
    ];
    // Somebody who has nothing against it, and had nothing, changes nothing of how it stands.
    if (objects || consent.standing.includes(me.id)) {
      const row = proposalRow.changed({
        consent: answeredBy(consent, me.id, objects, now),
        objections: proposal.objections + (objects ? 1 : 0),
        changeOps: withChangeOp(proposal.changeOps, changeOp),
      });
      writes.unshift({ do: 'merge', key: proposalKey(proposalId), row, etag: proposal.etag });
    }
    if (body.objection !== null && by.id !== me.id)
      writes.push(
        ...tellingOne(world, by.id, proposalId, operation, {
          kind: 'charter-objection',
          at: now.toISOString(),
          by: { id: me.id, name: me.name },
          communityId: place.communityId,
          proposalId,
          word: body.objection,
          closesAt: consent.closesAt,
        }),
      );
    await world.write(place, operation, writes);
    await showAtOnce(world, place, PROPOSAL_FEED, proposalId, undefined, me);
    await enqueueWork(world, place, writes);
  });
  const stored = await requireDiscussed(world, place, proposalId);
  const now = world.now();
  // It was the last objection, and the time was over.
  if (isDecided(stored.proposal.consent, now)) await settleCharter(world, place);
  const { proposal, answers } = isDecided(stored.proposal.consent, now)
    ? await requireDiscussed(world, place, proposalId)
    : stored;
  const members = await stillMembers(world, place, proposal.consent.standing, now);
  return pageOf(proposal.consent, answers, me.id, (id) => members.has(id));
});
