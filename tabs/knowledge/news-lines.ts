import { knowledgeNews } from '../../domain/knowledge/news.ts';
import { type NewsLines, newsLine } from '../components/news-line.ts';

const toAnnotation = (at: { communityId: string; artifactId: string; annotationId: string }) =>
  `/communities/${at.communityId}/knowledge/${at.artifactId}#annotation-${at.annotationId}`;

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
  imported: newsLine(knowledgeNews.imported, ({ communityId, importId, count, root }) => ({
    about: importId,
    href: `/communities/${communityId}/knowledge?sort=changed`,
    title: count === 1 ? '1 artifact' : `${count.toLocaleString('en')} artifacts`,
    rest: root ? `imported from “${root}”` : 'imported',
  })),
  'annotation-incorporated': newsLine(knowledgeNews['annotation-incorporated'], (news) => ({
    about: news.annotationId,
    href: toAnnotation(news),
    title: news.title,
    rest: `revision ${news.revision} takes up ${news.count === 1 ? 'your annotation' : `${news.count} annotations of yours`}: ${news.words}`,
  })),
  'annotation-declined': newsLine(knowledgeNews['annotation-declined'], (news) => ({
    about: news.annotationId,
    href: toAnnotation(news),
    title: news.title,
    rest: `your annotation was declined: ${news.reason}`,
  })),
  'annotation-answered': newsLine(knowledgeNews['annotation-answered'], (news) => ({
    about: news.annotationId,
    href: toAnnotation(news),
    title: news.title,
    rest: `your annotation was answered: ${news.answer}`,
  })),
};
