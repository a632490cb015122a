import { roleMay } from '../../domain/community/policy.ts';
import { runPilots } from '../../domain/pilots/abilities.ts';
import type { Origin, Pilot, PilotDraft } from '../../domain/pilots/pilot.ts';
import { maySeePilot } from '../../domain/pilots/policy.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import { addDays, momentOf } from '../../domain/shared/time.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import type { StoredPilot } from '../tables/pilot-rows.ts';
import type { World } from '../world.ts';
import { storedPilot } from './pilot-store.ts';

/** The pilot. Refuses if there is none or I may not see it. */
export async function requirePilot(
  world: World,
  place: Place,
  me: Membership,
  pilotId: string,
): Promise<StoredPilot> {
  const stored = await storedPilot(world, place, pilotId);
  if (!stored || !maySeePilot(me.role, stored.pilot)) throw new Refusal('not-found');
  return stored;
}

/** Whether somebody belongs to the community and may run pilots in it. */
export async function runsPilots(world: World, place: Place, personId: string) {
  const member = await world.communities.membership(place, personId, world.now());
  return member?.leftAt === null && roleMay(member.role, runPilots) ? member : undefined;
}

/**
 * Those who take part, members by the name that they have here. Refuses somebody who cannot run pilots, unless they
 * take part already.
 */
export async function requireCollaborators(
  world: World,
  place: Place,
  owner: Pick<Membership, 'id'>,
  collaborators: PilotDraft['collaborators'],
  before: Pilot['collaborators'] = [],
): Promise<Pilot['collaborators']> {
  return Promise.all(
    collaborators.map(async (one, index) => {
      const { personId } = one;
      if (personId === null) return one;
      const field = `collaborators.${index}.personId`;
      if (personId === owner.id) throw invalid(field, 'somebody else than the owner');
      const known = before.find((other) => other.personId === personId);
      const member = await runsPilots(world, place, personId);
      if (!member && !known) throw invalid(field, 'an organiser, a member or a mentor of this community');
      return { ...one, name: member?.name ?? known?.name ?? one.name };
    }),
  );
}

/** The artifact that is tried, with its title. Refuses a revision that was never published. */
export async function requireArtifact(
  world: World,
  place: Place,
  artifact: PilotDraft['artifact'],
  before: Pilot['artifact'] = null,
): Promise<Pilot['artifact']> {
  if (artifact === null) return null;
  if (before?.id === artifact.id && before.revision === artifact.revision) return before;
  const found = await world.knowledge.head(place, artifact.id);
  if (found?.state !== 'published') throw invalid('artifact.id', 'an artifact of this community');
  if (artifact.revision > found.revision) throw invalid('artifact.revision', 'a revision of the artifact');
  return { ...artifact, title: found.title };
}

/** The pilot that a new one repeats; null if it grew out of something else. Refuses what does not exist. */
export async function requireOrigin(
  world: World,
  place: Place,
  origin: Origin | null,
): Promise<Pilot['repeats']> {
  if (origin?.kind === 'session' && !(await world.sessions.exists(place, origin.sessionId)))
    throw invalid('origin.sessionId', 'a session of this community');
  if (
    origin?.kind === 'note' &&
    !(await world.notes.get(place, origin.sessionId, origin.authorKey, origin.noteId))
  )
    throw invalid('origin.noteId', 'a note of this session');
  if (
    origin?.kind === 'annotation' &&
    !(await world.evidence.annotation(place, origin.artifactId, origin.annotationId))
  )
    throw invalid('origin.annotationId', 'an annotation of this artifact');
  if (origin?.kind !== 'pilot') return null;
  const repeated = await storedPilot(world, place, origin.pilotId);
  if (!repeated) throw invalid('origin.pilotId', 'a pilot of this community');
  return { pilotId: origin.pilotId, title: repeated.pilot.title };
}

/** How long before today a pilot may have started, and how long after it may start. */
const DAYS_BACK = 366;
const DAYS_AHEAD = 731;

/** When the first day begins and the last one is over. Refuses a start that is far off, unless it stood so before. */
export function requireDates(
  { startsOn, endsOn, zone }: Pick<PilotDraft, 'startsOn' | 'endsOn' | 'zone'>,
  now: Date,
  before?: Pick<Pilot, 'startsOn'>,
): Pick<Pilot, 'startsAt' | 'endsAt'> {
  const today = now.toISOString().slice(0, 10);
  if (startsOn !== before?.startsOn) {
    if (startsOn < addDays(today, -DAYS_BACK)) throw invalid('startsOn', 'a day at most a year ago');
    if (startsOn > addDays(today, DAYS_AHEAD)) throw invalid('startsOn', 'a day within two years');
  }
  const midnight = (date: string) => momentOf({ date, time: '00:00' }, zone).toISOString();
  return { startsAt: midnight(startsOn), endsAt: midnight(addDays(endsOn, 1)) };
}
