import { ownerOf } from '../../domain/knowledge/artifact.ts';
import { listStale as contract } from '../../domain/knowledge/contract.ts';
import { serve } from '../use-case.ts';
import { looksAfter } from './review-feed.ts';

/** Two storage calls, however much there is that nobody has to look at. */
export const listStale = serve(contract, async ({ place, query }, { knowledge, communities }) => {
  const everybody = await communities.memberships(place);
  const former = new Set(everybody.filter((one) => !looksAfter(one)).map(({ id }) => id));
  const found = await knowledge.stale(place, query.on, [...former]);
  const artifacts = found.map((one) => ({ ...one, ownerLeft: former.has(ownerOf(one).id) }));
  // What waits longest comes first, what nobody has given a day last.
  return {
    artifacts: artifacts.sort(
      (a, b) => (a.reviewBy ?? '9999').localeCompare(b.reviewBy ?? '9999') || a.title.localeCompare(b.title),
    ),
  };
});
