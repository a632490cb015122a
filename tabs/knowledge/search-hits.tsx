import { BookOpenRegular } from '@fluentui/react-icons/svg/book-open';
import { knowledgeHits } from '../../domain/knowledge/hits.ts';
import { HitHead, HitLine } from '../components/HitHead.tsx';
import { Marked } from '../components/Marked.tsx';
import { type HitViews, hitView } from '../components/search-hit.ts';
import { When } from '../components/When.tsx';
import { AnnotationSign } from './annotations/AnnotationSign.tsx';
import { SEARCH_TEXTS, TAXONOMIES, TYPES } from './texts.ts';

export const searchHits: HitViews<typeof knowledgeHits> = {
  artifact: hitView(knowledgeHits.artifact, {
    heading: SEARCH_TEXTS.artifacts,
    order: 1,
    facets: [{ value: 'artifact', label: SEARCH_TEXTS.artifacts }],
    show: ({ id, title, type, taxonomy }) => ({
      id,
      path: `knowledge/${id}`,
      head: (query) => (
        <HitHead sign={<BookOpenRegular aria-hidden />} title={title} query={query}>
          {TYPES[type]} · {TAXONOMIES[taxonomy]}
        </HitHead>
      ),
    }),
  }),
  annotation: hitView(knowledgeHits.annotation, {
    heading: SEARCH_TEXTS.annotations,
    order: 5.1,
    facets: [{ value: 'annotation', label: SEARCH_TEXTS.annotations }],
    show: ({ id, artifactId, topic, annotationKind, by, at }) => ({
      id,
      path: `knowledge/${artifactId}#annotation-${id}`,
      head: (query) => (
        <HitLine sign={<AnnotationSign kind={annotationKind} />}>
          <Marked text={topic} query={query} />
          {by && (
            <>
              {' · '}
              <Marked text={by} query={query} />
            </>
          )}
          {at && (
            <>
              {' · '}
              <When at={at} as="distance" />
            </>
          )}
        </HitLine>
      ),
    }),
  }),
};
