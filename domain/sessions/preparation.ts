import * as z from 'zod/mini';
import { etag } from '../shared/ids.ts';
import { nullIfMissing } from '../shared/tolerant.ts';

/** What somebody brings to a session. Only they see it, until they send it as a note. */
export const preparation = z.object({
  text: z.string(),
  /** It was sent as a note with its author's name. Its text is in the note. */
  used: z.boolean(),
  /** null where nothing is stored. */
  etag: nullIfMissing(etag),
});
export type Preparation = z.infer<typeof preparation>;

export const NOTHING_PREPARED: Preparation = { text: '', used: false, etag: null };
