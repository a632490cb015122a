import { sessionNews } from '../../domain/sessions/news.ts';
import { sayMoment } from '../components/dates.ts';
import { type NewsLine, type NewsLines, newsLine } from '../components/news-line.ts';
import { sayOutcome } from '../components/outcome.ts';

interface AboutSession {
  readonly communityId: string;
  readonly sessionId: string;
  readonly topic: string;
}

function lineOf({ communityId, sessionId, topic }: AboutSession, rest: string): NewsLine {
  return {
    about: sessionId,
    href: `/communities/${communityId}/sessions/${sessionId}`,
    title: topic,
    rest,
  };
}

export const newsLines: NewsLines<typeof sessionNews> = {
  planned: newsLine(sessionNews.planned, (news) => lineOf(news, `planned by ${news.by.name}`)),
  moved: newsLine(sessionNews.moved, (news) =>
    lineOf(news, `moved to ${sayMoment(news.startsAt)} by ${news.by.name}`),
  ),
  'event-deleted': newsLine(sessionNews['event-deleted'], (news) =>
    lineOf(news, 'has left the calendars: its event was deleted in Outlook'),
  ),
  cancelled: newsLine(sessionNews.cancelled, (news) => lineOf(news, `called off by ${news.by.name}`)),
  reopened: newsLine(sessionNews.reopened, (news) => lineOf(news, `reopened by ${news.by.name}`)),
  closed: newsLine(sessionNews.closed, (news) =>
    // What it left behind, where it left something.
    lineOf(news, ['is over', sayOutcome(news)].filter(Boolean).join(': ')),
  ),
};
