import { shapeCharter } from '../../domain/charter/abilities.ts';
import { answerCharterProposal as contract } from '../../domain/charter/contract.ts';
import { mayAnswerProposal } from '../../domain/charter/policy.ts';
import { answeredBy, type ConsentPage } from '../../domain/community/consent.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { tellingOne } from '../feed/telling.ts';
import { showAtOnce } from '../feed/work.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import { answerNow, answerRow, consentPageFor } from '../tables/consent-rows.ts';
import { requirePermission, serve } from '../use-case.ts';
import type { World } from '../world.ts';
import { changeDiscussed } from './change-discussed.ts';
import { PROPOSAL_FEED } from './charter-feed.ts';
import { answerKey } from './charter-rows.ts';
import { discussedNow } from './settle-charter.ts';

export const answerProposal = serve(contract, async (call, world) => {
  const { place, me, params, body, operation } = call;
  const { proposalId } = params;
  await changeDiscussed(world, call, ({ proposal, answers }, now) => {
    const { consent, by } = proposal;
    requirePermission(mayAnswerProposal(me, consent, now));
    if (body.round !== consent.round) throw new Refusal('proposal-changed');
    const before = answers.find((one) => one.by.id === me.id && one.round === consent.round);
    const answer = answerNow(before, me, consent.round, body.objection, now);
    const objects = body.objection !== null;
    // Somebody who has nothing against it, and had nothing, changes nothing of how it stands.
    const isSaid = objects || consent.standing.includes(me.id);
    if (!isSaid && before) return undefined;
    const key = answerKey(proposalId, consent.round, me.id);
    return {
      change: isSaid
        ? {
            consent: answeredBy(consent, me.id, objects, now),
            objections: proposal.objections + (objects ? 1 : 0),
          }
        : null,
      also: [
        // An objection of theirs at this moment is not written over, but taken back by the next try.
        { do: isSaid ? 'put' : 'create', key, row: answerRow.columns(answer) },
        ...(body.objection !== null && by.id !== me.id
          ? tellingOne(world, by.id, proposalId, operation, {
              kind: 'charter-objection',
              at: now.toISOString(),
              by: { id: me.id, name: me.name },
              communityId: place.communityId,
              proposalId,
              word: body.objection,
              closesAt: consent.closesAt,
            })
          : []),
      ],
      shown: [...new Set([me.id, by.id])],
    };
  });
  await showAtOnce(world, place, PROPOSAL_FEED, proposalId, undefined, me);
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
  return consentPageFor(world, place, me, proposal, answers, shapeCharter, now);
}
