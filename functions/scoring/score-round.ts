import { scoreRound as contract } from '../../domain/scoring/contract.ts';
import { mayScore } from '../../domain/scoring/policy.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import { showAtOnce } from '../feed/work.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { retryOnConflict } from '../tables/retry.ts';
import type { Write } from '../tables/table.ts';
import { requirePermission, serve } from '../use-case.ts';
import { roundChanged, SCORE_FEED } from './round-feed.ts';
import { gateKey, type StoredRound, scoresKey, scoresRow } from './round-rows.ts';
import { feedIdOf, requireRound, scoresBy } from './round-store.ts';

/** Each has a row of their own, so that many can score at once and the round itself stays as it is. */
export const scoreRound = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { artifactId, roundId } = params;
  const { pass, scores } = body;
  return retryOnConflict(async () => {
    const [stored] = await Promise.all([
      requireRound(world, place, params),
      scoresBy(world, place, params, pass, me.id),
    ]);
    requirePass(stored, pass);
    requirePermission(mayScore(me, stored));
    const { criteria, levels } = stored.rubric;
    if (scores.length !== criteria.length)
      throw invalid('scores', `a level for each of ${criteria.length} criteria`);
    const wrong = scores.findIndex(({ level }) => level >= levels.length);
    if (wrong >= 0) throw invalid(`scores.${wrong}.level`, `one of ${levels.length} levels`);
    const row = scoresRow.columns({ by: { id: me.id, name: me.name }, scores });
    const writes: Write[] = [
      // Fails once the pass is revealed.
      { do: 'touch', key: gateKey(artifactId, roundId, pass) },
      { do: 'put', key: scoresKey(artifactId, roundId, pass, me.id), row },
      roundChanged(world, stored, operation, [me.id]),
    ];
    await world.write(place, operation, writes);
    const done = { communityId: place.communityId, round: stored, have: [me.id], before: null };
    await showAtOnce(world, place, SCORE_FEED, feedIdOf(stored), done, me);
    await enqueueWork(world, place, writes);
    return { pass, scores };
  });
});

/** Whoever has an older page open does not score, reveal or go on in a pass that they do not see. */
export function requirePass({ pass, reveals }: StoredRound, asked: number): void {
  if (asked === pass) return;
  throw new Refusal(asked <= reveals.length ? 'scores-revealed' : 'another-pass');
}
