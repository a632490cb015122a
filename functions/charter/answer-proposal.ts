import { shapeCharter } from '../../domain/charter/abilities.ts';
import { answerCharterProposal as contract } from '../../domain/charter/contract.ts';
import { mayAnswerProposal } from '../../domain/charter/policy.ts';
import { answeredBy, type ConsentPage, maySetAside, pageOf } from '../../domain/community/consent.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { tellingOne } from '../feed/telling.ts';
import { showAtOnce } from '../feed/work.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { changeOpOf, withChangeOp } from '../tables/change-ops.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import { answerNow, answerRow, whoLeft } from '../tables/consent-rows.ts';
import { retryOrBusy } from '../tables/retry.ts';
import type { Write } from '../tables/table.ts';
import { requirePermission, serve } from '../use-case.ts';
import type { World } from '../world.ts';
import { PROPOSAL_FEED, proposalChanged } from './charter-feed.ts';
import { answerKey, proposalKey, proposalRow } from './charter-rows.ts';
import { discussedNow } from './settle-charter.ts';

export const answerProposal = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { proposalId } = params;
  const changeOp = changeOpOf(operation, me);
  await retryOrBusy(async () => {
    const { proposal, answers } = await discussedNow(world, place, proposalId);
    if (proposal.changeOps.has(changeOp)) return;
    const now = world.now();
    const { consent, by } = proposal;
    requirePermission(mayAnswerProposal(me, consent, now));
    if (body.round !== consent.round) throw new Refusal('proposal-changed');
    const before = answers.find((one) => one.by.id === me.id && one.round === consent.round);
    const answer = answerNow(before, me, consent.round, body.objection, now);
    const objects = body.objection !== null;
    // Somebody who has nothing against it, and had nothing, changes nothing of how it stands.
    const isSaid = objects || consent.standing.includes(me.id);
    if (!isSaid && before) return;
    const key = answerKey(proposalId, consent.round, me.id);
    const writes: Write[] = [
      // An objection of theirs at this moment is not written over, but taken back by the next try.
      { do: isSaid ? 'put' : 'create', key, row: answerRow.columns(answer) },
      proposalChanged(world, proposalId, operation, [...new Set([me.id, by.id])]),
    ];
    if (isSaid) {
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
  return proposalPage(world, place, me, proposalId);
});

/** A proposal as somebody sees it who has changed how it stands: the last objection may be gone, and the time over. */
export async function proposalPage(
  world: World,
  place: Place,
  me: Membership,
  proposalId: string,
): Promise<ConsentPage> {
  const now = world.now();
  const { proposal, answers } = await discussedNow(world, place, proposalId);
  const { consent, by } = proposal;
  const left = await whoLeft(world, place, consent.standing, shapeCharter, now);
  return pageOf(consent, answers, me.id, (id) => left(id) === null, maySetAside(me, by.id, consent, now));
}
