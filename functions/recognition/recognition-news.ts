import { NEWS_ENTRY, TOLD_ENTRY } from '../feed/news-entries.ts';
import { feedThings } from '../feed/work.ts';
import type { Place } from '../tables/community-store.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import {
  recognitionToldKey,
  recognitionToldRow,
  type StoredRecognition,
  type ToldRecognition,
} from './recognition-store.ts';

type Said = Omit<StoredRecognition, 'etag'>;

/** Everybody is told, and the person once more as theirs. */
function linesOf({ communityId }: Place, { about, person, by, words, at, title, recognitionId }: Said) {
  const said = { at, by, communityId, recognitionId, person, about, title, words };
  const kind = about.kind === 'pilot' ? ('pilot-recognised' as const) : ('recognised' as const);
  return { everybody: { kind, ...said }, person: { kind: 'recognised-you' as const, ...said } };
}

/** Of both lines, the entries in feeds. */
const thingsOf = (world: World, { at, personId, recognitionId }: ToldRecognition) => ({
  everybody: { kind: NEWS_ENTRY.kind, id: world.news.idOf({ at }, recognitionId) },
  person: { kind: TOLD_ENTRY.kind, id: world.news.idFor(personId, { at }, recognitionId) },
});

/** The writes that bring feeds in line after these were told or withdrawn. */
function feedsOf(world: World, some: readonly ToldRecognition[], operation: string): Write[] {
  const [first] = some;
  if (!first) return [];
  const things = some.map((one) => ({ ...one, ...thingsOf(world, one) }));
  return [
    feedThings(
      world,
      first.recognitionId,
      operation,
      things.map(({ everybody }) => everybody),
    ),
    ...things.map(({ person, personId, recognitionId }) =>
      feedThings(world, `${recognitionId}.told`, operation, [person], [personId]),
    ),
  ];
}

const toldOf = ({ at, person, recognitionId }: Said): ToldRecognition => ({
  at,
  personId: person.id,
  recognitionId,
});

export function tellingRecognition(world: World, place: Place, said: Said, operation: string): Write[] {
  const lines = linesOf(place, said);
  const told = toldOf(said);
  return [
    world.news.telling(lines.everybody, said.recognitionId),
    world.news.tellingOne(said.person.id, lines.person, said.recognitionId),
    {
      do: 'put',
      key: recognitionToldKey(told.personId, told.recognitionId),
      row: recognitionToldRow.columns(told),
    },
    ...feedsOf(world, [told], operation),
  ];
}

/** The writes that take back what was told of these: four for each of them, and one more. */
export function withdrawing(world: World, some: readonly ToldRecognition[], operation: string): Write[] {
  return [
    ...some.flatMap((told): Write[] => [
      world.news.withdrawing(thingsOf(world, told).everybody.id),
      world.news.withdrawingOne(told.personId, told, told.recognitionId),
      { do: 'clear', key: recognitionToldKey(told.personId, told.recognitionId) },
    ]),
    ...feedsOf(world, some, operation),
  ];
}

/** The writes that take back what was told of this one. */
export const withdrawingRecognition = (world: World, said: Said, operation: string): Write[] =>
  withdrawing(world, [toldOf(said)], operation);
