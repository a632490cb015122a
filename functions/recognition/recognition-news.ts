import { NEWS_FEED, TOLD_FEED } from '../feed/news.ts';
import { feedThings } from '../feed/work.ts';
import type { Place } from '../tables/community-store.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import type { StoredRecognition } from './recognition-store.ts';

type Said = Omit<StoredRecognition, 'etag'>;

/** Everybody is told, and the person once more as theirs. */
function linesOf({ communityId }: Place, { about, person, by, words, at, title, recognitionId }: Said) {
  const said = { at, by, communityId, recognitionId, person, about, title, words };
  const kind = about.kind === 'pilot' ? ('pilot-recognised' as const) : ('recognised' as const);
  return { everybody: { kind, ...said }, person: { kind: 'recognised-you' as const, ...said } };
}

/** Of both lines, the entries in feeds. */
const thingsOf = (world: World, { at, person, recognitionId }: Said) => ({
  everybody: { kind: NEWS_FEED.kind, id: world.news.idOf({ at }, recognitionId) },
  person: { kind: TOLD_FEED.kind, id: world.news.idFor(person.id, { at }, recognitionId) },
});

/** The writes that bring feeds in line after these were told or withdrawn. */
function feedsOf(world: World, some: readonly Said[], operation: string): Write[] {
  const [first] = some;
  if (!first) return [];
  const things = some.map((one) => thingsOf(world, one));
  return [
    feedThings(
      world,
      first.recognitionId,
      operation,
      things.map(({ everybody }) => everybody),
    ),
    ...some.map(({ person, recognitionId }, index) =>
      feedThings(
        world,
        `${recognitionId}.told`,
        operation,
        [things[index]?.person].flatMap((one) => one ?? []),
        [person.id],
      ),
    ),
  ];
}

export function tellingRecognition(world: World, place: Place, said: Said, operation: string): Write[] {
  const lines = linesOf(place, said);
  return [
    world.news.telling(lines.everybody, said.recognitionId),
    world.news.tellingOne(said.person.id, lines.person, said.recognitionId),
    ...feedsOf(world, [said], operation),
  ];
}

/** The writes that take back what was told of these. */
export function withdrawingRecognitions(world: World, some: readonly Said[], operation: string): Write[] {
  return [
    ...some.flatMap((said) => [
      world.news.withdrawing(thingsOf(world, said).everybody.id),
      world.news.withdrawingOne(said.person.id, said, said.recognitionId),
    ]),
    ...feedsOf(world, some, operation),
  ];
}
