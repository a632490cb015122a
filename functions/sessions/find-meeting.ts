import { readCommunity } from '../../domain/community/abilities.ts';
import { permission, roleMay } from '../../domain/community/policy.ts';
import { takePart } from '../../domain/sessions/abilities.ts';
import { findMeeting as contract } from '../../domain/sessions/meeting.ts';
import { placeOf } from '../tables/community-store.ts';
import { serve } from '../use-case.ts';

/** Sessions that start within a day are offered. */
const NEAR_MS = 86_400_000;

export const findMeeting = serve(contract, async ({ caller, params }, world) => {
  const now = world.now();
  const linked = await world.chats.sessionOf(caller.tenantId, params.chatId);
  if (linked) {
    // Somebody who knows a chat's id learns nothing about a community to which they do not belong.
    const { communityId, sessionId, byHand } = linked;
    const me = await world.communities.membership(placeOf(caller.tenantId, communityId), caller.id, now);
    if (me?.leftAt !== null) return { found: null, candidates: [] };
    const abilities = {
      follow: permission(me.role, readCommunity),
      unlink: byHand ? permission(me.role, takePart) : 'meeting-told',
    };
    return { found: { communityId, sessionId, abilities }, candidates: [] };
  }
  const near = await Promise.all(
    (await world.communities.belongings(caller.tenantId, caller.id, world.now()))
      .filter(({ me }) => roleMay(me.role, readCommunity))
      .map(({ place }) => world.sessions.upcoming(place, now)),
  );
  return {
    found: null,
    candidates: near
      .flat()
      .filter((session) => session.chatId === null && Date.parse(session.startsAt) - now.getTime() < NEAR_MS)
      .sort((a, b) => a.startsAt.localeCompare(b.startsAt)),
  };
});
