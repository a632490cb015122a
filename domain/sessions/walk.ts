import * as z from 'zod/mini';
import { revisionNumber } from '../knowledge/artifact.ts';
import { etag, id, personRef } from '../shared/ids.ts';
import { none, route } from '../shared/route.ts';
import { line } from '../shared/text.ts';
import { takePart } from './abilities.ts';

/** A decision tree that a session walks together: one person leads, everybody sees where they are. */
export const sharedWalk = z.object({
  artifactId: id,
  revision: z.int(),
  /** The words of the answers given so far. */
  path: z.array(z.string()),
  lead: personRef,
  /** Whether everybody walks alone again. */
  over: z.boolean(),
  etag,
});
export type SharedWalk = z.infer<typeof sharedWalk>;

/** More answers than any way through a tree of the greatest length has. */
const ANSWERS_MAX = 200;

export const walkTogether = route({
  name: 'walkTogether',
  method: 'PUT',
  path: '/api/communities/{communityId}/sessions/{sessionId}/walks/{artifactId}/{revision}',
  summary: 'Lead a session through a decision tree; `take` takes the lead from somebody else',
  access: takePart,
  touches: ['walks'],
  params: z.strictObject({ communityId: id, sessionId: id, artifactId: id, revision: revisionNumber }),
  query: none,
  body: z.strictObject({
    path: z.array(line(300)).check(z.maxLength(ANSWERS_MAX, `at most ${ANSWERS_MAX} answers`)),
    over: z._default(z.boolean(), false),
    take: z._default(z.boolean(), false),
  }),
  reply: sharedWalk,
});
