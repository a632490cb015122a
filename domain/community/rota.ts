import * as z from 'zod/mini';
import { facilitate } from '../sessions/abilities.ts';
import { hashOf } from '../shared/hash.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';
import { absenceOn, isThere } from './absence.ts';
import type { Member } from './community.ts';
import { roleMay } from './policy.ts';

// The rota by fair share: for each session everybody who is eligible and does not skip it gains an equal share of a
// turn, and whoever facilitates pays one turn. Whoever is owed most is proposed.

/** One turn in the unit of accounts. Accounts are whole numbers, so that they always sum to exactly 0. */
export const TURN = 1_000_000;

/** How a person stands in a community's rota. Whoever leaves keeps their standing. */
export const standing = z.object({
  /** In millionths of a turn; below 0 for somebody who has led more than their share. */
  owed: z.int(),
  /** How often they have led. */
  led: z.int(),
  /** When the last session that they led began. */
  lastLed: nullIfMissing(instant),
  /** Whether they have been to a session. */
  attended: z.boolean(),
});
export type Standing = z.infer<typeof standing>;
export type Standings = ReadonlyMap<string, Standing>;

export const NO_STANDING: Standing = { owed: 0, led: 0, lastLed: null, attended: false };

export const standingOf = (standings: Standings, personId: string): Standing =>
  standings.get(personId) ?? NO_STANDING;

/** What the rota asks of a member. */
export type RotaPerson = Pick<Member, 'id' | 'name' | 'role' | 'facilitates' | 'pausedUntil' | 'away'>;

/** Whether somebody takes turns at all. */
export function takesTurns({ role, facilitates }: Pick<Member, 'role' | 'facilitates'>): boolean {
  return facilitates && roleMay(role, facilitate);
}

/** Until this many have been to a session, everybody who takes turns is eligible. */
const BEGINNERS = 2;

/** Whether so few have been to a session that nobody has to have been to one. */
export function isBeginning(people: readonly RotaPerson[], standings: Standings): boolean {
  const experienced = people.filter(
    (person) => takesTurns(person) && standingOf(standings, person.id).attended,
  );
  return experienced.length < BEGINNERS;
}

/** Why somebody is not eligible for a turn; null if they are. */
export type NotEligible = 'takes-no-turns' | 'paused' | 'away' | 'not-attended' | 'skips';

/** When a turn is. */
export interface TurnTime {
  readonly id: string;
  /** The day in the community's zone. */
  readonly date: string;
  readonly startsAt: string;
}

/** What a turn's proposal depends on. */
export interface Turn extends TurnTime {
  /** Who leads it, by plan or as agreed; null where nobody is fixed. */
  readonly facilitator: string | null;
  /** Whether its session is planned. Then its facilitator stands until somebody takes over. */
  readonly isPlanned: boolean;
  /** Who skips it. */
  readonly skips: readonly string[];
}

export function whyNotEligible(
  person: RotaPerson,
  turn: Pick<Turn, 'date' | 'skips'>,
  standings: Standings,
  beginning: boolean,
): NotEligible | null {
  if (!takesTurns(person)) return 'takes-no-turns';
  const absence = absenceOn(person, turn.date);
  if (absence) return absence;
  if (!beginning && !standingOf(standings, person.id).attended) return 'not-attended';
  return turn.skips.includes(person.id) ? 'skips' : null;
}

/** Those among whom a turn is shared. */
export function sharersOf(
  people: readonly RotaPerson[],
  turn: Pick<Turn, 'date' | 'skips'>,
  standings: Standings,
): string[] {
  const beginning = isBeginning(people, standings);
  return people
    .filter((person) => whyNotEligible(person, turn, standings, beginning) === null)
    .map(({ id }) => id);
}

export interface Settlement {
  /** Among whom it was shared, in the order in which what cannot be divided was given out. */
  readonly sharers: readonly string[];
  /** Everybody's standing after the turn. */
  readonly standings: Map<string, Standing>;
}

/** A turn that was led: those among whom it is shared gain, and whoever facilitated pays. */
export function settlementOf(
  standings: Standings,
  turn: TurnTime,
  among: readonly string[],
  facilitator: string,
): Settlement {
  const after = new Map(standings);
  const before = standingOf(standings, facilitator);
  after.set(facilitator, {
    ...before,
    // A turn that is shared by nobody costs nothing, so that accounts still sum to 0.
    owed: before.owed - (among.length > 0 ? TURN : 0),
    led: before.led + 1,
    lastLed: before.lastLed !== null && before.lastLed > turn.startsAt ? before.lastLed : turn.startsAt,
  });
  // What cannot be divided goes to those who are owed least, so that two who are always eligible never differ by more
  // than one turn.
  const sharers = [...among].sort(
    (a, b) => standingOf(after, a).owed - standingOf(after, b).owed || byHash(turn.id, a, b),
  );
  for (const [id, share] of sharesOf(sharers)) {
    const theirs = standingOf(after, id);
    after.set(id, { ...theirs, owed: theirs.owed + share });
  }
  return { sharers, standings: after };
}

/** Everybody's standing after a turn was led. */
export const settle = (
  standings: Standings,
  turn: TurnTime,
  among: readonly string[],
  facilitator: string,
): Map<string, Standing> => settlementOf(standings, turn, among, facilitator).standings;

/** Undoes a settlement. `ledBefore` is when whoever paid had led last before. */
export function unsettle(
  standings: Standings,
  turn: Pick<TurnTime, 'startsAt'>,
  sharers: readonly string[],
  facilitator: string,
  ledBefore: string | null,
): Map<string, Standing> {
  const after = new Map(standings);
  const paid = standingOf(standings, facilitator);
  after.set(facilitator, {
    ...paid,
    owed: paid.owed + (sharers.length > 0 ? TURN : 0),
    led: paid.led - 1,
    // They may have led again since.
    lastLed: paid.lastLed === turn.startsAt ? ledBefore : paid.lastLed,
  });
  for (const [id, share] of sharesOf(sharers)) {
    const theirs = standingOf(after, id);
    after.set(id, { ...theirs, owed: theirs.owed - share });
  }
  return after;
}

/** Equal shares of one turn; the first get what cannot be divided. */
function sharesOf(sharers: readonly string[]): [string, number][] {
  if (sharers.length === 0) return [];
  const share = Math.floor(TURN / sharers.length);
  const rest = TURN - share * sharers.length;
  return sharers.map((id, at) => [id, at < rest ? share + 1 : share]);
}

const byHash = (turnId: string, a: string, b: string) =>
  hashOf(`${turnId} ${a}`) - hashOf(`${turnId} ${b}`) || (a < b ? -1 : 1);

/** Why somebody leads a turn, as data. */
export interface Reason {
  /** What they are owed before the turn. */
  readonly owed: number;
  readonly lastLed: string | null;
  /** Among how many the turn is shared. */
  readonly among: number;
  /** What decided: they are owed most, or as much as others and have waited longest, or the draw. */
  readonly by: 'owed' | 'wait' | 'draw';
  /** Who is owed more and was passed over because they led last. */
  readonly passedOver: { readonly id: string; readonly owed: number } | null;
  /** Who would have been proposed if they did not skip it, in the order of the rota. */
  readonly skipped: readonly string[];
  /** Whether nobody has to have been to a session yet. */
  readonly beginning: boolean;
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
 * then by draw. Who led last comes behind those who are owed anything.
 */
export function orderOf(standings: Standings, turnId: string, eligible: readonly string[]): string[] {
  const wait = (id: string) => standingOf(standings, id).lastLed ?? '';
  const order = [...eligible].sort(
    (a, b) =>
      standingOf(standings, b).owed - standingOf(standings, a).owed ||
      (wait(a) < wait(b) ? -1 : wait(a) > wait(b) ? 1 : byHash(turnId, a, b)),
  );
  const last = ledLast(standings);
  if (last === null || !order.includes(last)) return order;
  const owed = order.filter((id) => id !== last && standingOf(standings, id).owed > 0);
  const rest = order.filter((id) => id !== last && standingOf(standings, id).owed <= 0);
  return owed.length > 0 ? [...owed, ...merged(order, [...rest, last])] : order;
}

const merged = (order: readonly string[], some: readonly string[]) => order.filter((id) => some.includes(id));

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
    .map((turn) => {
      const sharers = sharersOf(people, turn, now);
      const order = orderOf(now, turn.id, sharers);
      const fixed = fixedFor(turn, byId);
      const person = fixed ?? order[0] ?? null;
      const proposal: Proposal = {
        turn,
        person,
        how: fixed === null ? 'proposed' : turn.isPlanned ? 'planned' : 'agreed',
        reason: reasonFor(person, turn, people, now, order),
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
): Reason {
  const mine = person === null ? NO_STANDING : standingOf(standings, person);
  const others = order.filter((id) => id !== person).map((id) => standingOf(standings, id));
  const last = ledLast(standings);
  const ahead =
    last !== null && last !== person && order.includes(last) && standingOf(standings, last).owed > mine.owed
      ? { id: last, owed: standingOf(standings, last).owed }
      : null;
  const equal = others.filter(({ owed }) => owed === mine.owed);
  const skipped = turn.skips.length > 0 ? skippedBefore(person, turn, people, standings) : [];
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
    passedOver: person === null ? null : ahead,
    skipped,
    beginning: isBeginning(people, standings),
  };
}

/** Who skips a turn and would have been proposed for it before somebody. */
function skippedBefore(
  person: string | null,
  turn: Turn,
  people: readonly RotaPerson[],
  standings: Standings,
): string[] {
  const all = orderOf(standings, turn.id, sharersOf(people, { ...turn, skips: [] }, standings));
  const before = person === null ? all : all.slice(0, Math.max(0, all.indexOf(person)));
  return before.filter((id) => turn.skips.includes(id));
}
