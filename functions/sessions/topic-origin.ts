import type { NewTopicOrigin, TopicOrigin } from '../../domain/sessions/topic.ts';
import { invalid } from '../../domain/shared/refusal.ts';
import type { Place } from '../tables/community-store.ts';
import type { World } from '../world.ts';

/** What a topic grows from, by the name that it has here. Refuses what does not exist. */
export async function requireTopicOrigin(
  world: World,
  place: Place,
  from: NewTopicOrigin | null,
): Promise<TopicOrigin | null> {
  if (from === null) return null;
  if (from.kind === 'note') {
    const [session, note] = await Promise.all([
      world.sessions.head(place, from.sessionId),
      world.notes.get(place, from.sessionId, from.authorKey, from.noteId),
    ]);
    if (!session || !note) throw invalid('from.noteId', 'a note of this community');
    return { ...from, label: session.session.topic };
  }
  if (from.kind === 'pilot') {
    const pilot = await world.evidence.pilot(place, from.pilotId);
    if (!pilot) throw invalid('from.pilotId', 'a pilot of this community');
    return { ...from, label: pilot.title };
  }
  const [artifact, annotation] = await Promise.all([
    world.knowledge.head(place, from.artifactId),
    world.evidence.annotation(place, from.artifactId, from.annotationId),
  ]);
  if (!artifact || !annotation) throw invalid('from.annotationId', 'an annotation of this community');
  return { ...from, label: artifact.title };
}
