import type { Community } from '../../domain/community/community.ts';
import { isThere, type Proposal, proposals, type Standings, type Turn } from '../../domain/community/rota.ts';
import { type CadenceDraft, nextDrafts } from '../../domain/rhythm/drafts.ts';
import { isOpen, type Session } from '../../domain/sessions/session.ts';
import { wallTime } from '../../domain/shared/time.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import { KEYS, ROTA_RANGE } from '../tables/keys.ts';
import { rotaOf, rotaPieceOf, type StoredRota, type StoredTurn } from '../tables/rota-rows.ts';
import type { World } from '../world.ts';

/** How many coming turns are shown. */
export const TURNS_SHOWN = 6;
/** A session that nobody has closed so long after its end is taken for one that was not held. */
const LEFT_OPEN_MS = 35 * 86_400_000;

/** A turn to come, and who leads it or is proposed. */
export interface ComingTurn extends Proposal {
  /** Its session, once it is planned. */
  readonly session: Session | null;
  /** What the cadence asks for, until then. */
  readonly draft: CadenceDraft | null;
  /** What was agreed on it; undefined while nothing was. */
  readonly stored: StoredTurn | undefined;
}

/** Everything that coming turns depend on. */
export interface Rota extends StoredRota {
  readonly community: Community;
  readonly people: readonly Membership[];
  /** Those whose time has passed and that nobody has closed yet. They are paid once they are closed. */
  readonly unclosed: readonly ComingTurn[];
  /** In the order of time: all that is planned, and what the cadence asks for among the first `TURNS_SHOWN`. */
  readonly coming: readonly ComingTurn[];
}

/** Reads what coming turns depend on, in three calls beside the community, and proposes who leads them. */
export async function readRota(world: World, place: Place): Promise<Rota | undefined> {
  const now = world.now();
  const since = new Date(now.getTime() - LEFT_OPEN_MS);
  const [community, people, stored, sessions] = await Promise.all([
    world.communities.lately(place, now),
    world.communities.members(place),
    storedRota(world, place),
    world.sessions.upcoming(place, since),
  ]);
  if (!community) return undefined;
  return { community, people, ...stored, ...turnsOf(place, community, people, stored, sessions, now) };
}

export async function storedRota({ table }: Pick<World, 'table'>, place: Place): Promise<StoredRota> {
  return rotaOf(await table.range(place.partition, ...ROTA_RANGE, { key: KEYS.rota, of: rotaPieceOf }));
}

function turnsOf(
  { communityId }: Place,
  community: Community,
  people: readonly Membership[],
  stored: StoredRota,
  sessions: readonly Session[],
  now: Date,
): Pick<Rota, 'unclosed' | 'coming'> {
  const open = sessions.filter(({ state }) => isOpen(state));
  const last = stored.lastSettled ? [{ id: '', startsAt: stored.lastSettled, state: 'closed' as const }] : [];
  const isPast = ({ endsAt, state }: Session) => state !== 'live' && Date.parse(endsAt) <= now.getTime();
  const { drafts } = nextDrafts({
    communityId,
    community,
    sessions: [...last, ...open],
    skip: () => null,
    now,
    count: TURNS_SHOWN,
  });
  const things = [
    // One that was closed before is settled already.
    ...open.filter(({ reopened }) => !reopened).map((session) => ({ session, draft: null })),
    ...drafts.map((draft) => ({ session: null, draft })),
  ].sort((a, b) => ((a.session ?? a.draft).startsAt < (b.session ?? b.draft).startsAt ? -1 : 1));
  const past = things.filter(({ session }) => session && isPast(session));
  // What is planned can be swapped and given back however far ahead it is.
  const coming = things
    .filter(({ session }) => !session || !isPast(session))
    .filter(({ session }, at) => session !== null || at < TURNS_SHOWN);
  const byId = new Map([...past, ...coming].map((thing) => [(thing.session ?? thing.draft).id, thing]));
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
  const all = proposals(people, stored.standings, turns).flatMap((proposal): ComingTurn[] => {
    const thing = byId.get(proposal.turn.id);
    return thing ? [{ ...proposal, ...thing, stored: stored.turns.get(proposal.turn.id) }] : [];
  });
  const pastIds = new Set(past.map(({ session }) => session?.id));
  return {
    unclosed: all.filter(({ turn }) => pastIds.has(turn.id)),
    coming: all.filter(({ turn }) => !pastIds.has(turn.id)),
  };
}

/** Everybody's standing once the coming turns are led as proposed. */
export const standingsAfter = ({ coming, unclosed, standings }: Rota): Standings =>
  coming.at(-1)?.after ?? unclosed.at(-1)?.after ?? standings;

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
