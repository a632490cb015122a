import * as z from 'zod/mini';
import { id } from '../shared/ids.ts';
import { newsKind } from '../shared/news.ts';

const anAnnotation = { artifactId: id, title: z.string(), annotationId: id, words: z.string() };

export const knowledgeNews = {
  published: newsKind('published', {
    artifactId: id,
    title: z.string(),
    revision: z.int(),
    changeNote: z.string(),
  }),
  /** Many that were published by one import. */
  imported: newsKind('imported', { importId: id, count: z.int(), root: z.nullable(z.string()) }),
  // What follows is told to the author of an annotation alone.
  /** `count` is how many of theirs a revision has incorporated; the annotation is one of them. */
  'annotation-incorporated': newsKind('annotation-incorporated', {
    ...anAnnotation,
    revision: z.int(),
    count: z.int(),
  }),
  'annotation-declined': newsKind('annotation-declined', { ...anAnnotation, reason: z.string() }),
  'annotation-answered': newsKind('annotation-answered', { ...anAnnotation, answer: z.string() }),
};
