import type { Role } from '../../domain/community/community.ts';
import { addMember as contract } from '../../domain/community/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Route } from '../../domain/shared/route.ts';
import { COMMUNITY_FEED, COMMUNITY_ID } from '../feed/community.ts';
import { feedMembers, showAtOnce } from '../feed/work.ts';
import { personById } from '../graph/people.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { membershipAt } from '../tables/community-rows.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import { FORMER_MEMBER, MEMBERS_CHANGED, reachesAll } from '../tables/member-work.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { type Write, WriteConflict } from '../tables/table.ts';
import { type MemberCall, serve } from '../use-case.ts';
import type { World } from '../world.ts';
import { waitsNoMore } from './waits-no-more.ts';
import { tellingThem } from './welcome-mail.ts';
import { zonesOf } from './zones.ts';

export const addMember = serve(contract, (call, world) =>
  addPerson(world, call, call.params.personId, call.body),
);

/** `also`: what else is written with it, which fails where somebody else has written it meanwhile. */
export async function addPerson(
  world: World,
  { caller, place, me, operation }: MemberCall<Route>,
  personId: string,
  { role, tell }: { readonly role: Role; readonly tell?: boolean | undefined },
  also: readonly Write[] = [],
): Promise<Membership> {
  const now = world.now();
  const work = [
    world.outbox.asking(MEMBERS_CHANGED, '', operation, now),
    feedMembers(world, [personId], operation),
    ...(reachesAll(role) ? [] : [world.outbox.asking(FORMER_MEMBER, personId, operation, now)]),
    ...also,
  ];
  const by = { id: me.id, name: me.name };
  const told = tell ? tellingThem(world, by, [{ id: personId, role }], operation) : [];
  let isNew = false;
  const unchanged = await retryOnConflict(async () => {
    const known = await world.communities.membership(place, personId, now);
    if (known && known.leftAt === null) {
      if (known.role === role && known.roleUntil === null && also.length === 0) return known;
      const staying = await whoStays(world, place, known);
      await world.communities.changeRole(place, known, role, staying, work, now, operation);
    } else {
      const call = world.graph.as(caller);
      const person = await personById(call, personId);
      if (!person) throw new Refusal('not-found', { detail: 'Nobody in your organisation has this id.' });
      const { upn, ...kept } = person;
      const zones = await zonesOf(call, [person.mail], now);
      const joining = {
        ...kept,
        role,
        zone: zones.get(person.mail.toLowerCase()) ?? null,
        addedBy: by,
      };
      // Another request has just added this person. Their role may have to be changed instead.
      const added = await world.communities.add(place, [joining], [...work, ...told], now, operation);
      if (added === 0) throw new WriteConflict('changed');
      isNew = true;
    }
    return undefined;
  }, isByOthers);
  if (unchanged) return unchanged;
  const member = await world.communities.membership(place, personId, now);
  if (!member) throw new Refusal('not-found');
  // The community is on their Home at once, and what is in it soon.
  const community = await COMMUNITY_FEED.read(world, place, COMMUNITY_ID);
  await showAtOnce(world, place, COMMUNITY_FEED, COMMUNITY_ID, community, member);
  const written = isNew ? [...work, ...told] : work;
  await enqueueWork(world, place, written);
  if (isNew) await waitsNoMore(world, place, personId, operation).catch(() => {});
  return member;
}

/** Only a membership that was changed meanwhile is read again; other conflicts are refused. */
export const isByOthers = ({ reason }: WriteConflict) => reason === 'changed';

/**
 * Another organiser who stays, if `leaving` is one. The write is conditional on that organiser's row, so that two
 * organisers who remove each other at the same moment do not both succeed. One who has the role for a term is named only
 * where nobody else has it, and keeps it: so there always is an organiser without an end.
 */
export async function whoStays(
  world: World,
  place: Place,
  leaving: Membership,
): Promise<Membership | undefined> {
  if (leaving.role !== 'organiser') return undefined;
  const now = world.now();
  const [staying] = (await world.communities.members(place))
    .map((member) => membershipAt(member, now))
    .filter((member) => member.role === 'organiser' && member.id !== leaving.id)
    .sort((a, b) => (b.roleUntil ?? '9999').localeCompare(a.roleUntil ?? '9999'));
  if (!staying) throw new Refusal('last-organiser');
  return staying;
}
