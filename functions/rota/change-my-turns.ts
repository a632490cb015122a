import type * as z from 'zod';
import { isThere } from '../../domain/community/absence.ts';
import type { Absence } from '../../domain/community/community.ts';
import { AWAY_MAX, changeMyTurns as contract } from '../../domain/rota/contract.ts';
import type { RotaLine } from '../../domain/rota/history.ts';
import type { Swap } from '../../domain/rota/turn.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import { addDays, wallTime } from '../../domain/shared/time.ts';
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

type Settings = Pick<Membership, 'facilitates' | 'pausedUntil' | 'away' | 'pausedFrom' | 'facilitatesSince'>;

/** Days away that are over stand so long, because sessions of then may not be closed yet. */
const KEPT_DAYS = 60;

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
    const to = settingsAfter(stored, body, today, now, rota.community.zone);
    const lines = linesOf(stored, to, today, now.toISOString(), body.reason);
    if (lines.length > 0) {
      const after = { ...stored, ...to };
      const ended = rota.coming.flatMap((turn) => endedBy(world, place.communityId, turn, after));
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
    return { ...mineOf(to, today), etag };
  });
});

/** My settings as they are shown and asked for. */
export const mineOf = (
  { facilitates, pausedUntil, away }: Pick<Settings, 'facilitates' | 'pausedUntil' | 'away'>,
  today: string,
) => ({ facilitates, pausedUntil, away: away.filter(({ to }) => to >= today) });

const nameOf = ({ from, to }: Absence) => `${from} ${to}`;

/** What was left out stays, and what held on the days before is still told. */
function settingsAfter(
  stored: Membership,
  body: z.output<typeof contract.body>,
  today: string,
  now: Date,
  zone: string,
): Settings {
  const at = now.toISOString();
  const wanted = body.pausedUntil === undefined ? stored.pausedUntil : body.pausedUntil;
  // A pause that is over is none.
  const pausedUntil = wanted !== null && wanted > today ? wanted : null;
  const gone = new Set(body.away?.remove.map(nameOf));
  const all = [
    // Days before today stay as they were, whatever is added or taken back.
    ...stored.away.flatMap((one) => (gone.has(nameOf(one)) ? until(one, addDays(today, -1)) : one)),
    ...(body.away?.add ?? []).map((one) => (one.from < today ? { ...one, from: today } : one)),
    ...pauseOver(stored, pausedUntil, today, zone),
  ].filter(({ from, to }) => from <= to);
  const away = [...new Map(all.map((one) => [nameOf(one), one])).values()]
    .filter((one) => one.to >= addDays(today, -KEPT_DAYS))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  if (away.filter((one) => one.to >= today).length > AWAY_MAX)
    throw invalid('away.add', `at most ${AWAY_MAX} absences`);
  const facilitates = body.facilitates ?? stored.facilitates;
  const wasPaused = stored.pausedUntil !== null && stored.pausedUntil > today;
  return {
    facilitates,
    facilitatesSince: facilitates === stored.facilitates ? (stored.facilitatesSince ?? null) : at,
    pausedUntil,
    pausedFrom: pausedUntil === null ? null : wasPaused ? (stored.pausedFrom ?? null) : at,
    away,
  };
}

/** Days away that end on a day. */
const until = ({ from, to }: Absence, last: string): Absence => ({ from, to: to < last ? to : last });

/** The days of a pause that ends now or has ended, as days away. */
function pauseOver(
  { pausedUntil: before, pausedFrom = null }: Membership,
  after: string | null,
  today: string,
  zone: string,
): Absence[] {
  if (before === null || pausedFrom === null || (after !== null && before > today)) return [];
  const from = wallTime(pausedFrom, zone).date;
  const to = addDays(before < today ? before : today, -1);
  return from <= to ? [{ from, to }] : [];
}

/** What of my settings has changed, as lines of the history. */
function linesOf(
  { id, name, ...from }: Membership,
  to: Settings,
  today: string,
  at: string,
  reason: string,
): RotaLine[] {
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
  const toCome = ({ away }: Pick<Settings, 'away'>) => away.filter((one) => one.to >= today);
  const before = new Set(toCome(from).map(nameOf));
  for (const one of toCome(to))
    if (!before.delete(nameOf(one)))
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
): Pick<Step, 'changes' | 'told'>[] {
  const swap = turn.stored?.swap;
  if (!swap || (me.pausedUntil === null && isThere(me, turn.turn.date))) return [];
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
