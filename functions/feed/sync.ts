import { concurrencyLimiter } from '../outbox/concurrency-limiter.ts';
import { Unsettled } from '../outbox/failures.ts';
import { type WorkKind, workKind } from '../outbox/kinds.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import type { Mark } from '../tables/due-store.ts';
import type { FeedEntry, FeedKey } from '../tables/feed-store.ts';
import { isOfNewerVersion, unlessNewer } from '../tables/rows.ts';
import { readingOnce, type World } from '../world.ts';
import { entryOf, type FeedKind, type FeedKindOf, feedKind, keyFor } from './kinds.ts';
import { marksOf } from './marks.ts';
import { FEED_MEMBERS, FEED_THINGS } from './work.ts';

/** How many feeds are written at once. */
const FEEDS_AT_ONCE = 16;
/** How often a thing is read again that changes while feeds are written. */
const LOOKS = 4;
/**
 * How long before its work was requested somebody may have left who made the change. It is longer than memberships are
 * cached, and than clocks differ.
 */
const LEFT_BEFORE_MS = 600_000;

/** The outbox work that updates people's feeds, for the kinds of things that areas offer. */
export function feedWork(kinds: readonly FeedKind[]): readonly WorkKind[] {
  const byName = new Map(kinds.map((kind) => [kind.kind, kind]));
  if (byName.size < kinds.length) throw new Error('Two kinds of feed entries have the same name');
  return [
    workKind({
      ...FEED_THINGS,
      run: async (world, place, { payload: { things, people }, createdAt }) => {
        const members = await concerned(world, place, people);
        for (const { kind: name, id } of things) {
          // A kind of another version is left to that version.
          const kind = byName.get(name);
          if (kind) await showToAll(world, place, kind, id, members, people);
        }
        // Somebody who left, changed their role or paused meanwhile may have been shown too much: now, by an earlier try
        // that was interrupted, or by their own request, which had their membership from the cache.
        const now = await memberships(world, place, people);
        const standing = new Map(now.filter(isActive).map((member) => [member.id, standingOf(member)]));
        const changed = members.filter((member) => standing.get(member.id) !== standingOf(member));
        const since = Date.parse(createdAt) - LEFT_BEFORE_MS;
        const left = now.filter(({ leftAt }) => leftAt !== null && Date.parse(leftAt) > since);
        const wrong = new Set([...changed, ...left].map((member) => member.id));
        await bringUpToDate(world, place, kinds, [...wrong]);
      },
      tries: 30,
      whenGivenUp: 'retry-daily',
    }),
    workKind({
      ...FEED_MEMBERS,
      run: (world, place, { payload: { people } }) => bringUpToDate(world, place, kinds, people),
      tries: 30,
      whenGivenUp: 'retry-daily',
    }),
  ];
}

/** Updates the feeds of these people with a thing as it is now, without waiting for the outbox. */
export async function showTo<T, More>(
  world: World,
  place: Place,
  kind: FeedKindOf<T, More>,
  id: string,
  people: readonly string[],
): Promise<void> {
  await showToAll(world, place, feedKind(kind), id, await concerned(world, place, people), people);
}

/** The members among `people`, or all members; read without the cache. */
async function concerned(
  world: World,
  place: Place,
  people: readonly string[] | null,
): Promise<readonly Membership[]> {
  return (await memberships(world, place, people)).filter(isActive);
}

const isActive = ({ leftAt }: Membership) => leftAt === null;

/** What of a membership decides on what is shown. */
const standingOf = ({ role, pausedUntil, away }: Membership) => JSON.stringify([role, pausedUntil, away]);

/** The memberships of `people`, or of everybody, present and past; read without the cache. */
async function memberships(
  world: World,
  place: Place,
  people: readonly string[] | null,
): Promise<readonly Membership[]> {
  if (people === null) return world.communities.memberships(place);
  const found = await Promise.all(
    people.map((id) => unlessNewer(world.trace, world.communities.membershipNow(place, id))),
  );
  return found.flatMap((member) => member ?? []);
}

/** Reads the thing again after writing, so that a writer with an older state notices and corrects it. */
async function showToAll(
  world: World,
  place: Place,
  kind: FeedKind,
  id: string,
  members: readonly Membership[],
  people: readonly string[] | null,
): Promise<void> {
  const limited = concurrencyLimiter(FEEDS_AT_ONCE);
  let thing = await kind.read(world, place, id);
  for (let look = 0; look < LOOKS; look += 1) {
    const shown = thing;
    if (shown !== undefined)
      await world.due.mark(place.tenantId, marksOf(world, place, kind, id, shown, members, people));
    await Promise.all(
      members.map((member) =>
        limited('', async () => {
          const entry = entryOf(kind, place, id, shown, member);
          if (entry) await world.feed.put(place.tenantId, member.id, [entry]);
          else await world.feed.remove(place.tenantId, member.id, keyFor(kind, place, id));
        }),
      ),
    );
    thing = await kind.read(world, place, id);
    if (JSON.stringify(thing) === JSON.stringify(shown)) return;
  }
  throw new Unsettled();
}

/**
 * Reads memberships without the cache, because this work follows changes of memberships. Reads everything again after
 * writing, as `showToAll` does, for all these people together: most of what one is shown is what all are shown.
 */
async function bringUpToDate(
  world: World,
  place: Place,
  kinds: readonly FeedKind[],
  people: readonly string[],
): Promise<void> {
  const limited = concurrencyLimiter(FEEDS_AT_ONCE);
  const ofEach = <T, U>(some: readonly T[], work: (one: T) => Promise<U>) =>
    Promise.all(some.map((one) => limited('', () => work(one))));
  let unsettled = people.map((id) => ({ id, shown: '' }));
  for (let look = 0; look < LOOKS; look += 1) {
    // Read before the things, so that entries that are added meanwhile stay.
    const feeds = await ofEach(unsettled, async (person) => ({
      ...person,
      before: await world.feed.keysIn(place, person.id),
    }));
    const things = readingOnce(world);
    const written = await ofEach(feeds, async ({ id, shown, before }) => {
      const member = await world.communities.membershipNow(place, id);
      const { entries, unread, present } = await everythingFor(things, place, kinds, member);
      const stands = JSON.stringify(entries);
      if (stands === shown) return [];
      // Entries that the member's present role may not see are removed.
      await world.feed.replace(place, id, before, entries, unread);
      await world.due.mark(place.tenantId, present);
      return [{ id, shown: stands }];
    });
    unsettled = written.flat();
    if (unsettled.length === 0) return;
  }
  throw new Unsettled();
}

/**
 * All entries that a person's feed should have of a community, the keys of things that this version cannot read, and
 * the marks of what they are to be told now.
 */
async function everythingFor(
  world: World,
  place: Place,
  kinds: readonly FeedKind[],
  found: Membership | undefined,
) {
  const entries: FeedEntry[] = [];
  const unread: FeedKey[] = [];
  const present: Mark[] = [];
  const member = found?.leftAt === null ? found : undefined;
  if (!member) return { entries, unread, present };
  const now = world.now().toISOString();
  const isNow = ({ moment }: Mark) => moment <= now;
  for (const kind of kinds) {
    const ids = await kind.all(world, place, member);
    const things = await Promise.all(
      ids.map(async (id) => {
        const key = keyFor(kind, place, id);
        try {
          const thing = await kind.read(world, place, id);
          const entry = entryOf(kind, place, id, thing, member);
          // What is to come has its marks already.
          if (entry)
            present.push(...marksOf(world, place, kind, id, thing, [member], [member.id]).filter(isNow));
          return { key, entry };
        } catch (error) {
          if (!isOfNewerVersion(error)) throw error;
          world.trace.rowsPassedOver += 1;
          return { key, entry: undefined };
        }
      }),
    );
    for (const { key, entry } of things) {
      if (entry) entries.push(entry);
      else if (entry === undefined) unread.push(key);
    }
  }
  return { entries, unread, present };
}
