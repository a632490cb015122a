import type { Membership, Place } from '../tables/community-store.ts';
import type { FeedEntry, FeedSection } from '../tables/feed-store.ts';
import type { World } from '../world.ts';

/** One kind of thing that stands on people's Home, as an area offers it. */
export interface FeedKindOf<T> {
  readonly kind: string;
  readonly section: FeedSection;
  /** The thing as it stands now; undefined where it is gone. */
  readonly read: (world: World, place: Place, id: string) => Promise<T | undefined>;
  /** What a member is shown of it; null: nothing. */
  readonly show: (thing: T, member: Pick<Membership, 'id' | 'role'>) => object | null;
  /** When somebody may have to be reminded of it, as moments. */
  readonly due?: (thing: T) => readonly string[];
  /** Ids of all that somebody who joins is shown. */
  readonly all: (world: World, place: Place, member: Membership) => Promise<readonly string[]>;
}

/** A kind as the feed sees it: it hands on things without knowing what they are. */
export type FeedKind = FeedKindOf<unknown>;

export const feedKind = <T>(kind: FeedKindOf<T>): FeedKind => kind as FeedKind;

export const keyFor = ({ kind, section }: Pick<FeedKind, 'kind' | 'section'>, place: Place, id: string) => ({
  section,
  kind,
  communityId: place.communityId,
  id,
});

/** What a member's feed says of a thing that is known; null: nothing. */
export function entryOf<T>(
  kind: FeedKindOf<T>,
  place: Place,
  id: string,
  thing: T | undefined,
  member: Pick<Membership, 'id' | 'role'>,
): FeedEntry | null {
  const item = thing === undefined ? null : kind.show(thing, member);
  return item && { ...keyFor(kind, place, id), item };
}
