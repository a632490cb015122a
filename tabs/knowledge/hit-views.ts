import type { SearchHit } from '../../domain/shared/search.ts';
import { inOrder } from '../components/in-order.ts';
import type { HitView, ShownHit } from '../components/search-hit.ts';

/** Each area says how its kinds of hits are shown; its file is found by its name. */
const files = import.meta.glob<{ searchHits: Readonly<Record<string, HitView>> }>('../*/search-hits.tsx', {
  eager: true,
});

/** How each kind of hits is shown. */
export const HIT_VIEWS = inOrder(Object.values(files).map(({ searchHits }) => searchHits));

/** What a search can be limited to. */
export const FACETS = [...HIT_VIEWS.values()].flatMap(({ facets }) => facets);

export interface HitGroup {
  readonly kind: string;
  readonly heading: string;
  /** The place of its first hit among all hits. */
  readonly from: number;
  readonly hits: readonly ShownHit[];
}

/**
 * The hits of each kind, in the order of kinds; with `bestFirst` that of the first hit stands before the others. Hits of
 * an unknown kind or shape are passed over.
 */
export function hitGroups(hits: readonly SearchHit[], { bestFirst = false } = {}): HitGroup[] {
  const best = bestFirst ? hits.find(({ kind }) => HIT_VIEWS.has(kind))?.kind : undefined;
  const views = [...HIT_VIEWS].sort(([a], [b]) => Number(b === best) - Number(a === best));
  let from = 0;
  return views.flatMap(([kind, { heading, show }]) => {
    const shown = hits.flatMap((hit) => (hit.kind === kind ? (show(hit) ?? []) : []));
    from += shown.length;
    return shown.length > 0 ? [{ kind, heading, hits: shown, from: from - shown.length }] : [];
  });
}
