import type { PassResult, RoundOutline, Score } from '../../domain/scoring/round.ts';
import { countsOf } from '../../domain/scoring/round.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Place } from '../tables/place.ts';
import type { RowKind } from '../tables/rows.ts';
import type { Row } from '../tables/table.ts';
import type { World } from '../world.ts';
import {
  KEYS,
  type ListedRound,
  namedRow,
  partsRange,
  roundHead,
  roundKey,
  roundRow,
  type StoredRound,
  scoresKey,
  scoresRow,
} from './round-rows.ts';

// What the table says of rounds of scoring. Only this area asks for it.

type Stores = Pick<World, 'table'>;

/** Which round: a rubric has many. */
export interface RoundName {
  readonly artifactId: string;
  readonly roundId: string;
}

/** The round's name in feeds. */
export const feedIdOf = ({ artifactId, id }: { readonly artifactId: string; readonly id: string }) =>
  `${artifactId}.${id}`;
export function nameIn(feedId: string): RoundName {
  const [artifactId = '', roundId = ''] = feedId.split('.');
  return { artifactId, roundId };
}

function namesOf({ rowKey = '', etag }: Row) {
  const [, artifactId = '', id = ''] = rowKey.split('|');
  return { artifactId, id, etag };
}

/** A round's row, also of one that was removed. */
export async function roundRowOf({ table }: Stores, place: Place, { artifactId, roundId }: RoundName) {
  const of = (row: Row) => ({ ...roundRow.read(row), ...namesOf(row) });
  return table.find(place.partition, roundKey(artifactId, roundId), of);
}

export async function storedRound(
  stores: Stores,
  place: Place,
  name: RoundName,
): Promise<StoredRound | undefined> {
  const row = await roundRowOf(stores, place, name);
  if (!row || row.stage === 'removed' || row.rubric === null) return undefined;
  return { ...row, stage: row.stage, rubric: row.rubric };
}

export async function requireRound(stores: Stores, place: Place, name: RoundName): Promise<StoredRound> {
  const stored = await storedRound(stores, place, name);
  if (!stored) throw new Refusal('not-found');
  return stored;
}

/** The rounds of a rubric, or of the whole community, in some stage; without their rubrics. */
export async function roundsIn(
  { table }: Stores,
  place: Place,
  artifactId: string | null,
  stage: 'open' | 'closed' | null = null,
): Promise<ListedRound[]> {
  const within = artifactId === null ? 'round|' : roundKey(artifactId, '');
  const kind = { key: KEYS.round, of: (row: Row) => ({ ...roundHead.read(row), ...namesOf(row) }) };
  return table.range(place.partition, within, `${within}~`, kind, {
    where: (odata) => (stage === null ? odata`stage ne ${'removed'}` : odata`stage eq ${stage}`),
    select: [...roundHead.names],
  });
}

/** The names in feeds of what is closed and to be scored again. Nothing but their keys is read. */
export async function comingAgain({ table }: Stores, place: Place): Promise<string[]> {
  const kind = { key: KEYS.round, of: (row: Row) => feedIdOf(namesOf(row)) };
  return table.range(place.partition, 'round|', 'round|~', kind, {
    where: (odata) => odata`stage eq ${'closed'} and again gt ${''} and next eq ${''}`,
    select: [],
  });
}

/** What somebody has scored in a pass. `scores` is null for what is not revealed to whoever reads. */
export interface Scores {
  readonly pass: number;
  readonly personId: string;
  readonly by: PersonRef | null;
  readonly scores: readonly Score[] | null;
}

export interface InRound {
  readonly scores: readonly Scores[];
  /** Who shows their name. */
  readonly named: ReadonlySet<string>;
}

type Part = { readonly scores: Scores } | { readonly named: string } | null;

/**
 * Everything in a round, as this person may see it: of a pass that is not revealed only their own scores, and of the
 * others no more than that they have scored. `me` is null for work that asks who has scored.
 */
export async function partsOf(
  { table }: Stores,
  place: Place,
  { artifactId, id, reveals }: Pick<ListedRound, 'artifactId' | 'id' | 'reveals'>,
  me: string | null,
  { every = false } = {},
): Promise<InRound> {
  const kind: RowKind<Part> = {
    key: KEYS.part,
    of: (row) => {
      const [, , , what, second = '', third = ''] = (row.rowKey ?? '').split('|');
      if (what === 'named') return namedRow.read(row).shown ? { named: second } : null;
      if (what !== 'scores') return null;
      const pass = Number(second);
      const unseen = { pass, personId: third, by: null, scores: null };
      if (pass > reveals.length && third !== me) return { scores: unseen };
      return { scores: { ...unseen, ...scoresRow.read(row) } };
    },
  };
  const parts = await table.range(place.partition, ...partsRange(artifactId, id), kind, { every });
  return {
    scores: parts.flatMap((part) => (part && 'scores' in part ? [part.scores] : [])),
    named: new Set(parts.flatMap((part) => (part && 'named' in part ? [part.named] : []))),
  };
}

/** Who has scored in a pass, in the order of their ids. */
export const scorersOf = ({ scores }: InRound, pass: number): string[] =>
  scores.filter((one) => one.pass === pass).map(({ personId }) => personId);

/** My own scores in a pass. Refuses if this version cannot read them, so that they are not written over. */
export async function scoresBy(
  { table }: Stores,
  place: Place,
  { artifactId, roundId }: RoundName,
  pass: number,
  personId: string,
) {
  return table.find(place.partition, scoresKey(artifactId, roundId, pass, personId), scoresRow.read);
}

/** What the revealed passes came to. */
export function resultsOf({ rubric, reveals }: StoredRound, { scores }: InRound): PassResult[] {
  return reveals.map((revealedAt, index) => {
    const pass = index + 1;
    const said = scores.flatMap((one) => (one.pass === pass && one.scores ? [one.scores] : []));
    const counts = rubric.criteria.map((_, criterion) =>
      countsOf(
        rubric.levels.length,
        said.flatMap((one) => one[criterion]?.level ?? []),
      ),
    );
    return { pass, revealedAt, people: said.length, counts };
  });
}

export const versionOf = ({ id, version }: Pick<ListedRound, 'id' | 'version'>): string => `${id}.${version}`;

/** A round as it is answered. */
export function outlineOf(stored: StoredRound | ListedRound): RoundOutline {
  const { id, artifactId, title, revision, subject, sessionId, begunBy, begunAt, pass, word } = stored;
  const { closedAt, again, next, results, earlier } = stored;
  return {
    id,
    artifactId,
    title,
    revision,
    subject,
    sessionId,
    begunBy,
    begunAt,
    stage: stored.stage === 'removed' ? 'closed' : stored.stage,
    pass,
    word,
    closedAt,
    again,
    next,
    results,
    earlier,
    etag: versionOf(stored),
  };
}
