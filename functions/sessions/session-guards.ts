import { type Ability, roleMay } from '../../domain/community/policy.ts';
import { facilitate, takePart } from '../../domain/sessions/abilities.ts';
import type { SessionAbilities } from '../../domain/sessions/live-contract.ts';
import {
  mayCancel,
  mayCapture,
  mayChange,
  mayClose,
  mayLead,
  mayOpenSession,
  mayReopen,
  mayTakeLead,
} from '../../domain/sessions/policy.ts';
import { isOpen, type Session } from '../../domain/sessions/session.ts';
import {
  nextExisting,
  plannedMinutes,
  reach,
  type SessionTime,
  span,
  spanFrom,
} from '../../domain/sessions/session-draft.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import type { WhoIsThere } from '../tables/followed-sessions.ts';
import type { StoredSession } from '../tables/session-store.ts';
import { requirePermission } from '../use-case.ts';
import type { World } from '../world.ts';

/** The session. Refuses if there is none or I may not open it. */
export async function requireSession(
  world: World,
  place: Place,
  me: Membership,
  sessionId: string,
): Promise<StoredSession> {
  const stored = await world.sessions.head(place, sessionId);
  if (!stored) throw new Refusal('not-found');
  requirePermission(mayOpenSession(me, stored.session));
  return stored;
}

/** Only leaders may add notes to a closed session, so an unattributed one would not hide its author. */
export function takesUnattributed({ session, unattributedNotes }: StoredSession): boolean {
  return unattributedNotes && isOpen(session.state);
}

/** `there`: who has the session open, where that is known. */
export function abilitiesOf(
  me: Membership,
  session: Session,
  now: Date,
  there?: WhoIsThere,
): SessionAbilities {
  return {
    change: mayChange(me, session),
    lead: mayLead(me, session),
    close: mayClose(me, session, now),
    capture: mayCapture(me, session),
    takeLead: there ? mayTakeLead(me, session, there.facilitatorAway) : null,
    cancel: mayCancel(me, session),
    reopen: mayReopen(me, session, now),
  };
}

/**
 * The member with this id. Refuses if they are no member or lack the ability; `mayNot` makes the latter refusal.
 * `named` gives the person who is stored so far: they may stay even if they have left or lost the ability.
 */
export async function requireMember(
  world: World,
  place: Place,
  personId: string,
  field: string,
  named: () => PersonRef | null | undefined | Promise<PersonRef | null | undefined> = () => null,
  ability: Ability = takePart,
  mayNot = () => invalid(field, 'a member of this community'),
  lookUp = () => world.communities.membership(place, personId, world.now()),
): Promise<PersonRef> {
  const member = await lookUp();
  const belongs = member?.leftAt === null;
  if (belongs && roleMay(member.role, ability)) return { id: member.id, name: member.name };
  const before = await named();
  if (before?.id === personId) return before;
  throw belongs ? mayNot() : invalid(field, 'a member of this community');
}

/**
 * The member who is to own an action; null where nobody is. The owner of an unattributed one is always read from the
 * table: log lines have the number of look-ups, and one fewer would tell that the owner had just been active.
 */
export async function requireOwner(
  world: World,
  place: Place,
  ownerId: string | null,
  unattributed: boolean,
  named?: () => Promise<PersonRef | null | undefined>,
): Promise<PersonRef | null> {
  if (ownerId === null) return null;
  const lookUp = unattributed ? () => world.communities.membershipNow(place, ownerId) : undefined;
  return requireMember(world, place, ownerId, 'note.ownerId', named, takePart, undefined, lookUp);
}

/** The member who is to facilitate; `now` is the present facilitator. */
export function requireFacilitator(
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
  return requireMember(world, place, personId, field, () => now, facilitate, mayNot);
}

/**
 * Refuses unless every newly linked artifact exists. Returns the ids of the community's published artifacts; null if
 * the links do not change and nothing was looked up.
 */
export async function requireArtifacts(
  world: World,
  place: Place,
  ids: readonly string[],
  linked: ReadonlySet<string> = new Set(),
): Promise<ReadonlySet<string> | null> {
  if (ids.length === linked.size && ids.every((id) => linked.has(id))) return null;
  const there = await world.knowledge.shelf(place);
  const unknown = ids.findIndex((id) => !there.get(id) && !linked.has(id));
  if (unknown >= 0) throw invalid(`artifactIds.${unknown}`, 'an artifact of this community');
  return new Set(there.all.flatMap(({ id, state }) => (state === 'published' ? [id] : [])));
}

/**
 * Start and end in UTC. Refuses a time that clocks skip, a start more than three years away, and a length out of range.
 * What the host of an existing session (`before`) set in Outlook may stay whatever it is.
 */
export function requireTime(
  when: SessionTime,
  now: Date,
  before?: Session,
): { startsAt: string; endsAt: string } {
  const time = before ? spanFrom(before, when) : span(when);
  if (!time) {
    throw invalid(
      'when.time',
      `a time that exists: clocks go forward over it, ${nextExisting(when).time} comes instead`,
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
