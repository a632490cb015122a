import { removeRound as contract } from '../../domain/scoring/contract.ts';
import { mayRemove } from '../../domain/scoring/policy.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { changeOpOf } from '../tables/change-ops.ts';
import { retryOnConflict } from '../tables/retry.ts';
import type { Write } from '../tables/table.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changingRound } from './change-round.ts';
import { CLEAR_ROUND, clearParts } from './clear-round.ts';
import { roundChanged } from './round-feed.ts';
import { gateKey } from './round-rows.ts';
import { findingRoundNoMore } from './round-search.ts';
import { feedIdOf, roundRowOf, storedRound } from './round-store.ts';
import { tellingSession } from './told-round.ts';

/** Its row stays and says only that it was removed; all that was scored goes. */
export const removeRound = serve(contract, async ({ place, me, params, operation }, world) => {
  const changeOp = changeOpOf(operation, me);
  await retryOnConflict(async () => {
    const stored = await storedRound(world, place, params);
    if (!stored) {
      const row = await roundRowOf(world, place, params);
      if (row?.changeOps.has(changeOp)) return;
      throw new Refusal('not-found');
    }
    requirePermission(mayRemove(me, stored));
    const { artifactId, id, pass, earlier } = stored;
    const before = earlier && (await storedRound(world, place, { artifactId, roundId: earlier.roundId }));
    const gone = {
      stage: 'removed' as const,
      subject: '',
      title: '',
      word: '',
      rubric: null,
      results: [],
      earlier: null,
      changeOps: new Set([changeOp]),
    };
    const writes: Write[] = [
      changingRound(stored, gone),
      findingRoundNoMore(stored),
      ...tellingSession({ ...stored, ...gone }),
      { do: 'clear', key: gateKey(artifactId, id, pass) },
      roundChanged(world, stored, operation),
      world.outbox.asking(CLEAR_ROUND, feedIdOf(stored), operation, world.now()),
      // What it scored again waits for its day once more.
      ...(before?.next === id
        ? [changingRound(before, { next: null }), roundChanged(world, before, operation)]
        : []),
    ];
    await world.write(place, operation, writes);
    await enqueueWork(world, place, writes);
  });
  // At once, where nothing comes between.
  await clearParts(world, place, params);
  return { removed: true };
});
