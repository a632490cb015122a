import { shapeCharter } from '../../domain/charter/abilities.ts';
import { saysTheSame } from '../../domain/charter/charter.ts';
import { changeCharterProposal as contract } from '../../domain/charter/contract.ts';
import { mayChangeProposal } from '../../domain/charter/policy.ts';
import { askedAgain, closingMoment } from '../../domain/community/consent.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { tellingAll } from '../feed/telling.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import { whoLeft } from '../tables/consent-rows.ts';
import { markMoment } from '../tables/moments.ts';
import { requirePermission, serve } from '../use-case.ts';
import type { World } from '../world.ts';
import { changeDiscussed } from './change-discussed.ts';
import type { StoredProposal } from './charter-rows.ts';
import { findingProposal } from './charter-search.ts';
import { charterHead, proposalOf, versionOf } from './charter-store.ts';
import { CHARTER_MOMENTS } from './settle-charter.ts';

export const changeProposal = serve(contract, async (call, world) => {
  const { place, me, params, body, operation, etag } = call;
  const { proposalId } = params;
  return changeDiscussed(world, call, async ({ proposal: stored }, now) => {
    await requireChange(world, place, me, stored, now);
    if (versionOf(stored) !== etag)
      throw new Refusal('changed-meanwhile', { current: { proposal: proposalOf(stored) } });
    const [head, community] = await Promise.all([charterHead(world, place), world.communities.open(place)]);
    if (!community) throw new Refusal('not-found');
    if (saysTheSame(stored.text, body.text) || (head.text && saysTheSame(head.text, body.text)))
      throw new Refusal('nothing-changes');
    const consent = askedAgain(stored.consent, now, closingMoment(now, body.days, community.zone));
    const told = {
      kind: 'charter-proposed' as const,
      at: consent.openedAt,
      by: { id: me.id, name: me.name },
      communityId: place.communityId,
      proposalId,
      word: body.word,
      closesAt: consent.closesAt,
      round: consent.round,
    };
    await markMoment(world, place, CHARTER_MOMENTS, proposalId, consent.closesAt);
    return {
      change: { ...body, before: stored.text, consent },
      also: [
        findingProposal({ ...stored, ...body, consent }, head.text ?? community),
        ...tellingAll(world, proposalId, operation, told),
      ],
    };
  });
});

/** Refuses unless somebody may change or withdraw a proposal. */
export async function requireChange(
  world: World,
  place: Place,
  me: Membership,
  { by, consent }: StoredProposal,
  now: Date,
): Promise<void> {
  const isAnothers = by.id !== me.id && me.role === 'organiser';
  const left = isAnothers && (await whoLeft(world, place, [by.id], shapeCharter, now))(by.id) !== null;
  requirePermission(mayChangeProposal(me, by.id, left, consent, now));
}
