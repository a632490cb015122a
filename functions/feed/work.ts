import * as z from 'zod';
import type { Place } from '../tables/community-store.ts';
import type { WorkName } from '../tables/outbox-store.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { entryOf, type FeedKindOf, keyFor, type Reader } from './kinds.ts';

const changed = z.object({
  things: z.array(z.object({ kind: z.string(), id: z.string() })),
  /** The people whose feeds may have an entry of it; null for all members. */
  people: z.nullable(z.array(z.string())),
});

/** Update feeds after things have changed. Areas write this work together with the change. */
export const FEED_THINGS: WorkName<z.infer<typeof changed>> = { kind: 'feed-things', payload: changed };

export interface FeedThing {
  readonly kind: string;
  readonly id: string;
}

/** The write that updates the feeds of all members, or of these people, after things have changed. */
export function feedThings(
  world: World,
  subject: string,
  operation: string,
  things: readonly FeedThing[],
  people: readonly string[] | null = null,
): Extract<Write, { do: 'put' }> {
  return world.outbox.asking(FEED_THINGS, subject, operation, world.now(), {
    things: [...things],
    people: people && [...people],
  });
}

const memberships = z.object({ people: z.array(z.string()) });

/** Update the feeds of people who were added or removed or have another role. */
export const FEED_MEMBERS: WorkName<z.infer<typeof memberships>> = {
  kind: 'feed-members',
  payload: memberships,
};

/** The write that updates the feeds of people who are added or removed or get another role. */
export function feedMembers(
  world: World,
  people: readonly string[],
  operation: string,
  subject = '',
): Extract<Write, { do: 'put' }> {
  return world.outbox.asking(FEED_MEMBERS, subject, operation, world.now(), { people: [...people] });
}

/** Updates the feed of the person who has just changed a thing. The outbox updates the others. */
export async function showAtOnce<T>(
  world: World,
  place: Place,
  kind: Pick<FeedKindOf<T>, 'kind' | 'section' | 'show'>,
  id: string,
  thing: T | undefined,
  me: Reader,
): Promise<void> {
  const entry = entryOf(kind, place, id, thing, me);
  try {
    if (entry) await world.feed.put(place.tenantId, me.id, [entry]);
    else await world.feed.remove(place.tenantId, me.id, keyFor(kind, place, id));
  } catch {
    // The change itself is stored, and the outbox will update the feed.
  }
}
