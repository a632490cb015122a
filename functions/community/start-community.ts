import { startCommunity as contract } from '../../domain/community/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { COMMUNITY_FEED, COMMUNITY_ID } from '../feed/community.ts';
import { feedMembers, showAtOnce } from '../feed/work.ts';
import { GraphFailure } from '../graph/graph.ts';
import { personById } from '../graph/people.ts';
import { type NewMember, placeOf } from '../tables/community-store.ts';
import { serve } from '../use-case.ts';
import { zonesOf } from './zones.ts';

export const startCommunity = serve(contract, async ({ caller, params, body, operation }, world) => {
  const place = placeOf(caller.tenantId, params.communityId);
  const person = await founder();
  const feed = feedMembers(world, [caller.id], operation);
  if (await world.communities.start(place, body, person, [feed], world.now(), operation)) {
    const me = { id: caller.id, role: 'organiser' as const };
    await showAtOnce(world, place, COMMUNITY_FEED, COMMUNITY_ID, body, me);
  } else {
    // Whoever started it may have been removed since, and then reads nothing of it.
    const me = await world.communities.membershipNow(place, caller.id);
    if (me?.leftAt !== null) throw new Refusal('former-member');
  }
  await world.enqueue(place, feed.key);
  const community = await world.communities.open(place);
  if (!community) throw new Refusal('not-found');
  return community;

  /** A community can be started without Graph, because the sign-in name usually is the mail address. */
  async function founder(): Promise<NewMember> {
    const said = { id: caller.id, name: caller.name, mail: caller.signInName, zone: null };
    try {
      const call = world.graph.as(caller);
      const known = await personById(call, caller.id);
      if (!known) return { ...said, role: 'organiser' };
      const zone = (await zonesOf(call, [known.mail], world.now())).get(known.mail.toLowerCase()) ?? null;
      return {
        id: caller.id,
        name: known.name,
        mail: known.mail,
        role: 'organiser',
        zone,
      };
    } catch (error) {
      if (!(error instanceof GraphFailure || error instanceof Refusal)) throw error;
      return { ...said, role: 'organiser' };
    }
  }
});
