import * as z from 'zod/mini';
import { id, personRef } from '../shared/ids.ts';
import { mineKind } from '../shared/mine.ts';

const aRound = { artifactId: id, roundId: id, subject: z.string() };

export const scoringMine = {
  /** A round in which I have not scored; `pass` is above 1 where I have scored before, and people have talked since. */
  score: mineKind('score', { ...aRound, by: personRef, pass: z.int() }, { asks: true }),
  /** Something that I have scored, to be scored again from `due` on. */
  'score-again': mineKind('score-again', aRound, { asks: true }),
};
