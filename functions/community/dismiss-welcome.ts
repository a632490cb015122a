import { dismissWelcome as contract } from '../../domain/community/welcome.ts';
import { keyFor } from '../feed/kinds.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { serve } from '../use-case.ts';
import { WELCOME_FEED, WELCOME_ID } from './welcome-feed.ts';

/** Forgets first who added me, so that no later work shows the welcome again. */
export const dismissWelcome = serve(contract, async ({ place, me, operation }, world) => {
  await retryOnConflict(async () => {
    const member = await world.communities.membershipNow(place, me.id);
    if (member?.addedBy) await world.communities.welcomed(place, member, operation);
  });
  await world.feed.remove(place.tenantId, me.id, keyFor(WELCOME_FEED, place, WELCOME_ID));
  return { communityId: place.communityId };
});
