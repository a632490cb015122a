import { randomUUID } from 'node:crypto';
import { workKind } from '../outbox/kinds.ts';
import { nothing, type WorkName } from '../tables/outbox-store.ts';
import type { Place } from '../tables/place.ts';
import { inTransactions, type Row, type Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { partsRange } from './round-rows.ts';
import { nameIn, type RoundName } from './round-store.ts';

/** Clear what was scored in a round that was removed, whatever became of the request that removed it. */
export const CLEAR_ROUND: WorkName<null> = { kind: 'clear-round', payload: nothing };

export const clearRoundKind = workKind({
  ...CLEAR_ROUND,
  run: (world, place, { subject }) => clearParts(world, place, nameIn(subject)),
  tries: 30,
  whenGivenUp: 'retry-daily',
});

/** Nothing comes back: whoever scores or shows a name writes on a row that the removal has cleared or changed. */
export async function clearParts(
  world: World,
  place: Place,
  { artifactId, roundId }: RoundName,
): Promise<void> {
  const kind = { key: /^/, of: ({ rowKey = '' }: Row): Write => ({ do: 'clear', key: rowKey }) };
  const parts = await world.table.range(place.partition, ...partsRange(artifactId, roundId), kind, {
    select: [],
  });
  for (const some of inTransactions(parts)) await world.write(place, randomUUID(), some);
}
