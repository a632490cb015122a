import { type Community, nextByCadence } from '../../../domain/community/community.ts';
import type { RotaReason, RotaTurn } from '../../../domain/rota/contract.ts';
import type { Session } from '../../../domain/sessions/session.ts';
import type { PersonRef } from '../../../domain/shared/ids.ts';
import { type WallTime, wallTime } from '../../../domain/shared/time.ts';

const latestFirst = <T extends Pick<Session, 'state' | 'startsAt'>>(sessions: readonly T[]) =>
  sessions
    .filter((session) => session.state !== 'cancelled')
    .sort((a, b) => b.startsAt.localeCompare(a.startsAt));

/** When the community would meet next: what its cadence asks for after its last session, and not before today. */
export function nextTime(
  community: Pick<Community, 'cadence' | 'zone'>,
  sessions: readonly Session[],
  now: Date,
): WallTime & { readonly minutes: number } {
  const [last] = latestFirst(sessions);
  const today = wallTime(now, community.zone).date;
  const lastDate = last && wallTime(last.startsAt, community.zone).date;
  const after = lastDate && lastDate > today ? lastDate : today;
  return {
    ...nextByCadence(community.cadence, after, lastDate),
    minutes: community.cadence.minutes,
  };
}

/** Whom the rota proposes for a day, and why. */
export interface Proposed {
  readonly person: PersonRef;
  readonly reason: RotaReason;
}

const isOpen = ({ topic, person }: RotaTurn) => topic === null && person !== null;

/** Whom the rota proposes for a day; for one that the cadence does not ask for, whose turn is next after it. */
export function proposedOn(turns: readonly RotaTurn[], date: string): Proposed | null {
  const open = turns.filter(isOpen);
  const turn = open.find((one) => one.date === date) ?? open.find((one) => one.date > date) ?? open.at(-1);
  return turn?.person ? { person: turn.person, reason: turn.reason } : null;
}

/**
 * The id of the session that the cadence asks for on a day, as long as it is not planned: what was agreed on its turn
 * is kept under it.
 */
export const turnIdOn = (turns: readonly RotaTurn[], date: string): string | undefined =>
  turns.find((turn) => turn.topic === null && turn.date === date)?.id;
