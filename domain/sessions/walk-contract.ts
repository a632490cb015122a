import * as z from 'zod/mini';
import { revisionNumber } from '../knowledge/revision-number.ts';
import { id } from '../shared/ids.ts';
import { none, route } from '../shared/route.ts';
import { line } from '../shared/text.ts';
import { takePart } from './abilities.ts';
import { sharedWalk } from './walk.ts';

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
