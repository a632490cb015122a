import type * as z from 'zod';
import type { Role } from '../../domain/community/community.ts';
import type { Taxonomy } from '../../domain/knowledge/taxonomy.ts';
import type { SearchHit } from '../../domain/shared/search.ts';

/** Something that was found. */
export interface Found<Shows> {
  /** The ids in its key. */
  readonly ids: readonly string[];
  readonly title: string;
  /** The title of the thing that it belongs to; '' if it belongs to none. */
  readonly topic: string;
  readonly taxonomy: Taxonomy | null;
  /** Who owns it; '' for nobody. */
  readonly owner: string;
  readonly facet: string;
  readonly at: string | null;
  readonly shows: Shows;
  /** How many pilots tried it, and for how many it worked. */
  readonly tried?: number;
  readonly worked?: number;
  readonly excerpt: string;
}

/** One kind of thing that search finds, as an area offers it. Its rows are written by its store, see FindStore. */
export interface FindKindOf<Shows> {
  readonly kind: string;
  /** What its rows hold for a hit beside the fields that every kind has. */
  readonly shows: z.ZodType<Shows>;
  /** The row's text as people read it, such as without markup. */
  readonly plain?: (text: string) => string;
  /** Missing for what nobody finds: a row of it only hides others, see `hiddenBy`. */
  readonly hit?: (found: Found<Shows>) => SearchHit;
  /**
   * Who may find a thing, where not everybody may who may search and see what it lies within. Asked when its row is read,
   * so it depends on nothing else.
   */
  readonly mayFind?: (role: Role, shows: Shows) => boolean;
  /** The keys of find-rows that hide it while they are there. */
  readonly hiddenBy?: (shows: Shows) => readonly string[];
  /** What `kind:` in a search may say for things of this kind, beside the kind itself. */
  readonly names?: readonly string[];
  /** Shorter words for some of them, such as `tree`, which stands for `decision tree`. */
  readonly shortNames?: Readonly<Record<string, string>>;
  /** Which of them a thing is, beside its facet. */
  readonly is?: (shows: Shows) => string;
  /** The ids of the artifacts that a text leads to. */
  readonly leadsTo?: (text: string) => string[];
  /** Words for the same, each with its other forms behind it: a search for one of them looks for the others as well. */
  readonly sameAs?: (title: string, shows: Shows) => readonly (readonly string[])[];
  /** How many hits of this kind are shown at least, even if others rank higher. */
  readonly reserved: number;
}

/** A kind whose things the index passes on without knowing their type. */
export interface FindKind
  extends Pick<
    FindKindOf<unknown>,
    | 'kind'
    | 'plain'
    | 'reserved'
    | 'hit'
    | 'mayFind'
    | 'hiddenBy'
    | 'names'
    | 'shortNames'
    | 'is'
    | 'leadsTo'
    | 'sameAs'
  > {
  /** Whether this version knows what a row holds for its hit. */
  readonly knows: (shows: unknown) => boolean;
}

export function findKind<Shows>({
  shows,
  hit,
  mayFind,
  hiddenBy,
  is,
  sameAs,
  ...kind
}: FindKindOf<Shows>): FindKind {
  return {
    ...kind,
    // Not parsed for each thing that is found: the index has only what `knows` accepts.
    ...(mayFind && { mayFind: (role: Role, some: unknown) => mayFind(role, some as Shows) }),
    ...(hiddenBy && { hiddenBy: (some: unknown) => hiddenBy(some as Shows) }),
    ...(is && { is: (some: unknown) => is(some as Shows) }),
    ...(sameAs && { sameAs: (title: string, some: unknown) => sameAs(title, shows.parse(some)) }),
    ...(hit && { hit: (found: Found<unknown>) => hit({ ...found, shows: shows.parse(found.shows) }) }),
    knows: (some) => shows.safeParse(some).success,
  };
}
