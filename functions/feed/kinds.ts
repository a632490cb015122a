import type { Membership, Place } from '../tables/community-store.ts';
import type { FeedEntry, FeedSection } from '../tables/feed-store.ts';
import type { World } from '../world.ts';
import type { Notice, Recipient } from './notice.ts';

/** Whose feed it is; the rest where the whole membership is known. */
export type Reader = Pick<Membership, 'id' | 'role'> &
  Partial<Pick<Membership, 'addedBy' | 'joinedAt' | 'zone' | 'pausedUntil' | 'away'>>;

/** One kind of thing that is shown on people's Home, as an area offers it. */
export interface FeedKindOf<T, More = unknown> {
  readonly kind: string;
  readonly section: FeedSection;
  /** Reads the thing; undefined if it does not exist any more. */
  readonly read: (world: World, place: Place, id: string) => Promise<T | undefined>;
  /** What a member is shown of it; null for nothing. */
  readonly show: (thing: T, member: Reader) => object | null;
  /**
   * What somebody who is shown it is to be told of it, and when. Without `more` also what depends on it: then only the
   * moments count, at which `more` is read.
   */
  readonly notices?: (thing: T, recipient: Recipient, more?: More) => readonly Notice[];
  /** What else decides on the notices, such as who has done it already. It is read when somebody is to be told. */
  readonly more?: (world: World, place: Place, thing: T) => Promise<More>;
  /** The ids of everything that a new member is shown, also of things that this version cannot read. */
  readonly all: (world: World, place: Place, member: Membership) => Promise<readonly string[]>;
}

/** A kind whose things the feed passes on without knowing their type. */
export type FeedKind = FeedKindOf<unknown>;

export const feedKind = <T, More>(kind: FeedKindOf<T, More>): FeedKind => kind as unknown as FeedKind;

export const keyFor = ({ kind, section }: Pick<FeedKind, 'kind' | 'section'>, place: Place, id: string) => ({
  section,
  kind,
  communityId: place.communityId,
  id,
});

/** The entry of a thing in a member's feed; null for none. */
export function entryOf<T>(
  kind: Pick<FeedKindOf<T>, 'kind' | 'section' | 'show'>,
  place: Place,
  id: string,
  thing: T | undefined,
  member: Reader,
): FeedEntry | null {
  const item = thing === undefined ? null : kind.show(thing, member);
  return item && { ...keyFor(kind, place, id), item };
}
