import * as z from 'zod/mini';
import { readCommunity } from '../community/abilities.ts';
import { id } from '../shared/ids.ts';
import { inCommunity, none, route } from '../shared/route.ts';
import { tolerantArray } from '../shared/tolerant.ts';
import { writeKnowledge } from './abilities.ts';
import { artifactType, taxonomy } from './artifact.ts';
import { tag } from './tags.ts';

/** A tag and how many artifacts have it. */
export const countedTag = z.object({ tag: z.string(), count: z.int() });
export type CountedTag = z.infer<typeof countedTag>;

export const listTags = route({
  name: 'listTags',
  method: 'GET',
  path: '/api/communities/{communityId}/tags',
  summary: 'The tags of the knowledge base, the most frequent first',
  access: readCommunity,
  shows: ['knowledge'],
  params: inCommunity,
  query: none,
  body: none,
  reply: z.object({ tags: tolerantArray(countedTag) }),
});

export const renameTag = route({
  name: 'renameTag',
  method: 'POST',
  path: '/api/communities/{communityId}/tags/rename',
  summary: 'Rename a tag wherever it stands; where the new name exists, the two become one',
  access: writeKnowledge,
  touches: ['knowledge'],
  params: inCommunity,
  query: none,
  body: z.strictObject({ from: tag, to: tag }),
  reply: z.object({ tags: tolerantArray(countedTag) }),
});

/** Why two artifacts are related; pages pass over reasons they do not know. */
export const relation = z.discriminatedUnion('why', [
  z.object({ why: z.literal('linked') }),
  z.object({ why: z.literal('session'), topic: z.string() }),
  z.object({ why: z.literal('tags'), tags: z.array(z.string()) }),
  z.object({ why: z.literal('words') }),
]);
export type Relation = z.infer<typeof relation>;

export const related = z.object({ id, title: z.string(), type: artifactType, taxonomy, relation });
export type Related = z.infer<typeof related>;

export const listRelated = route({
  name: 'listRelated',
  method: 'GET',
  path: '/api/communities/{communityId}/artifacts/{artifactId}/related',
  summary: 'Artifacts that have to do with this one, each with why',
  access: readCommunity,
  shows: ['knowledge'],
  params: z.strictObject({ communityId: id, artifactId: id }),
  query: none,
  body: none,
  reply: z.object({ related: tolerantArray(related) }),
});
