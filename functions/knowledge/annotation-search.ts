import * as z from 'zod';
import { type AnnotationKind, annotationKind } from '../../domain/knowledge/annotation.ts';
import type { knowledgeHits } from '../../domain/knowledge/hits.ts';
import type { FindKindOf } from '../search/kinds.ts';
import { linesApart } from '../search/search-text.ts';

/** What people say of artifacts, with the answers, where the artifact may be found. */
export const ANNOTATION_FIND: FindKindOf<{ annotationKind: AnnotationKind }> = {
  kind: 'annotation',
  plain: linesApart,
  shows: z.object({ annotationKind }),
  hit: ({ ids, topic, owner, at, shows, excerpt }): z.output<typeof knowledgeHits.annotation> => {
    const [artifactId = '', id = ''] = ids;
    return { kind: 'annotation', id, artifactId, topic, ...shows, by: owner, at, excerpt };
  },
  reserved: 3,
};
