import type { Member } from '../../../domain/community/community.ts';
import { roleMay } from '../../../domain/community/policy.ts';
import { facilitate } from '../../../domain/sessions/abilities.ts';
import type { Session } from '../../../domain/sessions/session.ts';

/** What decides whose turn it is. */
export type Led = Pick<Session, 'state' | 'startsAt' | 'facilitator'>;

const latestFirst = <T extends Pick<Session, 'state' | 'startsAt'>>(sessions: readonly T[]) =>
  sessions
    .filter((session) => session.state !== 'cancelled')
    .sort((a, b) => b.startsAt.localeCompare(a.startsAt));

/** How many sessions back a turn still counts. */
const LOOK_BACK = 6;

export interface Turn {
  readonly member: Member;
  readonly turns: number;
  readonly of: number;
}

/** Whose turn it would be: the fewest of the last sessions, then the longest ago. */
export function nextFacilitator(members: readonly Member[], sessions: readonly Led[]): Turn | null {
  const all = latestFirst(sessions);
  const recent = all.slice(0, LOOK_BACK);
  if (recent.length === 0) return null;
  const [first] = members
    .filter(({ role }) => roleMay(role, facilitate))
    .map((member) => {
      const led = (session: Led) => session.facilitator.id === member.id;
      const turns = recent.filter(led).length;
      return { member, turns, of: recent.length, last: all.find(led)?.startsAt ?? '' };
    })
    .sort(
      (a, b) =>
        a.turns - b.turns || a.last.localeCompare(b.last) || a.member.name.localeCompare(b.member.name),
    );
  return first ? { member: first.member, turns: first.turns, of: first.of } : null;
}
