import * as z from 'zod/mini';
import { readCommunity, runCommunity } from '../community/abilities.ts';
import { entraId, id } from '../shared/ids.ts';
import { inCommunity, none, route } from '../shared/route.ts';
import { nullIfMissing, tolerantArray } from '../shared/tolerant.ts';
import { contribution, PAGES, recognition, recognitionWords } from './recognition.ts';

const permission = z.string();

export const listRecognitions = route({
  name: 'listRecognitions',
  method: 'GET',
  path: '/api/communities/{communityId}/recognitions',
  summary: 'What people have said in recognition of the contributions on one page',
  access: readCommunity,
  shows: ['recognition'],
  params: inCommunity,
  /** `id` is the session’s, the pilot’s or the artifact’s. */
  query: z.strictObject({ of: z.enum(PAGES), id }),
  body: none,
  reply: z.object({
    /** The oldest first. */
    recognitions: tolerantArray(recognition),
    abilities: z.object({ recognise: permission }),
  }),
});
export type RecognitionList = z.infer<(typeof listRecognitions)['reply']>;

export const recognise = route({
  name: 'recognise',
  method: 'PUT',
  path: '/api/communities/{communityId}/recognitions/mine',
  summary: 'Recognise a contribution of somebody else, in words',
  access: readCommunity,
  touches: ['recognition', 'home'],
  params: inCommunity,
  query: none,
  body: z.strictObject({ about: contribution, words: recognitionWords }),
  reply: recognition,
});

export const takeBackRecognition = route({
  name: 'takeBackRecognition',
  method: 'POST',
  path: '/api/communities/{communityId}/recognitions/mine/take-back',
  summary: 'Take back what I have said in recognition of a contribution',
  access: readCommunity,
  touches: ['recognition', 'home'],
  params: inCommunity,
  query: none,
  body: z.strictObject({ about: contribution }),
  reply: z.object({ takenBack: z.boolean() }),
});

export const hideRecognition = route({
  name: 'hideRecognition',
  method: 'POST',
  path: '/api/communities/{communityId}/recognitions/hide',
  summary: 'Hide what was said in recognition of a contribution of mine, or show it again',
  access: readCommunity,
  touches: ['recognition', 'home'],
  params: inCommunity,
  query: none,
  body: z.strictObject({ about: contribution, by: entraId, hidden: z.boolean() }),
  reply: z.object({ hidden: z.boolean() }),
});

const settings = z.object({
  /** Whether contributions are recognised in this community. */
  community: z.boolean(),
  /** Whether mine are. */
  mine: z.boolean(),
});

export const recognitionSettings = route({
  name: 'recognitionSettings',
  method: 'GET',
  path: '/api/communities/{communityId}/recognition-settings',
  summary: 'Whether contributions are recognised here, and whether mine are, and those of one other person',
  access: readCommunity,
  shows: ['recognition'],
  params: inCommunity,
  query: z.strictObject({ of: z.optional(entraId) }),
  body: none,
  reply: z.object({
    ...settings.shape,
    /** Whether this one can be recognised here, and never why not; null where nobody was asked about. */
    other: nullIfMissing(z.boolean()),
  }),
});

export const setMyRecognition = route({
  name: 'setMyRecognition',
  method: 'PUT',
  path: '/api/communities/{communityId}/recognition-settings/mine',
  summary: 'Say whether my contributions may be recognised',
  access: readCommunity,
  touches: ['recognition', 'home'],
  params: inCommunity,
  query: none,
  body: z.strictObject({ on: z.boolean() }),
  reply: settings,
});

export const setCommunityRecognition = route({
  name: 'setCommunityRecognition',
  method: 'PUT',
  path: '/api/communities/{communityId}/recognition-settings/community',
  summary: 'Turn recognition on or off for the whole community',
  access: runCommunity,
  touches: ['recognition', 'home'],
  params: inCommunity,
  query: none,
  body: z.strictObject({ on: z.boolean() }),
  reply: settings,
});
