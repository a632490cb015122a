import { type Ability, type Permission, roleMay } from '../../domain/community/policy.ts';
import { facilitate, takePart } from '../../domain/sessions/abilities.ts';
import type { SessionAbilities } from '../../domain/sessions/contract.ts';
import { mayCapture, mayChange, mayClose, mayLead, mayOpenSession } from '../../domain/sessions/policy.ts';
import {
  isOpen,
  nextExisting,
  plannedMinutes,
  reach,
  type Session,
  type SessionTime,
  span,
  spanFrom,
} from '../../domain/sessions/session.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import type { StoredSession } from '../tables/session-store.ts';
import type { World } from '../world.ts';

/** The session, if there is one and I may see it. */
export async function openable(
  world: World,
  place: Place,
  me: Membership,
  sessionId: string,
): Promise<StoredSession> {
  const stored = await world.sessions.head(place, sessionId);
  if (!stored) throw new Refusal('not-found');
  insist(mayOpenSession(me, stored.session));
  return stored;
}

export function insist(permission: Permission): void {
  if (permission !== 'yes') throw new Refusal(permission);
}

/** Once it is closed only who leads it adds to it: leaving the name off would hide nothing. */
export function takesUnattributed({ session, unattributedNotes }: StoredSession): boolean {
  return unattributedNotes && isOpen(session.state);
}

export function abilitiesOf(me: Membership, session: Session, now: Date): SessionAbilities {
  return {
    change: mayChange(me, session),
    lead: mayLead(me, session),
    close: mayClose(me, session, now),
    capture: mayCapture(me, session),
  };
}

/**
 * A member who may be named: as the owner of an action, or, with another ability, as something else. `named` tells who
 * it is so far: whoever has left since, or may no more, stands there until somebody else is named, and is no reason to
 * refuse what else is changed. `mayNot` refuses whoever belongs here and does not have the ability.
 */
export async function memberNamed(
  world: World,
  place: Place,
  personId: string,
  field: string,
  named: () => PersonRef | null | undefined | Promise<PersonRef | null | undefined> = () => null,
  ability: Ability = takePart,
  mayNot = () => invalid(field, 'a member of this community'),
): Promise<PersonRef> {
  const member = await world.communities.membership(place, personId, world.now());
  const belongs = member?.leftAt === null;
  if (belongs && roleMay(member.role, ability)) return { id: member.id, name: member.name };
  const before = await named();
  if (before?.id === personId) return before;
  throw belongs ? mayNot() : invalid(field, 'a member of this community');
}

/** Whoever is to facilitate; `now` is who does so far. */
export function facilitatorNamed(
  world: World,
  place: Place,
  personId: string,
  field: string,
  now: PersonRef | null = null,
): Promise<PersonRef> {
  const mayNot = () =>
    new Refusal('may-not-facilitate', {
      errors: [{ field, expected: 'an organiser, a member or a mentor' }],
    });
  return memberNamed(world, place, personId, field, () => now, facilitate, mayNot);
}

/**
 * Each artifact that is linked anew must be there; one range answers for all of them. Tells which of this community's
 * are published; null where the links stay as they are and nothing was looked up.
 */
export async function refuseUnknownArtifacts(
  world: World,
  place: Place,
  ids: readonly string[],
  linked: ReadonlySet<string> = new Set(),
): Promise<ReadonlySet<string> | null> {
  if (ids.length === linked.size && ids.every((id) => linked.has(id))) return null;
  const there = new Map((await world.knowledge.list(place)).map(({ id, state }) => [id, state]));
  const unknown = ids.findIndex((id) => !there.has(id) && !linked.has(id));
  if (unknown >= 0) throw invalid(`artifactIds.${unknown}`, 'an artifact of this community');
  return new Set([...there].flatMap(([id, state]) => (state === 'published' ? [id] : [])));
}

/**
 * Start and end in UTC, if the time exists and is not absurdly far away, nor the length absurd. `before`: the session,
 * if there is one; what its host made of it in Outlook may stay as it is, whatever that is.
 */
export function timeOf(when: SessionTime, now: Date, before?: Session): { startsAt: string; endsAt: string } {
  const time = before ? spanFrom(before, when) : span(when);
  if (!time) {
    throw invalid(
      'when.time',
      `a time that exists: clocks go forward over it, ${nextExisting(when)} comes instead`,
    );
  }
  const length = when.minutes === before?.minutes ? undefined : plannedMinutes.safeParse(when.minutes).error;
  if (length) throw invalid('when.minutes', length.issues[0]?.message ?? 'whole minutes');
  if (time.startsAt === before?.startsAt) return time;
  const lies = reach(time.startsAt, now);
  if (lies === 'too-late') throw invalid('when.date', 'a date within three years');
  if (lies === 'too-early') throw invalid('when.date', 'a date at most three years ago');
  return time;
}
