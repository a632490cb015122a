import type { NewsNotices } from '../feed/news.ts';
import { after, DAY_MS, notice } from '../feed/notice.ts';

/** For how long people are told of what became of an annotation. */
export const ANNOTATION_NEWS_MS = 7 * DAY_MS;

type Told = {
  readonly at: string;
  readonly communityId: string;
  readonly artifactId: string;
  readonly annotationId: string;
};

const said = ({ at, communityId, artifactId, annotationId }: Told) => ({
  at,
  until: after(at, ANNOTATION_NEWS_MS),
  path: `/communities/${communityId}/knowledge/${artifactId}#annotation-${annotationId}`,
});

export const annotationNewsNotices: NewsNotices = {
  'annotation-answered': (news) => [
    notice('annotationAnswered', {
      ...said(news),
      parameters: { person: news.by.name, title: news.title },
      preview: news.answer,
    }),
  ],
  'annotation-incorporated': (news) => [
    notice('annotationIncorporated', {
      ...said(news),
      parameters: { revision: String(news.revision), title: news.title },
      preview: news.words,
    }),
  ],
  'annotation-declined': (news) => [
    notice('annotationDeclined', {
      ...said(news),
      parameters: { person: news.by.name, title: news.title },
      preview: news.reason,
    }),
  ],
};
