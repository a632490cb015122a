import type { News } from '../../domain/api.ts';
import type { RotaLine } from '../../domain/rota/history.ts';
import type { TurnNow } from '../../domain/rota/policy.ts';
import { nothingAgreed, type TurnAgreed } from '../../domain/rota/turn.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Route } from '../../domain/shared/route.ts';
import { TOLD_ENTRY } from '../feed/news-entries.ts';
import { feedThings } from '../feed/work.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { changeOpOf } from '../tables/change-ops.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import { turnKey } from '../tables/keys.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { storedTurnOf, writingTurn } from '../tables/rota-rows.ts';
import { type Write, wroteAll } from '../tables/table.ts';
import { type ComingTurn, hasBegun, type Rota, readRota } from '../turns/coming-turns.ts';
import { handingOver } from '../turns/hand-over.ts';
import { writingHistory } from '../turns/history.ts';
import { showSession } from '../turns/session-feed.ts';
import { rotaChanged } from '../turns/work.ts';
import type { MemberCall } from '../use-case.ts';
import type { World } from '../world.ts';
import { showTurns } from './show-turns.ts';

/** What a use case makes of a turn, or of two that are swapped. */
export interface Step {
  readonly changes: readonly { readonly turn: ComingTurn; readonly change: Partial<TurnAgreed> }[];
  readonly lines: readonly RotaLine[];
  /** Sessions that somebody else facilitates from now on, and who hands them over. */
  readonly leads?: readonly {
    readonly turn: ComingTurn;
    readonly person: PersonRef;
    readonly by: PersonRef;
  }[];
  readonly told?: readonly { readonly personId: string; readonly news: News }[];
}

type TurnCall = Pick<MemberCall<Route>, 'place' | 'me' | 'operation'> & {
  readonly params: { readonly sessionId: string };
};

/**
 * Changes what is agreed on a turn: reads the rota, writes, and starts again if something of it was changed meanwhile.
 * `step` refuses, and returns undefined if nothing has to be changed. An operation that is repeated is recognised.
 */
export async function changeTurn(
  world: World,
  call: TurnCall,
  step: (rota: Rota, turn: ComingTurn, now: TurnNow) => Step | undefined,
): Promise<{ turnId: string }> {
  const { place, me, params, operation } = call;
  const turnId = params.sessionId;
  const changeOp = changeOpOf(operation, me);
  await retryOnConflict(async () => {
    const rota = await readRota(world, place);
    if (rota?.turns.get(turnId)?.changeOps.has(changeOp)) return;
    const turn = rota?.coming.find((one) => one.turn.id === turnId);
    if (!rota || !turn) {
      // Its session may be there without this version being able to read it.
      await world.sessions.head(place, turnId);
      throw new Refusal('turn-gone');
    }
    // Refuses to decide on, or to write over, what this version cannot read.
    const requireReadable = async ({ stored, turn: { id } }: ComingTurn) => {
      if (!stored) await world.table.find(place.partition, turnKey(id), storedTurnOf);
    };
    await requireReadable(turn);
    const change = step(rota, turn, turnNow(turn, world.now()));
    if (!change) return;
    for (const { turn: changed } of change.changes) if (changed !== turn) await requireReadable(changed);
    const writes = await stepWrites(world, place, me, operation, change);
    const versions = await world.write(place, operation, writes);
    if (wroteAll(versions)) {
      const sessions = (change.leads ?? []).map((lead) => showLed(world, place, lead.turn.turn.id, me));
      await Promise.allSettled([...sessions, showTurns(world, place, new Set([me.id]))]);
    }
    await enqueueWork(world, place, writes);
  });
  return { turnId };
}

/** A planned turn stands on Home with its session. */
async function showLed(world: World, place: Place, sessionId: string, me: Membership): Promise<void> {
  const stored = await world.sessions.head(place, sessionId);
  if (stored) await showSession(world, place, stored.session, me);
}

export const turnNow = (turn: ComingTurn, at: Date): TurnNow => ({
  turn: turn.turn,
  person: turn.person,
  how: turn.how,
  hasBegun: hasBegun(turn, at),
  hasLeft: turn.hasLeft,
  isLive: turn.session?.state === 'live',
  agreed: turn.stored ?? { givenBack: null, skips: [] },
});

/** The writes of what a use case makes of turns. */
export async function stepWrites(
  world: World,
  place: Place,
  me: Membership,
  operation: string,
  { changes, lines, leads = [], told = [] }: Step,
): Promise<Write[]> {
  const heads = await Promise.all(
    leads.map(async ({ turn, person, by }) => {
      const stored = await world.sessions.head(place, turn.turn.id);
      if (!stored) throw new Refusal('turn-gone');
      return handingOver(world, place, stored, person, by, operation);
    }),
  );
  const things = told.map(({ personId, news }) => ({
    personId,
    write: world.news.tellingOne(personId, news, aboutOf(news)),
    thing: { kind: TOLD_ENTRY.kind, id: world.news.idFor(personId, news, aboutOf(news)) },
  }));
  return [
    ...changes.map(({ turn, change }) => {
      const { id } = turn.turn;
      const agreed = { changeOps: new Set<string>(), ...nothingAgreed(turn.turn), ...turn.stored };
      return writingTurn(
        id,
        { ...agreed, ...nothingAgreedAt(turn), ...change },
        turn.stored,
        changeOpOf(operation, me),
      );
    }),
    ...heads.flat(),
    ...writingHistory(lines, operation),
    ...things.map(({ write }) => write),
    ...(things.length > 0
      ? [
          feedThings(
            world,
            `${me.id}.told`,
            operation,
            things.map(({ thing }) => thing),
            things.map(({ personId }) => personId),
          ),
        ]
      : []),
    rotaChanged(world),
  ];
}

/** A turn may have moved since something was agreed on it. */
const nothingAgreedAt = ({ turn }: ComingTurn) => ({ date: turn.date, startsAt: turn.startsAt });

const aboutOf = (news: News): string => ('sessionId' in news ? news.sessionId : news.communityId);
