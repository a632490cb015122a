import { setDiscoverable as contract } from '../../domain/inclusion/contract.ts';
import { DISCOVERABLE, joinablePartition } from '../tables/keys.ts';
import { serve } from '../use-case.ts';

/** The look-up of all such communities is written last and removed first: it leads to none that is not. */
export const setDiscoverable = serve(contract, async ({ place, body, operation }, world) => {
  const { discoverable } = body;
  const partition = joinablePartition(place.tenantId);
  const { communityId: key } = place;
  if (discoverable) {
    await world.write(place, operation, [{ do: 'put', key: DISCOVERABLE, row: {} }]);
    await world.table.write(partition, operation, [{ do: 'put', key, row: {} }]);
  } else {
    await world.table.write(partition, operation, [{ do: 'clear', key }]);
    await world.write(place, operation, [{ do: 'clear', key: DISCOVERABLE }]);
  }
  return { discoverable };
});
