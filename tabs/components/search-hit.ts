import type { ReactNode } from 'react';
import type * as z from 'zod/mini';
import type { HitKind, SearchHit } from '../../domain/shared/search.ts';

/** A hit as search shows it. */
export interface ShownHit {
  /** Unique among the hits of its kind. */
  readonly id: string;
  /** Its address below that of its community, such as knowledge/ID; '' for the community's own page. */
  readonly path: string;
  readonly excerpt: string;
  /** Its first line, with the words of the search marked. */
  readonly head: (query: string) => ReactNode;
}

/** Its address within Guildhall. */
export const hitAddress = (communityId: string, { path }: Pick<ShownHit, 'path'>): string =>
  ['/communities', communityId, ...(path === '' ? [] : [path])].join('/');

/** How one kind of hits is shown. */
export interface HitView {
  /** The heading above the hits of this kind. */
  readonly heading: string;
  /** Kinds are shown in this order. */
  readonly order: number;
  /** What a search can be limited to. */
  readonly facets: readonly { readonly value: string; readonly label: string }[];
  /** null where a hit of this kind has a shape that the page does not know. */
  readonly show: (hit: SearchHit) => ShownHit | null;
}

/** A view for every kind of hits of an area. */
export type HitViews<Kinds> = { readonly [Kind in keyof Kinds]: HitView };

export function hitView<Kind extends HitKind>(
  kind: Kind,
  {
    show,
    ...view
  }: Omit<HitView, 'show'> & {
    readonly show: (hit: z.output<Kind>) => Omit<ShownHit, 'excerpt'>;
  },
): HitView {
  return {
    ...view,
    show: (hit) => {
      const read = kind.safeParse(hit);
      if (!read.success) return null;
      return { ...show(read.data), excerpt: read.data.excerpt };
    },
  };
}
