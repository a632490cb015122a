import * as z from 'zod/mini';
import { etag, id } from '../shared/ids.ts';

/** What a session tells of a round of scoring that was begun in it. The rest is asked of the round itself. */
export const toldRound = z.object({
  artifactId: id,
  roundId: id,
  /** Of the rubric. */
  title: z.string(),
  subject: z.string(),
  /** Whether it is scored or talked about; not once it is closed or removed. */
  going: z.boolean(),
  /** Another one after each change of the round; scores change nothing. */
  etag,
});
export type ToldRound = z.infer<typeof toldRound>;
