import * as z from 'zod/mini';
import { facilitate } from '../sessions/abilities.ts';
import { hashOf } from '../shared/hash.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';
import { absenceOn } from './absence.ts';
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

/** Somebody with what their row tells of before. */
export type RotaMember = RotaPerson &
  Pick<Member, 'joinedAt'> & {
    readonly leftAt: string | null;
    readonly pausedFrom?: string | null;
    readonly facilitatesSince?: string | null;
  };

/**
 * Those who belonged to a community when a session began, as they were then, as far as their rows tell. Of a session
 * before the community there was in Guildhall, everybody counts.
 */
export function peopleAt(members: readonly RotaMember[], startsAt: string, startedAt: string): RotaPerson[] {
  return members
    .filter(({ joinedAt, leftAt }) => joinedAt <= startsAt || (startsAt < startedAt && leftAt === null))
    .filter(({ leftAt }) => leftAt === null || leftAt > startsAt)
    .map((one) => ({
      ...one,
      facilitates: (one.facilitatesSince ?? '') > startsAt ? !one.facilitates : one.facilitates,
      pausedUntil: (one.pausedFrom ?? '') > startsAt ? null : one.pausedUntil,
    }));
}

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

/** The draw between equals. */
export const byHash = (turnId: string, a: string, b: string) =>
  hashOf(`${turnId} ${a}`) - hashOf(`${turnId} ${b}`) || (a < b ? -1 : 1);
