import { randomUUID } from 'node:crypto';
import { createEvent, type EventContent, findEvent } from '../graph/calendar.ts';
import type { CallGraph } from '../graph/graph.ts';
import type { Place } from '../tables/community-store.ts';
import type { EventChange } from '../tables/invite-rows.ts';
import { type CalendarEvent, timeMark, wordsMark } from '../tables/invite-store.ts';
import type { World } from '../world.ts';
import { marksOf, united } from './marks.ts';
import { everyoneOn } from './wanted.ts';

interface Making {
  readonly world: World;
  readonly place: Place;
  readonly sessionId: string;
  readonly hostId: string;
  readonly call: CallGraph;
  readonly event: CalendarEvent;
  readonly topic: string;
  readonly content: Required<EventContent>;
  /** Changes the stored event, and returns its new version. */
  readonly note: (event: CalendarEvent, change: EventChange) => Promise<string>;
}

/** Makes a session's event in its host's calendar. Returns false, because another step has to compare it. */
export async function makeEvent(making: Making): Promise<false> {
  const { world, place, sessionId, hostId, call, event, topic, content, note } = making;
  const { invited } = everyoneOn({ attendees: [] }, content.attendees, event.ours);
  const sending = { ...content, attendees: invited };
  // Written first, so that after a crash it is known that the event and its attendees are ours.
  const etag = await note(event, {
    askedAt: world.now().toISOString(),
    ours: united(event.ours, marksOf(sending)),
    times: united(event.times, [timeMark(content.when)]),
    subjects: united(event.subjects, [wordsMark(content.subject)]),
    topic: wordsMark(topic),
  });
  const of = { sessionId, generation: event.generation };
  // An event that was taken for deleted may still exist. It is looked for, so that nobody is invited twice.
  const again = event.generation > 1 ? await findEvent(call, hostId, sessionId) : undefined;
  const { id, iCalUId } = again ?? (await createEvent(call, hostId, of, sending));
  await world.invites.indexEvent(place, hostId, { eventId: id, iCalUId }, sessionId, randomUUID());
  await note({ ...event, etag }, { eventId: id, iCalUId });
  return false;
}
