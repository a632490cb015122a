import * as z from 'zod/mini';
import { id } from '../shared/ids.ts';
import { hitKind } from '../shared/search.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';
import { annotationKind } from './annotation.ts';
import { artifactType } from './artifact.ts';
import { taxonomy } from './taxonomy.ts';

export const knowledgeHits = {
  artifact: hitKind('artifact', {
    id,
    title: z.string(),
    type: artifactType,
    taxonomy,
    /** How many pilots tried it, and for how many it worked. */
    tried: nullIfMissing(z.int()),
    worked: nullIfMissing(z.int()),
  }),
  annotation: hitKind('annotation', {
    id,
    artifactId: id,
    /** The title of the artifact. */
    topic: z.string(),
    annotationKind,
    /** '' where its words were withdrawn and only answers are left. */
    by: z.string(),
    at: nullIfMissing(instant),
  }),
};
