import { ASKS_FOR_MS, mayOpenSession } from '../../domain/sessions/policy.ts';
import { isOpen, type MySession, mySession, type Session } from '../../domain/sessions/session.ts';
import type { FeedKindOf } from '../feed/kinds.ts';
import { NEWS_ENTRY } from '../feed/news-entries.ts';
import { feedThings, showAtOnce } from '../feed/work.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { sessionNoticesFor, whoDeclined } from './session-notices.ts';

/**
 * The fields of a session that feeds have. Counts of answers and the state of the invite are left out, because the
 * calendar work changes them without updating feeds.
 */
export const outlineOf = (session: Session): MySession =>
  mySession.parse({ ...session, state: session.state === 'invited' ? 'planned' : session.state });

/** Sessions that are not over, for everybody who may open them. */
export const SESSION_FEED: FeedKindOf<MySession, ReadonlySet<string>> = {
  kind: 'session',
  section: 'standing',
  read: async (world, place, id) => {
    const stored = await world.sessions.head(place, id);
    return stored && outlineOf(stored.session);
  },
  show: (session, member) =>
    isOpen(session.state) && mayOpenSession(member, session) === 'yes' ? session : null,
  notices: sessionNoticesFor,
  more: whoDeclined,
  all: async (world, place) => {
    const since = new Date(world.now().getTime() - ASKS_FOR_MS);
    return world.sessions.upcomingIds(place, since);
  },
};

export const showSession = (world: World, place: Place, session: Session, me: Membership) =>
  showAtOnce(world, place, SESSION_FEED, session.id, outlineOf(session), me);

/** The write that updates everybody's feed after a session has changed, including its news. */
export function sessionChanged(
  world: World,
  sessionId: string,
  operation: string,
  ...news: readonly string[]
): Extract<Write, { do: 'put' }> {
  const things = [
    { kind: SESSION_FEED.kind, id: sessionId },
    ...news.map((id) => ({ kind: NEWS_ENTRY.kind, id })),
  ];
  return feedThings(world, sessionId, operation, things);
}
