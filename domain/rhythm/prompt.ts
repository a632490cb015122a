import * as z from 'zod/mini';
import { id, personRef } from '../shared/ids.ts';
import { addDays, instant, momentOf, wallTime } from '../shared/time.ts';

/** The most characters of an answer: it is written in a minute and read in a few seconds. */
export const ANSWER_MAX = 400;

/** What somebody answered between two sessions. */
export const promptAnswer = z.object({
  by: personRef,
  text: z.string(),
  at: instant,
  /** The session after which they were asked. */
  sessionId: id,
});
export type PromptAnswer = z.infer<typeof promptAnswer>;

/** From when people are asked after a session: the beginning of the next day on the community's clock. */
export function asksFrom(endedAt: string, zoneName: string): string {
  const tomorrow = addDays(wallTime(endedAt, zoneName).date, 1);
  return momentOf({ date: tomorrow, time: '00:00' }, zoneName).toISOString();
}
