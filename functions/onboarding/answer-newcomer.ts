import { answerNewcomer as contract } from '../../domain/onboarding/contract.ts';
import { activeAssignments, endsAt } from '../../domain/onboarding/onboarding.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { markMoment } from '../tables/moments.ts';
import {
  endingBuddyAssignment,
  keepingBuddy,
  keepingNewcomer,
  storedBuddy,
  storedNewcomer,
} from '../tables/onboarding-rows.ts';
import { retryOnConflict } from '../tables/retry.ts';
import type { Write } from '../tables/table.ts';
import { serve } from '../use-case.ts';
import { ONBOARDING_MOMENTS } from './end-buddy-assignments.ts';
import { myNewcomers } from './list-my-newcomers.ts';
import { answerTold, newcomerChanged, showNewcomer } from './onboarding-feed.ts';

export const answerNewcomer = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const newcomerId = params.personId;
  const by = { id: me.id, name: me.name };
  return retryOnConflict(async () => {
    const now = world.now();
    const [mine, theirs] = await Promise.all([
      storedBuddy(world.table, place, me.id),
      storedNewcomer(world.table, place, newcomerId),
    ]);
    const known = activeAssignments(mine.newcomers, now).find(({ person }) => person.id === newcomerId);
    const isMine = known && theirs.buddy?.person.id === me.id;
    if (body.accept && !isMine) throw new Refusal('not-asked');
    if (!isMine || (body.accept && known.state === 'accepted')) return myNewcomers(mine, now);
    const told = (answer: Parameters<typeof answerTold>[4]) => [
      ...answerTold(world, place.communityId, newcomerId, by, answer, operation),
      newcomerChanged(world, newcomerId, [me.id], operation),
    ];
    const accepted = { state: 'accepted', at: now.toISOString() } as const;
    const newcomers = body.accept
      ? mine.newcomers.map((one) => (one === known ? { ...one, ...accepted } : one))
      : mine.newcomers.filter((one) => one !== known);
    const writes: Write[] = body.accept
      ? [
          keepingNewcomer(newcomerId, theirs, { buddy: { person: by, ...accepted } }),
          keepingBuddy(me.id, mine, { newcomers }),
          ...told('accepted'),
        ]
      : [
          ...endingBuddyAssignment(newcomerId, theirs, me.id, mine),
          ...told(known.state === 'asked' ? 'declined' : 'ended'),
        ];
    if (body.accept) await markMoment(world, place, ONBOARDING_MOMENTS, newcomerId, endsAt(accepted));
    await world.write(place, operation, writes);
    await showNewcomer(world, place, me, newcomerId);
    await enqueueWork(world, place, writes);
    return myNewcomers({ ...mine, newcomers }, now);
  });
});
