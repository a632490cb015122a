import { randomUUID } from 'node:crypto';
import { hasEnded, type Session } from '../../domain/sessions/session.ts';
import { TOPIC_MAX } from '../../domain/sessions/session-draft.ts';
import { cleanLine, isVisible } from '../../domain/shared/text.ts';
import { wallTime } from '../../domain/shared/time.ts';
import { NEWS_ENTRY } from '../feed/news-entries.ts';
import { feedThings } from '../feed/work.ts';
import type { GraphEvent } from '../graph/calendar.ts';
import type { Place } from '../tables/community-store.ts';
import { type CalendarEvent, timeMark, wordsMark } from '../tables/invite-store.ts';
import { movingOver } from '../tables/past-sessions.ts';
import { unlessConflict } from '../tables/retry.ts';
import type { StoredSession } from '../tables/session-store.ts';
import { changingSession } from '../tables/session-writes.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { MailboxBusy } from './failures.ts';

// What the host has done to a session's event in Outlook, and what follows for the session.

type Done = { readonly kind: 'moved'; readonly startsAt: string } | { readonly kind: 'event-deleted' };

/**
 * Whether the event is at a time that Guildhall never gave it, and the session was not moved in Guildhall meanwhile.
 */
export function wasMoved(there: GraphEvent, session: Session, { times }: CalendarEvent): boolean {
  return !times.has(timeMark(there)) && times.has(timeMark(session));
}

/**
 * The host has moved the event in Outlook, and Outlook has mailed everyone. The session is moved to the same time. If
 * another write was faster, nothing is changed, and both have to be read again.
 */
export async function adoptTime(
  world: World,
  place: Place,
  stored: StoredSession,
  event: CalendarEvent,
  there: GraphEvent,
): Promise<void> {
  const { session } = stored;
  const { startsAt, endsAt } = there;
  const minutes = Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000);
  const wall = wallTime(startsAt, session.zone);
  const told =
    // Nobody knows another time of a session before they are invited to it.
    session.state !== 'planned' && startsAt !== session.startsAt && !hasEnded({ endsAt }, world.now())
      ? toldInOutlook(world, session, { kind: 'moved', startsAt })
      : undefined;
  const feed = feedsOf(world, session.id, told?.id);
  const writes = [
    ...changingSession(stored, { startsAt, endsAt, minutes, wall }),
    ...movingOver(session, { endsAt, format: session.format }),
    world.invites.changing(session.id, { times: new Set([timeMark(there)]) }, event.etag),
    ...(told ? [told.write] : []),
    feed,
  ];
  if (await unlessConflict(() => world.write(place, randomUUID(), writes)))
    await world.enqueue(place, feed.key);
}

/**
 * Whether the event has a subject that Guildhall never gave it, and the session was not renamed in Guildhall meanwhile.
 * An event without a subject is left as it is, because a session has a topic.
 */
export function wasRenamed(
  { subject }: Pick<GraphEvent, 'subject'>,
  { topic }: Pick<Session, 'topic'>,
  event: Pick<CalendarEvent, 'subjects' | 'topic'>,
): boolean {
  return (
    topicIn(subject, '') !== '' && !event.subjects.has(wordsMark(subject)) && event.topic === wordsMark(topic)
  );
}

/** Whether the event has the subject that its host gave it, and the session has had no other topic since. */
export function keepsSubject(
  { subject }: Pick<GraphEvent, 'subject'>,
  { topic }: Pick<Session, 'topic'>,
  event: Pick<CalendarEvent, 'hostSubject' | 'topic'>,
): boolean {
  return event.hostSubject === wordsMark(subject) && event.topic === wordsMark(topic);
}

/** The topic in a subject, which may still end as Guildhall writes it; '' if nothing of it can be one. */
function topicIn(subject: string, ending: string): string {
  const own = subject.endsWith(ending) ? subject.slice(0, subject.length - ending.length) : subject;
  const topic = cleanLine(own, TOPIC_MAX);
  return isVisible(topic) ? topic : '';
}

/**
 * The host has renamed the event in Outlook. The session gets the same topic, and nobody is mailed for it. `ending` is
 * what Guildhall writes behind the topic.
 */
export async function adoptTopic(
  world: World,
  place: Place,
  stored: StoredSession,
  event: CalendarEvent,
  { subject }: Pick<GraphEvent, 'subject'>,
  ending: string,
): Promise<void> {
  // Of a subject that is nothing but the ending, all of it is the topic.
  const topic = topicIn(subject, ending) || topicIn(subject, '');
  const feed = feedsOf(world, stored.session.id);
  const mark = wordsMark(subject);
  const marks = { subjects: new Set([mark]), topic: wordsMark(topic), hostSubject: mark };
  const writes = [
    ...changingSession(stored, { topic }),
    world.invites.changing(stored.session.id, marks, event.etag),
    feed,
  ];
  if (await unlessConflict(() => world.write(place, randomUUID(), writes)))
    await world.enqueue(place, feed.key);
}

/** Outlook has told everyone that the event is off, so it is news, although the session still stands. */
export async function noteDeleted(
  world: World,
  place: Place,
  session: Session,
  event: CalendarEvent,
): Promise<void> {
  const told = toldInOutlook(world, session, { kind: 'event-deleted' });
  const feed = feedsOf(world, session.id, told.id);
  const change = world.invites.changing(session.id, { deleted: true }, event.etag);
  const writes = [change, told.write, feed];
  if (!(await unlessConflict(() => world.write(place, randomUUID(), writes)))) throw new MailboxBusy();
  await world.enqueue(place, feed.key);
}

/** A line of news about what the host has done in Outlook: its write and its id. */
function toldInOutlook({ news, now }: World, session: Session, done: Done): { write: Write; id: string } {
  const { id, communityId, topic, host } = session;
  const line = { ...done, at: now().toISOString(), by: host, communityId, sessionId: id, topic };
  return { write: news.telling(line, id), id: news.idOf(line, id) };
}

/** The write that updates everybody's feed with the session, and with a line of news. */
function feedsOf(world: World, sessionId: string, newsId?: string) {
  return feedThings(world, sessionId, randomUUID(), [
    { kind: 'session', id: sessionId },
    ...(newsId ? [{ kind: NEWS_ENTRY.kind, id: newsId }] : []),
  ]);
}
