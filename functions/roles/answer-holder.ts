import { answeredBy, type ConsentPage } from '../../domain/community/consent.ts';
import { electRoles } from '../../domain/roles/abilities.ts';
import { answerHolder as contract } from '../../domain/roles/contract.ts';
import { mayAnswerHolder } from '../../domain/roles/policy.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { tellingOne } from '../feed/telling.ts';
import { showAtOnce } from '../feed/work.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import { answerNow, answerRow, consentPageFor } from '../tables/consent-rows.ts';
import { requirePermission, serve } from '../use-case.ts';
import type { World } from '../world.ts';
import { changeRole } from './change-role.ts';
import { PROPOSAL_FEED } from './role-feed.ts';
import { answerKey, type StoredRole } from './role-rows.ts';
import { saidOf } from './role-store.ts';
import { hasDue, settleRole } from './settle-role.ts';

export const answerHolder = serve(contract, async (call, world) => {
  const { place, me, params, body, operation } = call;
  const { roleId } = params;
  const answered = await changeRole(world, call, async (stored, now) => {
    const { proposal, stage, title } = stored;
    // One that is adopted says so; without any it was withdrawn.
    requirePermission(mayAnswerHolder(me, proposal?.consent ?? null, now));
    if (!proposal || stage !== 'proposed') throw new Refusal('proposal-withdrawn');
    const { consent, by } = proposal;
    if (body.round !== consent.round) throw new Refusal('proposal-changed');
    const { answers } = await saidOf(world, place, roleId, { every: true });
    const before = answers.find((one) => one.by.id === me.id && one.round === consent.round);
    const answer = answerNow(before, me, consent.round, body.objection, now);
    const after = answeredBy(consent, me.id, body.objection !== null, now);
    return {
      change: { proposal: { ...proposal, consent: after } },
      also: [
        { do: 'put', key: answerKey(roleId, consent.round, me.id), row: answerRow.columns(answer) },
        ...(body.objection !== null && by.id !== me.id
          ? tellingOne(world, by.id, roleId, operation, {
              kind: 'role-objection',
              at: now.toISOString(),
              by: { id: me.id, name: me.name },
              communityId: place.communityId,
              roleId,
              title,
              word: body.objection,
              closesAt: consent.closesAt,
            })
          : []),
      ],
      shown: [...new Set([me.id, by.id])],
    };
  });
  await showAtOnce(world, place, PROPOSAL_FEED, roleId, undefined, me);
  return holderPage(world, place, me, answered);
});

/** A proposal as somebody sees it who has changed how it stands: the last objection may be gone, and the time over. */
export async function holderPage(
  world: World,
  place: Place,
  me: Membership,
  answered: StoredRole,
): Promise<ConsentPage> {
  const now = world.now();
  const settled = hasDue(answered, now) ? await settleRole(world, place, answered.id) : answered;
  const proposal = settled?.proposal ?? answered.proposal;
  if (!proposal) throw new Refusal('proposal-withdrawn');
  const { answers } = await saidOf(world, place, answered.id);
  return consentPageFor(world, place, me, proposal, answers, electRoles, now);
}
