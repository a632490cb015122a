import * as z from 'zod/mini';
import { etag, id, personRef } from '../shared/ids.ts';

/** A decision tree that a session walks together: one person leads, everybody sees where they are. */
export const sharedWalk = z.object({
  artifactId: id,
  revision: z.int(),
  /** Its title then. */
  title: z._default(z.string(), ''),
  /** The words of the answers given so far. */
  path: z.array(z.string()),
  lead: personRef,
  /** Whether everybody walks alone again. */
  over: z.boolean(),
  etag,
});
export type SharedWalk = z.infer<typeof sharedWalk>;
