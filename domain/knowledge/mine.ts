import * as z from 'zod/mini';
import { id, personRef } from '../shared/ids.ts';
import { mineKind } from '../shared/mine.ts';
import { date } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';
import { annotationKind } from './annotation.ts';

export const knowledgeMine = {
  /** An artifact that I look after whose review day comes; to organisers, one that nobody looks after any more. */
  review: mineKind(
    'review',
    {
      artifactId: id,
      title: z.string(),
      reviewBy: nullIfMissing(date),
      ownerLeft: nullIfMissing(z.string()),
    },
    { asks: true },
  ),
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
