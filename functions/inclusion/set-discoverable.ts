import { setDiscoverable as contract } from '../../domain/inclusion/contract.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { DISCOVERABLE } from '../tables/keys.ts';
import type { Write } from '../tables/table.ts';
import { serve } from '../use-case.ts';
import { JOINABLE, showJoinable } from './joinable-look-up.ts';

export const setDiscoverable = serve(contract, async ({ place, body, operation }, world) => {
  const { discoverable } = body;
  const writes: Write[] = [
    discoverable ? { do: 'put', key: DISCOVERABLE, row: {} } : { do: 'clear', key: DISCOVERABLE },
    world.outbox.asking(JOINABLE, '', operation, world.now()),
  ];
  await world.write(place, operation, writes);
  // The outbox does it if this fails.
  await showJoinable(world, place).catch(() => {});
  await enqueueWork(world, place, writes);
  return { discoverable };
});
