import { isThere } from '../../domain/community/absence.ts';
import type { Community } from '../../domain/community/community.ts';
import { type Proposal, proposals } from '../../domain/community/proposals.ts';
import type { Turn } from '../../domain/community/rota.ts';
import { type CadenceDraft, nextDrafts, type SkippedDraft } from '../../domain/rhythm/drafts.ts';
import type { RotaReason } from '../../domain/rota/turn.ts';
import { isLeftOpen, isOpen, type Session } from '../../domain/sessions/session.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { wallTime } from '../../domain/shared/time.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import { KEYS, RHYTHM_AND_ROTA_RANGE, ROTA_RANGE } from '../tables/keys.ts';
import { type KnownRhythm, knownRhythm, type RhythmPiece, rhythmPieceOf } from '../tables/rhythm-store.ts';
import {
  type RotaPiece,
  rotaOf,
  rotaPieceOf,
  type StoredRota,
  type StoredTurn,
} from '../tables/rota-rows.ts';
import type { Row } from '../tables/table.ts';
import type { World } from '../world.ts';
import { holidaysOf } from './holidays.ts';

/** How many coming turns are shown. */
export const TURNS_SHOWN = 6;
/** A session that nobody has closed so long after its end is taken for one that was not held. */
const NOT_HELD_MS = 35 * 86_400_000;
/** From which time back sessions tell which fortnight it is: longer than any break. */
const TELLS_MS = 190 * 86_400_000;

/** A turn to come, and who leads it or is proposed. */
export interface ComingTurn extends Proposal {
  /** Its session, once it is planned. */
  readonly session: Session | null;
  /** What the cadence asks for, until then. */
  readonly draft: CadenceDraft | null;
  /** What was agreed on it; undefined while nothing was. */
  readonly stored: StoredTurn | undefined;
  /** Whether whoever leads it has left the community. */
  readonly hasLeft: boolean;
}

/** Everything that coming turns depend on. */
export interface Rota extends StoredRota, KnownRhythm {
  readonly community: Community;
  readonly people: readonly Membership[];
  /** Those whose time has passed and that nobody has closed yet. They are paid once they are closed. */
  readonly unclosed: readonly ComingTurn[];
  /** In the order of time: all that is planned, and what the cadence asks for among the first `TURNS_SHOWN`. */
  readonly coming: readonly ComingTurn[];
  /** The drafts that come after those. */
  readonly later: readonly ComingTurn[];
  /** Dates among the drafts on which nobody meets. */
  readonly skipped: readonly SkippedDraft[];
}

const isRhythm = KEYS.rhythm;
const PIECE = {
  key: KEYS.rhythmAndRota,
  of: (row: Row): { rhythm: RhythmPiece } | { rota: RotaPiece } =>
    isRhythm.test(row.rowKey ?? '') ? { rhythm: rhythmPieceOf(row) } : { rota: rotaPieceOf(row) },
};

/** What is stored of the rota and of the rhythm, in one call. */
async function storedRotaAndRhythm({ table }: Pick<World, 'table'>, place: Place) {
  const pieces = await table.range(place.partition, ...RHYTHM_AND_ROTA_RANGE, PIECE);
  return {
    ...rotaOf(pieces.flatMap((piece) => ('rota' in piece ? [piece.rota] : []))),
    ...knownRhythm(pieces.flatMap((piece) => ('rhythm' in piece ? [piece.rhythm] : []))),
  };
}

/** Reads what coming turns depend on, in three calls beside the community, and proposes who leads them. */
export async function readRota(world: World, place: Place): Promise<Rota | undefined> {
  const now = world.now();
  const [community, people, stored, sessions] = await Promise.all([
    world.communities.lately(place, now),
    world.communities.members(place),
    storedRotaAndRhythm(world, place),
    world.sessions.since(place, new Date(now.getTime() - TELLS_MS)),
  ]);
  if (!community) return undefined;
  const holiday = await holidaysOf(stored.rhythm);
  return {
    community,
    people,
    ...stored,
    ...turnsOf(place, community, people, stored, sessions, holiday, now),
  };
}

/** With `every` it refuses if this version cannot read one of the rows. */
export async function storedRota(
  { table }: Pick<World, 'table'>,
  place: Place,
  options: { readonly every?: boolean } = {},
): Promise<StoredRota> {
  const kind = { key: KEYS.rota, of: rotaPieceOf };
  return rotaOf(await table.range(place.partition, ...ROTA_RANGE, kind, options));
}

function turnsOf(
  { communityId }: Place,
  community: Community,
  people: readonly Membership[],
  stored: StoredRota & KnownRhythm,
  sessions: readonly Session[],
  holiday: (date: string) => string | null,
  now: Date,
): Pick<Rota, 'unclosed' | 'coming' | 'later' | 'skipped'> {
  const since = now.getTime() - NOT_HELD_MS;
  const isPast = (session: Session) => isLeftOpen(session, now);
  const open = sessions.filter(
    (session) => isOpen(session.state) && !(isPast(session) && Date.parse(session.endsAt) < since),
  );
  const { rhythm, decisions } = stored;
  const { drafts, skipped } = nextDrafts({
    communityId,
    community,
    sessions,
    holiday,
    breaks: rhythm.breaks,
    countedFrom: rhythm.countedFrom,
    decided: (id) => decisions.get(id),
    now,
  });
  const things = [
    // One that was closed before is settled already.
    ...open.filter(({ reopened }) => !reopened).map((session) => ({ session, draft: null })),
    ...drafts.map((draft) => ({ session: null, draft })),
  ].sort((a, b) => ((a.session ?? a.draft).startsAt < (b.session ?? b.draft).startsAt ? -1 : 1));
  const past = things.filter(({ session }) => session && isPast(session));
  const toCome = things.filter(({ session }) => !session || !isPast(session));
  const byId = new Map([...past, ...toCome].map((thing) => [(thing.session ?? thing.draft).id, thing]));
  const turns = [...byId].map(([id, { session, draft }]): Turn => {
    const { startsAt } = session ?? draft;
    const agreed = stored.turns.get(id);
    return {
      id,
      date: wallTime(startsAt, community.zone).date,
      startsAt,
      facilitator: session?.facilitator.id ?? agreed?.agreed?.person.id ?? null,
      isPlanned: session !== null,
      skips: agreed?.skips.map(({ person }) => person.id) ?? [],
    };
  });
  const ids = new Set(people.map(({ id }) => id));
  const all = proposals(people, stored.standings, turns).flatMap((proposal): ComingTurn[] => {
    const thing = byId.get(proposal.turn.id);
    if (!thing) return [];
    const { person, turn } = proposal;
    const hasLeft = person !== null && !ids.has(person);
    return [{ ...proposal, ...thing, hasLeft, stored: asItStands(stored.turns.get(turn.id), person, ids) }];
  });
  const pastIds = new Set(past.map(({ session }) => session?.id));
  const ahead = all.filter(({ turn }) => !pastIds.has(turn.id));
  return {
    unclosed: all.filter(({ turn }) => pastIds.has(turn.id)),
    // All that is planned, because it may be given back or need somebody else.
    coming: ahead.filter(({ session }, index) => session !== null || index < TURNS_SHOWN),
    later: ahead.slice(TURNS_SHOWN).filter(({ draft }) => draft !== null),
    skipped,
  };
}

/**
 * What is agreed on a turn among those who are there: people may have left since, and somebody else may have been made
 * the facilitator since it was given back.
 */
function asItStands(
  turn: StoredTurn | undefined,
  person: string | null,
  people: ReadonlySet<string>,
): StoredTurn | undefined {
  if (!turn) return undefined;
  const there = (one: PersonRef | null) => (one && people.has(one.id) ? one : null);
  const partners = turn.swap?.partners.filter((one) => people.has(one.person.id)) ?? [];
  const isAsked = turn.swap && there(turn.swap.by) && partners.some(({ declined }) => !declined);
  return {
    ...turn,
    swap: turn.swap && isAsked ? { ...turn.swap, partners } : null,
    givenBack: turn.givenBack?.by.id === person && there(turn.givenBack.by) ? turn.givenBack : null,
    coFacilitator: there(turn.coFacilitator),
    shadow: there(turn.shadow),
  };
}

/** Whether a turn has begun by the clock, or by whoever leads it. */
export const hasBegun = ({ session, turn }: ComingTurn, now: Date): boolean =>
  session?.state === 'live' || Date.parse(turn.startsAt) <= now.getTime();

/** The turns that people are shown: of those of somebody who takes turns alone, and that are not planned, the next. */
export const shownTurns = ({ coming }: Pick<Rota, 'coming'>): readonly ComingTurn[] =>
  coming.filter(
    (turn) => turn.session || !turn.reason.isAlone || turn === coming.find((one) => !one.session),
  );

/** The same rota where these people lead these turns. */
export function ledBy(rota: Rota, leaders: ReadonlyMap<string, string>): Proposal[] {
  const turns = [...rota.unclosed, ...rota.coming].map(({ turn }): Turn => {
    const facilitator = leaders.get(turn.id);
    return facilitator === undefined ? turn : { ...turn, facilitator };
  });
  return proposals(rota.people, rota.standings, turns);
}

/** Who can be asked for anything: whoever has paused or is away today is not. */
export function askable({ community, people }: Pick<Rota, 'community' | 'people'>, now: Date) {
  const today = wallTime(now, community.zone).date;
  return new Set(people.filter((person) => isThere(person, today)).map(({ id }) => id));
}

/** Who is asked now to take a turn that was given back; null if nobody is left. */
export function askedToTake(rota: Rota, { order, stored }: ComingTurn, now: Date): string | null {
  const back = stored?.givenBack;
  if (!back) return null;
  const asked = askable(rota, now);
  return order.find((id) => id !== back.by.id && !back.declined.includes(id) && asked.has(id)) ?? null;
}

/** Why somebody leads a turn, with people's names. */
export function namedReason({ reason }: Proposal, named: (id: string) => PersonRef | null): RotaReason {
  const { passedOver } = reason;
  const person = passedOver && named(passedOver.id);
  return {
    ...reason,
    passedOver: person && passedOver ? { person, owed: passedOver.owed, leads: passedOver.leads } : null,
    skipped: reason.skipped.flatMap((id) => named(id) ?? []),
  };
}
