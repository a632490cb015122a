import * as z from 'zod/mini';
import { revisionNumber } from '../knowledge/revision-number.ts';
import { id } from '../shared/ids.ts';
import { none, route } from '../shared/route.ts';
import { takePart } from './abilities.ts';
import { tick } from './live-contract.ts';

export const tickItem = route({
  name: 'tickItem',
  method: 'PUT',
  path: '/api/communities/{communityId}/sessions/{sessionId}/ticks/{artifactId}/{revision}/{item}',
  summary: 'Tick or untick a checklist item for this session only; the playbook stays as it is',
  access: takePart,
  touches: ['ticks'],
  params: z.strictObject({
    communityId: id,
    sessionId: id,
    artifactId: id,
    revision: revisionNumber,
    item: z.pipe(
      z.string().check(z.regex(/^\d{1,3}$/, 'the number of a checklist item')),
      z.transform((text: string) => Number(text)),
    ),
  }),
  query: none,
  body: z.strictObject({ done: z.boolean() }),
  reply: tick,
});
