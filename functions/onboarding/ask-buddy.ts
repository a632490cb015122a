import { askBuddy as contract } from '../../domain/onboarding/contract.ts';
import { activeAssignments, endsAt, isNewcomer, NEWCOMERS_MAX } from '../../domain/onboarding/onboarding.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { dayIn } from '../tables/community-day.ts';
import { markMoment } from '../tables/moments.ts';
import {
  type AssignedPerson,
  keepingBuddy,
  keepingNewcomer,
  presentBuddy,
  storedBuddy,
  storedNewcomer,
} from '../tables/onboarding-rows.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { serve } from '../use-case.ts';
import { ONBOARDING_MOMENTS } from './end-buddy-assignments.ts';
import { newcomerChanged, showMyself } from './onboarding-feed.ts';
import { canBeAsked } from './open-onboarding.ts';

/** Writes both rows as they were read, so that of two who ask for somebody's last place one is refused. */
export const askBuddy = serve(contract, async ({ place, me, body, operation }, world) => {
  const { personId } = body;
  return retryOnConflict(async () => {
    const now = world.now();
    const [mine, theirs, them, today] = await Promise.all([
      storedNewcomer(world.table, place, me.id),
      storedBuddy(world.table, place, personId),
      world.communities.membership(place, personId, now),
      dayIn(world, place),
    ]);
    if (them?.leftAt !== null || personId === me.id) throw new Refusal('not-offered');
    const answer = (asked: AssignedPerson) => ({ ...asked, mail: them.mail, endsAt: endsAt(asked) });
    const present = presentBuddy(mine, now);
    if (present?.person.id === personId) return answer(present);
    if (!isNewcomer(me.joinedAt, now)) throw new Refusal('no-newcomer');
    if (!canBeAsked(them, today) || !(theirs.offers || them.role === 'organiser'))
      throw new Refusal('not-offered');
    const before = present && (await world.communities.membership(place, present.person.id, now));
    if (before?.leftAt === null) throw new Refusal('other-buddy');
    const newcomers = activeAssignments(theirs.newcomers, now).filter(({ person }) => person.id !== me.id);
    if (newcomers.length >= NEWCOMERS_MAX) throw new Refusal('buddy-full');
    const asked = { state: 'asked', at: now.toISOString() } as const;
    const buddy = { ...asked, person: { id: personId, name: them.name } };
    const writes = [
      keepingNewcomer(me.id, mine, { buddy }),
      keepingBuddy(personId, theirs, {
        newcomers: [...newcomers, { ...asked, person: { id: me.id, name: me.name } }],
      }),
      newcomerChanged(world, me.id, [personId], operation),
    ];
    await markMoment(world, place, ONBOARDING_MOMENTS, me.id, endsAt(asked));
    await world.write(place, operation, writes);
    await showMyself(world, place, me, { ...mine, buddy });
    await enqueueWork(world, place, writes);
    return answer(buddy);
  });
});
