import { facilitate } from '../sessions/abilities.ts';
import { isThere } from './absence.ts';
import { roleMay } from './policy.ts';
import {
  byHash,
  isBeginning,
  NO_STANDING,
  type RotaPerson,
  type Standings,
  settle,
  sharersOf,
  standingOf,
  type Turn,
  takesTurns,
} from './rota.ts';

/** Why somebody leads a turn, as data. */
export interface Reason {
  /** What they are owed before the turn, once those before it are led as they stand. */
  readonly owed: number;
  /** What they are owed at present. */
  readonly owedNow: number;
  /** When they lead last before the turn, which may be still to come. */
  readonly lastLed: string | null;
  /** Among how many the turn is shared. */
  readonly among: number;
  /** What decided: they are owed most, or as much as others and have waited longest, or the draw. */
  readonly by: 'owed' | 'wait' | 'draw';
  /** Who is owed more and was passed over because they lead the turn before or after it. */
  readonly passedOver: {
    readonly id: string;
    readonly owed: number;
    readonly leads: 'before' | 'after';
  } | null;
  /** Whether they are proposed though they lead the turn before: nobody else who can lead is owed anything. */
  readonly again: boolean;
  /** Who would have been proposed if they did not skip it, in the order of the rota. */
  readonly skipped: readonly string[];
  /** Whether nobody has to have been to a session yet. */
  readonly beginning: boolean;
  /** Whether so few take turns that there is nobody to share them with. */
  readonly isAlone: boolean;
}

export interface Proposal {
  readonly turn: Turn;
  /** Who leads it or is proposed; null if nobody is eligible. */
  readonly person: string | null;
  /** Whether they are planned, have agreed, or are proposed. */
  readonly how: 'planned' | 'agreed' | 'proposed';
  readonly reason: Reason;
  /** Those who would be asked, in the order of the rota. */
  readonly order: readonly string[];
  /** Everybody's standing after the turn. */
  readonly after: Standings;
}

/** Who led the latest session. */
export function ledLast(standings: Standings): string | null {
  let last: { id: string; at: string } | null = null;
  for (const [id, { lastLed }] of standings)
    if (lastLed !== null && (last === null || lastLed > last.at || (lastLed === last.at && id < last.id)))
      last = { id, at: lastLed };
  return last?.id ?? null;
}

/**
 * Those who are eligible for a turn, in the order of the rota: whoever is owed most, then whoever has waited longest,
 * then by draw. Who led last comes behind those who are owed anything, and so does who is fixed for the turn after it.
 */
export function orderOf(
  standings: Standings,
  turnId: string,
  eligible: readonly string[],
  next: string | null = null,
): string[] {
  const wait = (id: string) => standingOf(standings, id).lastLed ?? '';
  const order = [...eligible].sort(
    (a, b) =>
      standingOf(standings, b).owed - standingOf(standings, a).owed ||
      (wait(a) < wait(b) ? -1 : wait(a) > wait(b) ? 1 : byHash(turnId, a, b)),
  );
  const last = ledLast(standings);
  // Where only those two are owed anything, whoever led last waits.
  for (const beside of [
    [last, next],
    [last, null],
  ]) {
    const owed = order.filter((id) => !beside.includes(id) && standingOf(standings, id).owed > 0);
    if (owed.length > 0) return [...owed, ...order.filter((id) => !owed.includes(id))];
  }
  return order;
}

/**
 * Who leads each of the coming turns, in the order of time. A turn that is fixed is paid by whoever leads it; what is
 * proposed counts as taken for those after it.
 */
export function proposals(
  people: readonly RotaPerson[],
  standings: Standings,
  turns: readonly Turn[],
): Proposal[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  let now: Standings = standings;
  return [...turns]
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : a.id < b.id ? -1 : 1))
    .map((turn, index, all) => {
      const following = all[index + 1];
      const next = following ? fixedFor(following, byId) : null;
      const sharers = sharersOf(people, turn, now);
      const order = orderOf(now, turn.id, sharers, next);
      const fixed = fixedFor(turn, byId);
      const person = fixed ?? order[0] ?? null;
      const reason = reasonFor(person, turn, people, now, order, next);
      const proposal: Proposal = {
        turn,
        person,
        how: fixed === null ? 'proposed' : turn.isPlanned ? 'planned' : 'agreed',
        reason: { ...reason, owedNow: person === null ? 0 : standingOf(standings, person).owed },
        order,
        after: person === null ? now : settle(now, turn, sharers, person),
      };
      now = proposal.after;
      return proposal;
    });
}

/** Who is fixed for a turn. What was agreed for one that is not planned ends when they leave, pause or are away. */
function fixedFor(turn: Turn, people: ReadonlyMap<string, RotaPerson>): string | null {
  if (turn.facilitator === null || turn.isPlanned) return turn.facilitator;
  const person = people.get(turn.facilitator);
  return person && roleMay(person.role, facilitate) && isThere(person, turn.date) ? person.id : null;
}

function reasonFor(
  person: string | null,
  turn: Turn,
  people: readonly RotaPerson[],
  standings: Standings,
  order: readonly string[],
  next: string | null,
): Omit<Reason, 'owedNow'> {
  const mine = person === null ? NO_STANDING : standingOf(standings, person);
  const others = order.filter((id) => id !== person).map((id) => standingOf(standings, id));
  const last = ledLast(standings);
  const beside = [
    { id: last, leads: 'before' as const },
    { id: next, leads: 'after' as const },
  ].flatMap(({ id, leads }) =>
    id !== null && id !== person && order.includes(id)
      ? [{ id, owed: standingOf(standings, id).owed, leads }]
      : [],
  );
  const equal = others.filter(({ owed }) => owed === mine.owed);
  const skipped = turn.skips.length > 0 ? skippedBefore(person, turn, people, standings, next) : [];
  return {
    owed: mine.owed,
    lastLed: mine.lastLed,
    among: order.length,
    by:
      equal.length === 0
        ? 'owed'
        : equal.every(({ lastLed }) => (lastLed ?? '') !== (mine.lastLed ?? ''))
          ? 'wait'
          : 'draw',
    passedOver: person === null ? null : (beside.find(({ owed }) => owed > mine.owed) ?? null),
    again: person !== null && person === last,
    skipped,
    beginning: isBeginning(people, standings),
    isAlone: people.filter(takesTurns).length < 2,
  };
}

/** Who skips a turn and would have been proposed for it before somebody. */
function skippedBefore(
  person: string | null,
  turn: Turn,
  people: readonly RotaPerson[],
  standings: Standings,
  next: string | null,
): string[] {
  const sharers = sharersOf(people, { ...turn, skips: [] }, standings);
  const all = orderOf(standings, turn.id, sharers, next);
  const before = person === null ? all : all.slice(0, Math.max(0, all.indexOf(person)));
  return before.filter((id) => turn.skips.includes(id));
}
