import { shapeCharter } from '../../domain/charter/abilities.ts';
import type { CharterProposal } from '../../domain/charter/charter.ts';
import { saysTheSame } from '../../domain/charter/charter.ts';
import { changeCharterProposal as contract } from '../../domain/charter/contract.ts';
import { mayChangeProposal } from '../../domain/charter/policy.ts';
import { askedAgain, closingMoment } from '../../domain/community/consent.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { tellingAll } from '../feed/telling.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { changeOpOf, withChangeOp } from '../tables/change-ops.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import { isDue, whoLeft } from '../tables/consent-rows.ts';
import { markMoment } from '../tables/moments.ts';
import { retryOnConflict } from '../tables/retry.ts';
import type { Write } from '../tables/table.ts';
import { requirePermission, serve } from '../use-case.ts';
import type { World } from '../world.ts';
import { proposalChanged } from './charter-feed.ts';
import { proposalKey, proposalRow, type StoredProposal } from './charter-rows.ts';
import { charterHead, proposalAlone, proposalOf, versionOf } from './charter-store.ts';
import { CHARTER_MOMENTS, settleCharter } from './settle-charter.ts';

export const changeProposal = serve(contract, async ({ place, me, params, body, operation, etag }, world) => {
  const { proposalId } = params;
  return changed(world, place, me, proposalId, operation, async (stored, now) => {
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
      also: [...tellingAll(world, proposalId, operation, told)],
    };
  });
});

interface Step {
  readonly change: Parameters<typeof proposalRow.changed>[0];
  readonly also: readonly Write[];
}

/** Changes a proposal by whoever made it; the same change by the same person once more is recognised as done. */
export async function changed(
  world: World,
  place: Place,
  me: Membership,
  proposalId: string,
  operation: string,
  step: (stored: StoredProposal, now: Date) => Promise<Step>,
): Promise<CharterProposal> {
  const changeOp = changeOpOf(operation, me);
  return retryOnConflict(async () => {
    const read = await proposalAlone(world, place, proposalId);
    // Its time may be over: what is decided is not changed any more.
    const isOver = read !== undefined && isDue(read.consent, world.now());
    if (isOver) await settleCharter(world, place);
    const stored = isOver ? await proposalAlone(world, place, proposalId) : read;
    if (!stored) throw new Refusal('not-found');
    if (stored.changeOps.has(changeOp)) return proposalOf(stored);
    const now = world.now();
    const { by, consent } = stored;
    const isAnothers = by.id !== me.id && me.role === 'organiser';
    const left = isAnothers && (await whoLeft(world, place, [by.id], shapeCharter, now))(by.id) !== null;
    requirePermission(mayChangeProposal(me, by.id, left, consent, now));
    const { change, also } = await step(stored, now);
    const row = proposalRow.changed({ ...change, changeOps: withChangeOp(stored.changeOps, changeOp) });
    const writes: Write[] = [
      { do: 'merge', key: proposalKey(proposalId), row, etag: stored.etag },
      proposalChanged(world, proposalId, operation),
      ...also,
    ];
    await world.write(place, operation, writes);
    await enqueueWork(world, place, writes);
    const after = await proposalAlone(world, place, proposalId);
    if (!after) throw new Refusal('not-found');
    return proposalOf(after);
  });
}
