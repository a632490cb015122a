import * as z from 'zod/mini';
import { id, personRef } from '../shared/ids.ts';
import { mineKind } from '../shared/mine.ts';
import { annotationKind } from './annotation.ts';

export const knowledgeMine = {
  /** An artifact that I published last, with annotations that nobody has incorporated or declined. */
  annotated: mineKind(
    'annotated',
    {
      artifactId: id,
      title: z.string(),
      /** Those that have a place, and those that have none. */
      open: z.int(),
      unplaced: z.int(),
      latest: z.object({ by: personRef, kind: annotationKind, words: z.string() }),
    },
    { asks: true },
  ),
};
