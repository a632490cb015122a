import { showMyScores as contract } from '../../domain/scoring/contract.ts';
import { mayShowName } from '../../domain/scoring/policy.ts';
import { retryOrBusy } from '../tables/retry.ts';
import { requirePermission, serve } from '../use-case.ts';
import { namedKey, namedRow, roundKey } from './round-rows.ts';
import { partsOf, requireRound } from './round-store.ts';

/** For all passes of a round at once. */
export const showMyScores = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { artifactId, roundId } = params;
  return retryOrBusy(async () => {
    const stored = await requireRound(world, place, params);
    const { scores } = await partsOf(world, place, stored, me.id, { every: true });
    requirePermission(
      mayShowName(
        stored,
        scores.some(({ personId }) => personId === me.id),
      ),
    );
    const row = namedRow.columns({ shown: body.shown });
    await world.write(place, operation, [
      // Fails once the round is removed or changed.
      { do: 'merge', key: roundKey(artifactId, roundId), row: {}, etag: stored.etag },
      { do: 'put', key: namedKey(artifactId, roundId, me.id), row },
    ]);
    return { shown: body.shown };
  });
});
