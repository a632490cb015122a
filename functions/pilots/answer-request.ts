import { answerRequest as contract } from '../../domain/pilots/contract.ts';
import { COLLABORATORS_MAX, type Pilot } from '../../domain/pilots/pilot.ts';
import { mayChangePilot } from '../../domain/pilots/policy.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import type { Place } from '../tables/community-store.ts';
import { requestKey } from '../tables/keys.ts';
import type { Write } from '../tables/table.ts';
import { requirePermission, serve } from '../use-case.ts';
import type { World } from '../world.ts';
import { changeHead } from './change-head.ts';
import { pilotChanged, requestsChanged } from './pilot-feed.ts';
import { requirePilot, runsPilots } from './pilot-guards.ts';
import { requestOfPerson } from './pilot-store.ts';
import { changingPilot } from './pilot-writes.ts';

export const answerRequest = serve(contract, async (call, world) => {
  const { place, me, params, body, operation } = call;
  const { personId } = params;
  if (body.accept) {
    const now = world.now();
    return changeHead(world, call, async (stored, changeOp) => {
      const { pilot } = stored;
      requirePermission(mayChangePilot(me, pilot));
      const isIn = pilot.collaborators.some((one) => one.personId === personId);
      if (!(await requestOfPerson(world, place, pilot.id, personId))) {
        if (isIn) return undefined;
        throw new Refusal('not-found');
      }
      const collaborators = isIn ? pilot.collaborators : await takenIn(world, place, pilot, personId);
      const changed = changingPilot(stored, { collaborators }, changeOp, now);
      const also = [
        ...answered(world, pilot, personId, operation),
        pilotChanged(world, pilot, changed.after, operation),
      ];
      return { ...changed, also };
    });
  }
  const { pilot } = await requirePilot(world, place, me, params.pilotId);
  // One’s own request can be taken back at any time.
  if (personId !== me.id) requirePermission(mayChangePilot(me, pilot));
  const writes = answered(world, pilot, personId, operation);
  await world.write(place, operation, writes);
  await enqueueWork(world, place, writes);
  return pilot;
});

/** The writes after which a request is there no more. */
const answered = (world: World, pilot: Pilot, personId: string, operation: string): Write[] => [
  { do: 'clear', key: requestKey(pilot.id, personId) },
  ...requestsChanged(world, pilot, [personId], operation),
];

/** The collaborators with somebody more. */
async function takenIn(world: World, place: Place, { collaborators }: Pilot, personId: string) {
  const member = await runsPilots(world, place, personId);
  if (!member) throw new Refusal('asker-left');
  if (collaborators.length >= COLLABORATORS_MAX)
    throw invalid('accept', `at most ${COLLABORATORS_MAX} people who take part`);
  return [...collaborators, { personId, name: member.name, discipline: '' }];
}
