import * as z from 'zod/mini';
import { id } from '../shared/ids.ts';
import { mineKind } from '../shared/mine.ts';
import { instant } from '../shared/time.ts';

/** The kind of the question between two sessions, of which a community has one at a time. */
export const PROMPT = 'prompt';
export const LATEST_PROMPT = 'latest';

export const rhythmMine = {
  /** The question between two sessions, until it is answered or the next session begins. */
  prompt: mineKind(
    PROMPT,
    {
      /** The session that was the last. */
      sessionId: id,
      topic: z.string(),
      words: z.string(),
      /** From when it is asked. */
      from: instant,
    },
    { asks: true },
  ),
};
