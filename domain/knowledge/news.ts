import * as z from 'zod/mini';
import { id } from '../shared/ids.ts';
import { newsKind } from '../shared/news.ts';

export const knowledgeNews = {
  published: newsKind('published', {
    artifactId: id,
    title: z.string(),
    revision: z.int(),
    changeNote: z.string(),
  }),
};
