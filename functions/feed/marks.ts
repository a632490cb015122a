import type { Membership, Place } from '../tables/community-store.ts';
import type { Mark } from '../tables/due-store.ts';
import type { World } from '../world.ts';
import { entryOf, type FeedKind } from './kinds.ts';
import { DAY_MS, type Notice, type Recipient } from './notice.ts';

/** What should have been told longer ago was marked before, and was told or is of no use any more. */
const MARKED_BACK_MS = 2 * DAY_MS;

/** What a member is to be told of a thing that they are shown. Whoever joins is told nothing of what was before. */
export function noticesFor(
  kind: FeedKind,
  place: Place,
  id: string,
  thing: unknown,
  recipient: Recipient,
  more?: unknown,
): readonly Notice[] {
  if (!kind.notices || !entryOf(kind, place, id, thing, recipient)) return [];
  return kind.notices(thing, recipient, more).filter(({ at }) => at >= recipient.joinedAt);
}

/**
 * The marks of the moments at which these members have to be told of a thing. `people`: whom the change was about; null
 * where it was about everybody, who then share a mark.
 */
export function marksOf(
  world: World,
  place: Place,
  kind: FeedKind,
  id: string,
  thing: unknown,
  members: readonly Membership[],
  people: readonly string[] | null,
): Mark[] {
  if (!kind.notices) return [];
  const now = world.now();
  const since = new Date(now.getTime() - MARKED_BACK_MS).toISOString();
  return members.flatMap((member) =>
    noticesFor(kind, place, id, thing, { ...member, zone: member.zone ?? 'UTC', now })
      .filter(({ at, until }) => at > since && until > now.toISOString())
      .map(({ at, until }): Mark => {
        const personId = people && member.id;
        return { place, kind: kind.kind, id, moment: at, personId, until };
      }),
  );
}
