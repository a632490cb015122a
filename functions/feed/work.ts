import * as z from 'zod';
import type { Membership, Place } from '../tables/community-store.ts';
import type { WorkName } from '../tables/outbox-store.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { entryOf, type FeedKindOf, keyFor } from './kinds.ts';

const changed = z.object({
  things: z.array(z.object({ kind: z.string(), id: z.string() })),
  /** Whose feeds may say something of it; null: everybody's in the community. */
  people: z.nullable(z.array(z.string())),
});

/** Things have changed: bring the feeds in line. Areas ask for it together with what they change. */
export const FEED_THINGS: WorkName<z.infer<typeof changed>> = { kind: 'feed-things', payload: changed };

export interface FeedThing {
  readonly kind: string;
  readonly id: string;
}

/** What to write so that feeds say what things are now: everybody's in the community, or only of these people. */
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

/** People came, went or have another role: their feeds show all of the community, or nothing. */
export const FEED_MEMBERS: WorkName<z.infer<typeof memberships>> = {
  kind: 'feed-members',
  payload: memberships,
};

/** What to write so that the feeds of people who come, go or change their role show what they may see. */
export function feedMembers(
  world: World,
  people: readonly string[],
  operation: string,
  subject = '',
): Extract<Write, { do: 'put' }> {
  return world.outbox.asking(FEED_MEMBERS, subject, operation, world.now(), { people: [...people] });
}

/** Shows a thing at once to whoever has just changed it; the outbox shows it to everybody else. */
export async function showAtOnce<T>(
  world: World,
  place: Place,
  kind: FeedKindOf<T>,
  id: string,
  thing: T | undefined,
  me: Pick<Membership, 'id' | 'role'>,
): Promise<void> {
  const entry = entryOf(kind, place, id, thing, me);
  try {
    if (entry) await world.feed.put(place.tenantId, me.id, [entry]);
    else await world.feed.remove(place.tenantId, me.id, keyFor(kind, place, id));
  } catch {
    // What was done stays done, and the outbox will show it.
  }
}
