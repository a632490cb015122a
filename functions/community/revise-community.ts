import type { Community, CommunityDraft } from '../../domain/community/community.ts';
import { reviseCommunity as contract } from '../../domain/community/contract.ts';
import { isNewcomer } from '../../domain/onboarding/onboarding.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { COMMUNITY_FEED, COMMUNITY_ID } from '../feed/community.ts';
import { feedMembers, feedThings, showAtOnce } from '../feed/work.ts';
import type { Place } from '../tables/community-store.ts';
import { findingCharter } from '../tables/findings.ts';
import { WriteConflict } from '../tables/table.ts';
import { serve } from '../use-case.ts';
import type { World } from '../world.ts';

export const reviseCommunity = serve(contract, async ({ place, me, body, etag, operation }, world) => {
  const { communities, now } = world;
  // What is agreed on changes by a proposal; name, times and settings stay the organiser's.
  const before = await communities.open(place);
  const decides = before !== undefined && before.charter > 0 && before.etag === etag;
  if (decides && changesCharter(before, body)) throw new Refusal('charter-decides');
  const wasOffered = before?.settings.onboarding ?? true;
  const settings = { ...body.settings, onboarding: body.settings.onboarding ?? wasOffered };
  const newcomers = settings.onboarding === wasOffered ? [] : await newcomersIn(world, place);
  const things = [{ kind: COMMUNITY_FEED.kind, id: COMMUNITY_ID }];
  const work = [
    feedThings(world, COMMUNITY_ID, operation, things),
    // They are shown it below, and may be removed before that.
    feedMembers(world, [...new Set([me.id, ...newcomers])], operation),
  ];
  const isOwn = before !== undefined && before.charter === 0;
  const found = isOwn ? [findingCharter(place.communityId, body, 0, now().toISOString())] : [];
  try {
    await communities.revise(place, { ...body, settings }, etag, [...work, ...found], operation);
  } catch (error) {
    if (error instanceof WriteConflict && error.reason === 'changed') {
      throw new Refusal('changed-meanwhile', { current: await communities.open(place) });
    }
    throw error;
  }
  await showAtOnce(world, place, COMMUNITY_FEED, COMMUNITY_ID, body, me);
  await world.enqueue(
    place,
    work.map(({ key }) => key),
  );
  const community = await communities.open(place);
  if (!community) throw new Refusal('not-found');
  return community;
});

/** Who is shown on Home how to find their way in, or is no more. */
async function newcomersIn({ communities, now }: World, place: Place): Promise<string[]> {
  const members = await communities.members(place);
  return members.filter(({ joinedAt }) => isNewcomer(joinedAt, now())).map(({ id }) => id);
}

function changesCharter(before: Community, body: CommunityDraft): boolean {
  const saying = ({ purpose, northStar, norms }: CommunityDraft) =>
    JSON.stringify([purpose, northStar, norms]);
  return saying(before) !== saying(body);
}
