import { knowledgeNews } from '../../domain/knowledge/news.ts';
import { type NewsLines, newsLine } from '../components/news-line.ts';

export const newsLines: NewsLines<typeof knowledgeNews> = {
  published: newsLine(
    knowledgeNews.published,
    ({ communityId, artifactId, title, revision, changeNote }) => ({
      about: artifactId,
      href: `/communities/${communityId}/knowledge/${artifactId}`,
      title,
      rest: [revision === 1 ? 'published' : `revision ${revision}`, changeNote].filter(Boolean).join(': '),
    }),
  ),
};
