import { pilotNews } from '../../domain/pilots/news.ts';
import { type NewsLine, type NewsLines, newsLine } from '../components/news-line.ts';

const CAME = { worked: 'worked', mixed: 'partly worked', failed: 'failed', stopped: 'was stopped' };

interface AboutPilot {
  readonly communityId: string;
  readonly pilotId: string;
  readonly title: string;
}

const lineOf = ({ communityId, pilotId, title }: AboutPilot, rest: string): NewsLine => ({
  about: pilotId,
  href: `/communities/${communityId}/pilots/${pilotId}`,
  title,
  rest,
});

export const newsLines: NewsLines<typeof pilotNews> = {
  'pilot-begun': newsLine(pilotNews['pilot-begun'], (news) =>
    lineOf(news, `is being tried by ${news.by.name}`),
  ),
  'pilot-reported': newsLine(pilotNews['pilot-reported'], (news) =>
    lineOf(news, `${CAME[news.verdict]}: ${news.lesson}`),
  ),
  'pilot-ended': newsLine(pilotNews['pilot-ended'], (news) =>
    lineOf(news, `ended without a report: ${news.word}`),
  ),
  'report-withdrawn': newsLine(pilotNews['report-withdrawn'], (news) =>
    lineOf(news, `has no report any more, ${news.by.name} withdrew it: ${news.word}`),
  ),
  tried: newsLine(pilotNews.tried, ({ communityId, artifactId, pilotId, title, by, verdict }) => ({
    // Beside the news of the pilot itself, which everybody is told.
    about: `${artifactId}.${pilotId}`,
    href: `/communities/${communityId}/knowledge/${artifactId}`,
    title,
    rest: `was tried: ${by.name} reports that it ${CAME[verdict]}`,
  })),
};
