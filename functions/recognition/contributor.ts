import { maySeePilot } from '../../domain/pilots/policy.ts';
import type { Contribution } from '../../domain/recognition/recognition.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import { pilotKey } from '../tables/keys.ts';
import { storedPilotOf } from '../tables/pilot-rows.ts';
import type { World } from '../world.ts';

export interface Contributed {
  readonly person: PersonRef;
  /** The topic of its session, or the title of the pilot or the artifact. */
  readonly title: string;
}

/**
 * Whose contribution it is. Refuses what I cannot see, what is not there any more, and what has nobody: a note without a
 * name has no author, whoever wrote it.
 */
export async function contributorOf(
  world: World,
  place: Place,
  me: Membership,
  about: Contribution,
): Promise<Contributed> {
  if (about.kind === 'pilot') {
    const { pilot } = (await pilotOf(world, place, about.pilotId)) ?? {};
    if (!pilot || !maySeePilot(me.role, pilot)) throw new Refusal('not-found');
    return { person: pilot.owner, title: pilot.title };
  }
  if (about.kind === 'annotation') {
    const [artifact, annotation] = await Promise.all([
      world.knowledge.head(place, about.artifactId),
      world.evidence.annotation(place, about.artifactId, about.annotationId),
    ]);
    if (!artifact || !annotation) throw new Refusal('not-found');
    return { person: annotation.author, title: artifact.title };
  }
  const [stored, note] = await Promise.all([
    world.sessions.head(place, about.sessionId),
    about.kind === 'note'
      ? world.notes.get(place, about.sessionId, about.authorKey, about.noteId)
      : undefined,
  ]);
  if (!stored || (about.kind === 'note' && !note)) throw new Refusal('not-found');
  const { topic, state, facilitator } = stored.session;
  const person = note ? note.author : state === 'closed' ? facilitator : null;
  if (!person) throw new Refusal('nobody-to-recognise');
  return { person, title: topic };
}

export async function pilotOf({ table }: World, place: Place, pilotId: string) {
  return table.find(place.partition, pilotKey(pilotId), (row) => storedPilotOf(place.communityId, row));
}
