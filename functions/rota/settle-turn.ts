import { randomUUID } from 'node:crypto';
import {
  NO_STANDING,
  peopleAt,
  type Standing,
  type Standings,
  settlementOf,
  sharersOf,
  standingOf,
  unsettle,
} from '../../domain/community/rota.ts';
import type { RotaLine } from '../../domain/rota/history.ts';
import { attendeesOf, isAttendanceKnown } from '../../domain/sessions/attendance.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { wallTime } from '../../domain/shared/time.ts';
import { workKind } from '../outbox/kinds.ts';
import type { Place } from '../tables/community-store.ts';
import { rotaLedgerKey, turnKey } from '../tables/keys.ts';
import { retryAmongMany } from '../tables/retry.ts';
import { type StoredRota, standingsWrites } from '../tables/rota-rows.ts';
import type { StoredSession } from '../tables/session-store.ts';
import type { Write } from '../tables/table.ts';
import { storedRota } from '../turns/coming-turns.ts';
import { writingHistory } from '../turns/history.ts';
import { SETTLE_TURN } from '../turns/work.ts';
import type { World } from '../world.ts';
import { ledgerColumns, ledgerOf, type RotaLedger } from './rota-store.ts';
import { showTurns } from './show-turns.ts';

/** What was agreed on turns that were never held, and decided about drafts, is kept this long. */
const KEPT_MS = 60 * 86_400_000;
/** How many of them are removed at once: a transaction has limited room. */
const OLD = 40;

/**
 * Settles the turn of a session that was closed, once, and adds who has been to it. One that was closed anew with
 * another facilitator is corrected, and one that was cancelled after all is taken back. May be repeated.
 */
async function settleTurn(world: World, place: Place, sessionId: string): Promise<void> {
  await retryAmongMany(async () => {
    const [head, ledger, rota] = await Promise.all([
      world.sessions.head(place, sessionId),
      ledgerOf(world, place, sessionId),
      // Who skips a turn is told by its row alone.
      storedRota(world, place, { every: true }),
    ]);
    if (!head) return;
    const { state } = head.session;
    const counts = ledger?.counts ?? false;
    if (state === 'cancelled' && ledger && counts)
      return write(world, place, rota, takenBack(head.session, ledger, rota));
    if (state !== 'closed') return;
    const settled =
      counts && ledger
        ? corrected(head.session, ledger, rota)
        : await settledNow(world, place, head.session, rota, ledger?.etag);
    const there = await whoWasThere(world, place, head);
    const standings = withAttended(settled.standings, there);
    const same = settled.writes.length === 0 && there.every((id) => standingOf(rota.standings, id).attended);
    if (!same) await write(world, place, rota, { ...settled, standings });
  });
  await showTurns(world, place);
}

interface Settled {
  readonly standings: Standings;
  readonly lastSettled: string | null;
  readonly writes: readonly Write[];
  readonly lines: readonly RotaLine[];
}

async function write(world: World, place: Place, rota: StoredRota, settled: Settled): Promise<void> {
  const operation = randomUUID();
  await world.write(place, operation, [
    ...standingsWrites(rota, settled.standings, settled.lastSettled),
    ...settled.writes,
    ...writingHistory(settled.lines, operation),
  ]);
}

async function settledNow(
  world: World,
  place: Place,
  session: Session,
  rota: StoredRota,
  etag: string | undefined,
): Promise<Settled> {
  const old = new Date(world.now().getTime() - KEPT_MS).toISOString();
  const [members, community, decided] = await Promise.all([
    world.communities.memberships(place, { every: true }),
    world.communities.open(place),
    world.rhythms.decidedBefore(place, old.slice(0, 10), OLD),
  ]);
  const { id, startsAt, facilitator } = session;
  const people = peopleAt(members, startsAt, community?.startedAt ?? '');
  const zone = community?.zone ?? session.zone;
  const date = wallTime(startsAt, zone).date;
  const agreed = rota.turns.get(id);
  const turn = { id, date, startsAt };
  const skips = agreed?.skips.map(({ person }) => person.id) ?? [];
  const among = sharersOf(people, { ...turn, skips }, rota.standings);
  const { sharers, standings } = settlementOf(rota.standings, turn, among, facilitator.id);
  const ledger: RotaLedger = {
    startsAt,
    sharers,
    paidBy: facilitator.id,
    ledBefore: standingOf(rota.standings, facilitator.id).lastLed,
    counts: true,
  };
  const row = ledgerColumns(ledger);
  const key = rotaLedgerKey(id);
  const over = [...rota.turns.values()].filter((one) => one.id === id || one.startsAt < old).slice(0, OLD);
  const reason = agreed?.agreed?.person.id === facilitator.id ? agreed.agreed.reason : '';
  return {
    standings,
    lastSettled: rota.lastSettled !== null && rota.lastSettled > startsAt ? rota.lastSettled : startsAt,
    writes: [
      etag === undefined ? { do: 'create', key, row } : { do: 'replace', key, row, etag },
      ...[...over.map((one) => turnKey(one.id)), ...decided].map(
        (gone): Write => ({ do: 'clear', key: gone }),
      ),
    ],
    lines: [
      {
        what: 'led',
        by: facilitator,
        at: world.now().toISOString(),
        sessionId: id,
        date,
        reason,
        account: {
          before: standingOf(rota.standings, facilitator.id).owed,
          after: standingOf(standings, facilitator.id).owed,
          among: sharers.length,
        },
      },
    ],
  };
}

/** Whoever led it when it was closed anew pays, instead of whoever did before. */
function corrected(
  session: Session,
  ledger: RotaLedger & { readonly etag: string },
  rota: StoredRota,
): Settled {
  const { id, startsAt, facilitator, closedAt } = session;
  const same = { standings: rota.standings, lastSettled: rota.lastSettled, writes: [], lines: [] };
  if (ledger.paidBy === facilitator.id) return same;
  const turn = { id, startsAt: ledger.startsAt, date: '' };
  const before = unsettle(rota.standings, turn, ledger.sharers, ledger.paidBy, ledger.ledBefore);
  const { sharers, standings } = settlementOf(before, turn, ledger.sharers, facilitator.id);
  const { etag, ...kept } = ledger;
  const row = ledgerColumns({
    ...kept,
    sharers,
    paidBy: facilitator.id,
    ledBefore: standingOf(before, facilitator.id).lastLed,
  });
  return {
    ...same,
    standings,
    writes: [{ do: 'replace', key: rotaLedgerKey(id), row, etag }],
    lines: [
      {
        what: 'corrected',
        by: facilitator,
        at: closedAt ?? startsAt,
        sessionId: id,
        account: {
          before: standingOf(before, facilitator.id).owed,
          after: standingOf(standings, facilitator.id).owed,
          among: sharers.length,
        },
      },
    ],
  };
}

/** The session was reopened and cancelled. */
function takenBack(
  session: Session,
  ledger: RotaLedger & { readonly etag: string },
  rota: StoredRota,
): Settled {
  const { id, startsAt, facilitator, cancelled } = session;
  const turn = { id, startsAt: ledger.startsAt, date: '' };
  const { etag, ...kept } = ledger;
  const row = ledgerColumns({ ...kept, counts: false });
  return {
    standings: unsettle(rota.standings, turn, ledger.sharers, ledger.paidBy, ledger.ledBefore),
    lastSettled: rota.lastSettled,
    writes: [{ do: 'replace', key: rotaLedgerKey(id), row, etag }],
    lines: [
      {
        what: 'not-held',
        by: cancelled?.by ?? facilitator,
        at: cancelled?.at ?? startsAt,
        sessionId: id,
        reason: cancelled?.comment ?? '',
      },
    ],
  };
}

/** Who was at a session: by what was said by hand and by Teams' report, or where there is neither, by a yes. */
async function whoWasThere(world: World, place: Place, { session, ledBy }: StoredSession): Promise<string[]> {
  const { rsvps, attended, summary } = await world.sessions.everythingIn(place, session.id);
  const led = [session.facilitator, ...(summary?.led ?? []).map(({ person }) => person)];
  const people = attendeesOf({
    answers: rsvps,
    led: led.filter(({ id }) => id === session.facilitator.id || ledBy.has(id)),
    reported: attended.reported,
    marks: attended.marks,
  });
  const there = people.flatMap((one) => (one.there ? [one.person.id] : []));
  const reading = attended.attendance?.reading ?? (session.joinUrl ? 'waiting' : 'no-meeting');
  if (reading === 'waiting' || isAttendanceKnown({ reading, people })) return there;
  return [...there, ...rsvps.flatMap((one) => (one.response === 'accepted' ? [one.personId] : []))];
}

function withAttended(standings: Standings, there: readonly string[]): Standings {
  const after = new Map<string, Standing>(standings);
  for (const id of there) after.set(id, { ...(after.get(id) ?? NO_STANDING), attended: true });
  return after;
}

export const settleTurnKind = workKind({
  ...SETTLE_TURN,
  run: (world, place, { subject }) => settleTurn(world, place, subject),
  tries: 30,
  whenGivenUp: 'retry-daily',
});
