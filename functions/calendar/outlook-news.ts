import { randomUUID } from 'node:crypto';
import type { Session } from '../../domain/sessions/session.ts';
import { NEWS_FEED } from '../feed/news.ts';
import { feedThings } from '../feed/work.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';

type Done = { readonly kind: 'moved'; readonly startsAt: string } | { readonly kind: 'event-deleted' };

/** A line of news about what the host has done in Outlook: its write and its id. */
export function toldInOutlook(
  { news, now }: World,
  session: Session,
  done: Done,
): { write: Write; id: string } {
  const { id, communityId, topic, host } = session;
  const line = { ...done, at: now().toISOString(), by: host, communityId, sessionId: id, topic };
  return { write: news.telling(line, id), id: news.idOf(line, id) };
}

/** The write that updates everybody's feed with the session, and with a line of news. */
export function feedsOf(world: World, sessionId: string, newsId?: string) {
  return feedThings(world, sessionId, randomUUID(), [
    { kind: 'session', id: sessionId },
    ...(newsId ? [{ kind: NEWS_FEED.kind, id: newsId }] : []),
  ]);
}
