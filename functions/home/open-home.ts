import { isToldOf, MINE, news } from '../../domain/api.ts';
import { readCommunity } from '../../domain/community/abilities.ts';
import { backOn } from '../../domain/community/absence.ts';
import { myCommunity } from '../../domain/community/on-home.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { welcome } from '../../domain/community/welcome.ts';
import { openHome as contract } from '../../domain/home/contract.ts';
import { myRequest } from '../../domain/inclusion/joining.ts';
import { answerOf, countsOf } from '../../domain/sessions/answers.ts';
import { asksToClose, mayOpenSession } from '../../domain/sessions/policy.ts';
import {
  isLeftOpen,
  isOpen,
  type MySession,
  mySession,
  type Session,
} from '../../domain/sessions/session.ts';
import { asksSomething, type MineItem, type MineKind } from '../../domain/shared/mine.ts';
import { wallTime } from '../../domain/shared/time.ts';
import { hurryInvite } from '../calendar/work.ts';
import { placeOf } from '../tables/community-store.ts';
import { unlessNewer } from '../tables/rows.ts';
import { serve } from '../use-case.ts';
import type { World } from '../world.ts';

const STANDING = { community: myCommunity, session: mySession, welcome, asked: myRequest, ...MINE };
const NEWS = 8;
/** What I alone am told stays for so long, and so much of it. */
const TOLD_MS = 30 * 86_400_000;
const TOLD = 8;
/** Feed entries are copies, and one of the next sessions may have been cancelled a moment ago. */
const CANDIDATES = 3;

export const openHome = serve(contract, async ({ caller }, world) => {
  const now = world.now();
  const [standing, happened, told] = await Promise.all([
    world.feed.standing(caller.tenantId, caller.id, STANDING),
    world.feed.happened(caller.tenantId, caller.id, { news }, NEWS),
    world.feed.told(caller.tenantId, caller.id, { told: news }, new Date(now.getTime() - TOLD_MS), TOLD),
  ]);
  const communities = new Map(
    standing.community.map(({ communityId, item: { zone, ...community } }) => {
      const { name, role } = community;
      return [communityId, { name, role, backOn: backOn(community, wallTime(now, zone).date) ?? null }];
    }),
  );
  const me = (communityId: string) => ({
    id: caller.id,
    role: communities.get(communityId)?.role ?? ('guest' as const),
  });
  const toldOf = (entries: typeof happened | typeof told) =>
    entries.map(({ item }) => item).filter((item) => isToldOf(me(item.communityId).role, item));
  const reads = (communityId: string) => roleMay(me(communityId).role, readCommunity);
  // The role may have changed before the outbox has updated the entries.
  const sessions = standing.session
    .map(({ item }) => item)
    .filter(
      (session) =>
        communities.has(session.communityId) && mayOpenSession(me(session.communityId), session) === 'yes',
    )
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  const isThere = (communityId: string) => communities.get(communityId)?.backOn === null;
  const ledIn = new Set(
    standing.onboarding.flatMap(({ item }) =>
      item.until > now.toISOString() && item.left.includes('charter') ? [item.communityId] : [],
    ),
  );
  // The charter is one of the steps that a newcomer is led through, and has a row of its own only once it is asked for.
  const isStep = ({ kind, communityId, nudgedAt }: MineItem) =>
    kind === 'charter-to-accept' && !nudgedAt && ledIn.has(communityId);
  // A session that was begun and never closed must not stay the next one for ever.
  const upcoming = sessions.filter((session) => !isLeftOpen(session, now));
  return {
    now: now.toISOString(),
    me: { id: caller.id, name: caller.name },
    communities: [...communities]
      .map(([id, community]) => ({ id, ...community }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    welcomes: standing.welcome
      .map(({ item }) => item)
      .filter(({ communityId }) => communities.has(communityId))
      .map((item) => ({
        ...item,
        next: upcoming.find(({ communityId }) => communityId === item.communityId) ?? null,
      })),
    asked: standing.asked.map(({ item }) => item).filter(({ communityId }) => !communities.has(communityId)),
    next: await nextOf(world, caller, upcoming, me),
    turns: upcoming.filter((session) => session.facilitator.id === caller.id),
    toClose: sessions
      .filter((session) => asksToClose(me(session.communityId), session, now))
      .filter(({ communityId, facilitator }) => isThere(communityId) || facilitator.id === caller.id)
      .sort((a, b) => a.endsAt.localeCompare(b.endsAt)),
    mine: Object.entries<MineKind>(MINE)
      .flatMap(([name, kind]) => {
        const all: readonly { readonly item: MineItem }[] = standing[name as keyof typeof MINE];
        return all.filter(({ item }) => isThere(item.communityId) || !asksSomething(kind, item));
      })
      .map(({ item }) => item)
      .filter((item) => reads(item.communityId) && !isStep(item))
      .sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999')),
    told: toldOf(told),
    news: toldOf(happened),
  };
});

/** The next session, as it is stored now, with my answer. */
async function nextOf(
  world: World,
  caller: { readonly tenantId: string; readonly id: string },
  upcoming: readonly MySession[],
  me: (communityId: string) => Parameters<typeof mayOpenSession>[0],
) {
  for (const candidate of upcoming.slice(0, CANDIDATES)) {
    const place = placeOf(caller.tenantId, candidate.communityId);
    const [stored, rsvps] = await Promise.all([
      unlessNewer(world.trace, world.sessions.head(place, candidate.id)),
      world.invites.readableAnswers(place, candidate.id),
    ]);
    const session: Session | undefined = stored && {
      ...stored.session,
      ...(rsvps.length > 0 && { rsvps: countsOf(rsvps) }),
    };
    if (!session || !isOpen(session.state) || mayOpenSession(me(session.communityId), session) !== 'yes')
      continue;
    return {
      session,
      myAnswer: answerOf(rsvps, caller.id),
      inviteTry: await hurryInvite(world, place, session),
    };
  }
  return null;
}
