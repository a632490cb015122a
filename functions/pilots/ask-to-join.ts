import { askToJoin as contract } from '../../domain/pilots/contract.ts';
import { peopleOf } from '../../domain/pilots/pilot.ts';
import { mayJoin } from '../../domain/pilots/policy.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { openPilotKey, pilotActivityKey, requestKey } from '../tables/keys.ts';
import { requestRow } from '../tables/pilot-rows.ts';
import { retryOnConflict } from '../tables/retry.ts';
import type { Write } from '../tables/table.ts';
import { requirePermission, serve } from '../use-case.ts';
import { requestsChanged } from './pilot-feed.ts';
import { requirePilot } from './pilot-guards.ts';
import { requestOfPerson } from './pilot-store.ts';

export const askToJoin = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const at = world.now().toISOString();
  return retryOnConflict(async () => {
    const [{ pilot }] = await Promise.all([
      requirePilot(world, place, me, params.pilotId),
      // Refuses to write over one that this version cannot read.
      requestOfPerson(world, place, params.pilotId, me.id),
    ]);
    if (peopleOf(pilot).includes(me.id)) return { asked: false };
    requirePermission(mayJoin(me, pilot));
    const row = requestRow.columns({ name: me.name, word: body.word, at });
    const writes: Write[] = [
      // Fails once the pilot has ended.
      { do: 'touch', key: openPilotKey(pilot.id) },
      { do: 'put', key: requestKey(pilot.id, me.id), row },
      { do: 'touch', key: pilotActivityKey(pilot.id) },
      ...requestsChanged(world, pilot, [me.id], operation),
    ];
    await world.write(place, operation, writes);
    await enqueueWork(world, place, writes);
    return { asked: true };
  });
});
