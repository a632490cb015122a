import type { Route } from '../../domain/shared/route.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { changeOpOf, withChangeOp } from '../tables/change-ops.ts';
import type { Place } from '../tables/community-store.ts';
import { retryOnConflict, retryOrBusy } from '../tables/retry.ts';
import type { Write } from '../tables/table.ts';
import type { MemberCall } from '../use-case.ts';
import type { World } from '../world.ts';
import { roundChanged } from './round-feed.ts';
import { type ListedRound, type RoundChange, roundKey, roundRow, type StoredRound } from './round-rows.ts';
import { partsOf, type RoundName, requireRound, resultsOf } from './round-store.ts';
import { tellingSession } from './told-round.ts';

export interface Change {
  readonly change: RoundChange;
  readonly also?: readonly Write[];
}

type RoundCall = Pick<MemberCall<Route>, 'place' | 'me' | 'operation'> & {
  readonly params: RoundName;
};

export const changingRound = (
  { artifactId, id, etag, version }: ListedRound | StoredRound,
  change: RoundChange,
): Write => ({
  do: 'merge',
  key: roundKey(artifactId, id),
  row: roundRow.changed({ ...change, version: version + 1 }),
  etag,
});

/**
 * Changes a round: reads it, writes, and starts again if it was changed meanwhile. The same change by the same person
 * once more is recognised as done. `step` refuses, and returns undefined if nothing has to be changed.
 */
export async function changeRound(
  world: World,
  { place, me, params, operation }: RoundCall,
  step: (stored: StoredRound, now: Date) => Promise<Change | undefined> | Change | undefined,
): Promise<StoredRound> {
  const changeOp = changeOpOf(operation, me);
  return retryOrBusy(async () => {
    const stored = await requireRound(world, place, params);
    if (stored.changeOps.has(changeOp)) return stored;
    const made = await step(stored, world.now());
    if (!made) return stored;
    const change = { ...made.change, changeOps: withChangeOp(stored.changeOps, changeOp) };
    const writes = [
      changingRound(stored, change),
      ...(made.also ?? []),
      roundChanged(world, stored, operation),
      ...tellingSession({ ...stored, ...change }),
    ];
    await world.write(place, operation, writes);
    await enqueueWork(world, place, writes);
    return requireRound(world, place, params);
  });
}

/** The round with what its revealed passes came to, counted once nobody can score in them any more. */
export async function counted(world: World, place: Place, stored: StoredRound): Promise<StoredRound> {
  const { artifactId, id } = stored;
  let now = stored;
  return retryOnConflict(async () => {
    if (now.results.length === now.reveals.length) return now;
    const results = resultsOf(now, await partsOf(world, place, now, null, { every: true }));
    try {
      const key = roundKey(artifactId, id);
      await world.write(place, crypto.randomUUID(), [
        { do: 'merge', key, row: roundRow.changed({ results }), etag: now.etag },
      ]);
    } finally {
      now = await requireRound(world, place, { artifactId, roundId: id });
    }
    return now;
  });
}
