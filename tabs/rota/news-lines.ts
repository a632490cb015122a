import { rotaNews } from '../../domain/rota/news.ts';
import { onDay, sayDate } from '../components/dates.ts';
import { type NewsLine, type NewsLines, newsLine } from '../components/news-line.ts';

interface AboutTurn {
  readonly communityId: string;
  readonly sessionId: string;
  readonly date: string;
}

const lineOf = ({ communityId, sessionId, date }: AboutTurn, rest: string): NewsLine => ({
  about: `${sessionId}.turn`,
  href: `/communities/${communityId}/rota`,
  title: `The turn ${onDay(sayDate(date))}`,
  rest,
  // Whose turn it was is no news once it is over.
  until: new Date(`${date}T23:59:59`).toISOString(),
});

export const newsLines: NewsLines<typeof rotaNews> = {
  'swap-agreed': newsLine(rotaNews['swap-agreed'], (news) =>
    lineOf(
      news,
      news.otherDate
        ? `is ${news.by.name}’s now: you lead ${onDay(sayDate(news.otherDate))}`
        : `is ${news.by.name}’s now`,
    ),
  ),
  'swap-ended': newsLine(rotaNews['swap-ended'], (news) =>
    lineOf(
      news,
      news.why === 'paused' ? `stays yours: ${news.by.name} is not there` : `stays yours: nobody can swap`,
    ),
  ),
  'turn-taken': newsLine(rotaNews['turn-taken'], (news) =>
    lineOf(
      news,
      news.how === 'volunteered'
        ? `is ${news.by.name}’s, who volunteered`
        : `was given to somebody else by ${news.by.name}: ${news.reason}`,
    ),
  ),
  'turn-yours': newsLine(rotaNews['turn-yours'], (news) =>
    lineOf(news, `is yours, ${news.by.name} chose you: ${news.reason}`),
  ),
};
