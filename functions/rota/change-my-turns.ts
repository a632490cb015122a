import { isThere } from '../../domain/community/absence.ts';
import { changeMyTurns as contract } from '../../domain/rota/contract.ts';
import type { RotaLine } from '../../domain/rota/history.ts';
import type { Swap } from '../../domain/rota/turn.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { wallTime } from '../../domain/shared/time.ts';
import { COMMUNITY_FEED, COMMUNITY_ID } from '../feed/community.ts';
import { feedThings, showAtOnce } from '../feed/work.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import type { Membership } from '../tables/community-store.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { type ComingTurn, readRota } from '../turns/coming-turns.ts';
import { serve } from '../use-case.ts';
import type { World } from '../world.ts';
import { type Step, stepWrites } from './change-turn.ts';
import { showTurns } from './show-turns.ts';

type Settings = Pick<Membership, 'facilitates' | 'pausedUntil' | 'away'>;

/** A pause, and an absence on its day, ends a swap in the same transaction, so that nobody agrees to it meanwhile. */
export const changeMyTurns = serve(contract, async ({ place, me, body, operation }, world) => {
  const now = world.now();
  return retryOnConflict(async () => {
    const [rota, stored] = await Promise.all([
      readRota(world, place),
      world.communities.membershipNow(place, me.id),
    ]);
    if (!rota || !stored || stored.leftAt !== null) throw new Refusal('not-found');
    const today = wallTime(now, rota.community.zone).date;
    const to: Settings = {
      facilitates: body.facilitates,
      // A pause that is over is none.
      pausedUntil: body.pausedUntil !== null && body.pausedUntil > today ? body.pausedUntil : null,
      away: [...body.away].filter(({ to: last }) => last >= today).sort((a, b) => (a.from < b.from ? -1 : 1)),
    };
    const lines = linesOf(stored, to, now.toISOString(), body.reason);
    if (lines.length > 0) {
      const after = { ...stored, ...to };
      const ended = rota.coming.flatMap((turn) => endedBy(world, place.communityId, turn, after, today));
      const turns = await stepWrites(world, place, me, operation, {
        changes: ended.flatMap(({ changes }) => changes),
        lines,
        told: ended.flatMap(({ told = [] }) => told),
      });
      // Home asks them nothing on the days that this says.
      const things = [{ kind: COMMUNITY_FEED.kind, id: COMMUNITY_ID }];
      const writes = [...turns, feedThings(world, `${me.id}.absence`, operation, things, [me.id])];
      await world.communities.setTurns(place, stored, to, writes, operation);
      await showAtOnce(world, place, COMMUNITY_FEED, COMMUNITY_ID, rota.community, after);
      await showTurns(world, place, new Set([me.id])).catch(() => {});
      await enqueueWork(world, place, writes);
    }
    const { etag } = (await world.communities.membershipNow(place, me.id)) ?? stored;
    return { ...to, etag };
  });
});

/** What of my settings has changed, as lines of the history. */
function linesOf({ id, name, ...from }: Membership, to: Settings, at: string, reason: string): RotaLine[] {
  const by = { id, name };
  const lines: RotaLine[] = [];
  if (from.facilitates !== to.facilitates)
    lines.push({ what: to.facilitates ? 'opted-in' : 'opted-out', by, at, reason });
  if (from.pausedUntil !== to.pausedUntil)
    lines.push(
      to.pausedUntil === null
        ? { what: 'resumed', by, at, reason }
        : { what: 'paused', by, at, until: to.pausedUntil, reason },
    );
  const before = new Set(from.away.map((one) => `${one.from} ${one.to}`));
  for (const one of to.away)
    if (!before.delete(`${one.from} ${one.to}`))
      lines.push({ what: 'away', by, at, date: one.from, until: one.to, reason });
  // An absence that was taken back.
  if (before.size > 0 && lines.length === 0) lines.push({ what: 'resumed', by, at, reason });
  return lines;
}

/** The end of a swap that I have asked for or that is asked of me, once I am not there for it. */
function endedBy(
  world: World,
  communityId: string,
  turn: ComingTurn,
  me: Membership,
  today: string,
): Pick<Step, 'changes' | 'told'>[] {
  const swap = turn.stored?.swap;
  if (!swap || (me.pausedUntil === null && isThere(me, turn.turn.date))) return [];
  if (me.pausedUntil !== null && me.pausedUntil <= today) return [];
  if (swap.by.id === me.id) return [{ changes: [{ turn, change: { swap: null } }] }];
  if (!swap.partners.some(({ person, declined }) => person.id === me.id && !declined)) return [];
  const partners = swap.partners.map((one) => (one.person.id === me.id ? { ...one, declined: true } : one));
  const rest: Swap | null = partners.every(({ declined }) => declined) ? null : { ...swap, partners };
  const news = {
    kind: 'swap-ended' as const,
    at: world.now().toISOString(),
    by: { id: me.id, name: me.name },
    communityId,
    sessionId: turn.turn.id,
    date: turn.turn.date,
    why: 'paused' as const,
  };
  return [
    {
      changes: [{ turn, change: { swap: rest } }],
      told: rest ? [] : [{ personId: swap.by.id, news }],
    },
  ];
}
