import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { roleMay } from '../../domain/community/policy.ts';
import { describeOneself } from '../../domain/inclusion/abilities.ts';
import {
  type Counted,
  lookAgain,
  POPULATIONS,
  type Population,
  type Released,
} from '../../domain/inclusion/composition.ts';
import { DISCIPLINES, LEVELS, REGIONS, regionOf } from '../../domain/inclusion/profile.ts';
import { collaborator } from '../../domain/pilots/pilot.ts';
import { workKind } from '../outbox/kinds.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import { KEYS, pilotKey, sessionKey } from '../tables/keys.ts';
import { nothing, type WorkName } from '../tables/outbox-store.ts';
import { profilesIn, type StoredProfile } from '../tables/profile-rows.ts';
import { unlessConflict } from '../tables/retry.ts';
import { json, rowCodec, words } from '../tables/row-codec.ts';
import type { Row } from '../tables/table.ts';
import type { World } from '../world.ts';
import {
  type CountedTable,
  type Counting,
  countedOnThe,
  DIMENSIONS,
  type Dimension,
  keepLook,
  type Look,
  looksIn,
  PEOPLE_MAX,
  wordOf,
} from './composition-store.ts';

/** Look anew at who is in the community. */
export const COUNT: WorkName<null> = { kind: 'composition', payload: nothing };

const GROUPS: Readonly<Record<Dimension, readonly string[]>> = {
  level: LEVELS,
  discipline: DISCIPLINES,
  region: REGIONS,
};

/** New totals are audited beside so many that were shown before. */
const AUDITED_MAX = 6;

const monthOf = (moment: string) => moment.slice(0, 7);

/** Whether a month has begun since it was counted last. */
export const isDue = (countedOn: string | null, now: Date): boolean =>
  countedOn !== null && monthOf(countedOn) < monthOf(now.toISOString());

export const countKind = workKind({
  ...COUNT,
  run: (world, place) => count(world, place),
  tries: 10,
  whenGivenUp: 'drop',
});

/** Counts who is here, unless that was done this month already. */
export async function count(world: World, place: Place): Promise<void> {
  const at = world.now().toISOString();
  const { countedOn, etag, looks } = await looksIn(world.table, place);
  if (countedOn !== null && monthOf(countedOn) >= monthOf(at)) return;
  const [members, profiles, leaders, speakers, words] = await Promise.all([
    world.communities.members(place),
    profilesIn(world.table, place),
    leadersIn(world, place),
    speakersIn(world, place),
    wordsIn(world, place),
  ]);
  const people = members
    .filter(({ role }) => roleMay(role, describeOneself))
    .map((member) => ({
      member,
      id: member.id,
      leads: leaders.has(member.id),
      speaks: speakers.has(member.id),
      word: words.get(member.id),
    }));
  const tables =
    people.length > PEOPLE_MAX
      ? []
      : DIMENSIONS.flatMap((dimension) => look(dimension, at, people, profiles, looks));
  const isNew = tables.some(({ lookedAt }) => lookedAt === at);
  const writes = [countedOnThe(at.slice(0, 10), etag), ...(isNew ? [keepLook({ at, tables, people })] : [])];
  await unlessConflict(() => world.write(place, randomUUID(), writes));
}

type Person = Counting & { readonly member: Membership };

/** The tables of one dimension after this look. */
function look(
  dimension: Dimension,
  at: string,
  people: readonly Person[],
  profiles: ReadonlyMap<string, StoredProfile>,
  looks: readonly Look[],
): CountedTable[] {
  const everyone = new Map(
    people.map((person) => [person.id, countedOf(dimension, person, profiles.get(person.id))]),
  );
  const words =
    dimension === 'discipline' ? everSaid([...looks.flatMap((one) => one.people), ...people]) : [];
  const everybody = { people: everyone, words: new Map(words) };
  const released: Released[] = looks
    .flatMap((earlier) => releasedIn(earlier, dimension))
    .slice(0, AUDITED_MAX);
  const tables: CountedTable[] = [];
  for (const population of POPULATIONS) {
    const before = looks[0]?.tables.find(
      (one) => one.dimension === dimension && one.population === population,
    );
    const last = looks.find((one) => one.at === before?.lookedAt);
    const among = people
      .filter((person) => isIn(population, person))
      .flatMap(({ id }) => everyone.get(id) ?? []);
    // What is shown of a part of the community is shown of all of it.
    const shownOfAll = new Set(tables[0]?.rows.map(({ group }) => group));
    const groups =
      population === 'community'
        ? GROUPS[dimension]
        : GROUPS[dimension].filter((group) => shownOfAll.has(group));
    const found = lookAgain(at, groups, among, released, everybody, {
      look: last ? { at: last.at, people: idsIn(last, population) } : null,
      shown: before?.asOf
        ? { rows: new Map(before.rows.map(({ group, count: of }) => [group, of])), few: before.few }
        : null,
    });
    const stays: CountedTable = before ?? {
      ...{ dimension, population, asOf: null, lookedAt: null, size: 0, rows: [], hidden: [], few: null },
    };
    if (found === 'skipped') tables.push(stays);
    else if (found === 'kept') tables.push({ ...stays, lookedAt: at });
    else {
      const table: CountedTable = {
        ...{ dimension, population, asOf: at, lookedAt: at, size: among.length },
        rows: [...found.rows].map(([group, total]) => ({ group, count: total })),
        hidden: GROUPS[dimension].filter((group) => !found.rows.has(group)),
        few: population === 'community' && found.few ? [...found.few] : null,
      };
      tables.push(table);
      released.push(asReleased(table, new Set(among.map(({ id }) => id))));
    }
  }
  return tables;
}

const isIn = (population: Population, { leads, speaks }: Counting): boolean =>
  population === 'community' || (population === 'facilitators' ? leads : speaks);

const idsIn = ({ people }: Look, population: Population): ReadonlySet<string> =>
  new Set(people.filter((one) => isIn(population, one)).map(({ id }) => id));

function releasedIn(earlier: Look, dimension: Dimension): Released[] {
  return earlier.tables
    .filter((table) => table.dimension === dimension && table.asOf === earlier.at)
    .map((table) => asReleased(table, idsIn(earlier, table.population)));
}

const asReleased = ({ asOf, rows, hidden, few }: CountedTable, people: ReadonlySet<string>): Released => ({
  asOf: asOf ?? '',
  people,
  rows: new Map(rows.map(({ group, count: of }) => [group, of])),
  hidden: new Set(hidden),
  toldFew: few !== null,
});

function countedOf(dimension: Dimension, { member }: Person, profile: StoredProfile | undefined): Counted {
  const { id, joinedAt, zone } = member;
  if (dimension === 'region')
    // Everybody sees others' zones, so that there is nothing to be worked out.
    return { id, joinedAt, answer: regionOf(zone), since: null, answering: joinedAt };
  const said = profile?.[dimension];
  return {
    ...{ id, joinedAt },
    answer: said?.value ?? null,
    since: said?.since ?? null,
    answering: said?.answering ?? null,
  };
}

const ledColumns = rowCodec({ state: z.string(), ledBy: words });

/** Everybody who has led a session that is closed. */
async function leadersIn({ table }: World, place: Place): Promise<ReadonlySet<string>> {
  const of = (row: Row) => ledColumns.read(row);
  const heads = await table.range(
    place.partition,
    sessionKey(''),
    sessionKey('~'),
    { key: KEYS.session, of },
    {
      where: (odata) => odata`state eq ${'closed'}`,
      select: ledColumns.names,
    },
  );
  return new Set(heads.flatMap(({ ledBy }) => [...ledBy]));
}

/** Everybody who has written a note with their name. Who wrote the others nobody knows. */
async function speakersIn({ table }: World, place: Place): Promise<ReadonlySet<string>> {
  // find|note|SESSION|AUTHOR|NOTE
  const of = ({ rowKey = '' }: Row) => rowKey.split('|')[3] ?? '';
  const kind = { key: /^find\|note\|/, of };
  const authors = await table.range(place.partition, 'find|note|', 'find|note|~', kind, {
    where: (odata) => odata`text ne ${''}`,
    select: [],
  });
  return new Set(authors.filter((author) => !author.startsWith('~')));
}

const collaboratorColumns = rowCodec({ collaborators: json(z.array(z.looseObject(collaborator.shape))) });

/** What pilots say or have said of people; of whom they have said several things, none of the disciplines. */
function everSaid(people: readonly Pick<Counting, 'id' | 'word'>[]): [string, string | null][] {
  const said = new Map<string, string | null>();
  for (const { id, word } of people)
    if (word !== undefined) said.set(id, said.has(id) && said.get(id) !== word ? null : word);
  return [...said];
}

/** In which discipline pilots say that people work. They need not have been asked, and it need not be true. */
async function wordsIn({ table }: World, place: Place): Promise<ReadonlyMap<string, string | null>> {
  const of = (row: Row) => collaboratorColumns.read(row).collaborators;
  const kind = { key: KEYS.pilot, of };
  const options = { select: collaboratorColumns.names };
  const pilots = await table.range(place.partition, pilotKey(''), pilotKey('~'), kind, options);
  return new Map(
    everSaid(
      pilots
        .flat()
        .flatMap(({ personId, discipline }) =>
          discipline && personId ? [{ id: personId, word: wordOf(discipline) }] : [],
        ),
    ),
  );
}
