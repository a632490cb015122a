import { isThere } from '../../domain/community/absence.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { beOnboarded } from '../../domain/onboarding/abilities.ts';
import { openOnboarding as contract } from '../../domain/onboarding/contract.ts';
import {
  activeAssignments,
  doneOf,
  endsAt,
  isNewcomer,
  NEWCOMERS_MAX,
} from '../../domain/onboarding/onboarding.ts';
import { dayIn } from '../tables/community-day.ts';
import type { Membership } from '../tables/community-store.ts';
import { allBuddies, presentBuddy, type StoredNewcomer, storedNewcomer } from '../tables/onboarding-rows.ts';
import { serve } from '../use-case.ts';

export const openOnboarding = serve(contract, async ({ place, me }, world) => {
  const now = world.now();
  const [stored, buddies, members, today] = await Promise.all([
    storedNewcomer(world.table, place, me.id),
    allBuddies(world.table, place),
    world.communities.members(place),
    dayIn(world, place),
  ]);
  const asked = presentBuddy(stored, now);
  const there = asked && members.find(({ id }) => id === asked.person.id);
  const buddy = asked && there && { ...asked, mail: there.mail, endsAt: endsAt(asked) };
  const mayBeAsked = members.filter((member) => {
    const newcomers = activeAssignments(buddies.get(member.id)?.newcomers ?? [], now);
    return member.id !== me.id && canBeAsked(member, today) && newcomers.length < NEWCOMERS_MAX;
  });
  const offering = mayBeAsked.filter(({ id }) => buddies.get(id)?.offers);
  const shown = offering.length > 0 ? offering : mayBeAsked.filter(({ role }) => role === 'organiser');
  return {
    ...progressOf(stored, now),
    newcomer: isNewcomer(me.joinedAt, now),
    buddy: buddy || null,
    buddies: shown.map(({ id, name, role }) => ({ id, name, organiser: role === 'organiser' })),
  };
});

/** Whether somebody may be asked on a day: whoever has paused or is away is not. */
export const canBeAsked = (member: Membership, today: string): boolean =>
  roleMay(member.role, beOnboarded) && isThere(member, today);

/** How far a newcomer is, as they are told. */
export const progressOf = (stored: StoredNewcomer, now: Date) => ({
  done: doneOf(stored.done, presentBuddy(stored, now)),
  opened: [...stored.opened],
  dismissed: stored.dismissed,
});
