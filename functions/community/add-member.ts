import { addMember as contract } from '../../domain/community/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { personById } from '../graph/people.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import { serve } from '../use-case.ts';
import type { World } from '../world.ts';
import { zonesOf } from './zones.ts';

export const addMember = serve(contract, async ({ caller, place, params, body, operation }, world) => {
  const now = world.now();
  const known = await world.communities.membership(place, params.personId, now);
  const work = world.outbox.asking('members', '', operation, now);
  if (known && known.leftAt === null) {
    if (known.role === body.role) return known;
    if (known.role === 'organiser') await refuseLastOrganiser(world, place, known);
    await world.communities.changeRole(place, known, body.role, [work], now, operation);
  } else {
    const call = world.graph.as(caller);
    const person = await personById(call, params.personId);
    if (!person) throw new Refusal('not-found', { detail: 'Nobody in your organisation has this id.' });
    const { upn, ...kept } = person;
    const zones = await zonesOf(call, [person.mail], now);
    const joining = { ...kept, role: body.role, zone: zones.get(person.mail.toLowerCase()) ?? null };
    await world.communities.add(place, [joining], [work], now, operation);
  }
  await world.hurry(place, work.key);
  const member = await world.communities.membership(place, params.personId, now);
  if (!member) throw new Refusal('not-found');
  return member;
});

/** Somebody has to be able to run the community. */
export async function refuseLastOrganiser(world: World, place: Place, leaving: Membership): Promise<void> {
  const organisers = (await world.communities.members(place)).filter((member) => member.role === 'organiser');
  if (organisers.every((member) => member.id === leaving.id)) throw new Refusal('last-organiser');
}
