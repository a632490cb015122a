import * as z from 'zod/mini';
import { readCommunity } from '../community/abilities.ts';
import { id } from '../shared/ids.ts';
import { none, route } from '../shared/route.ts';
import { line, prose } from '../shared/text.ts';
import { nullIfMissing, tolerantArray } from '../shared/tolerant.ts';
import { writeKnowledge } from './abilities.ts';
import { anchor, annotation, annotationAnswer, annotationDraft, newAnnotation } from './annotation.ts';

const params = z.strictObject({ communityId: id, artifactId: id, annotationId: id });

export const listAnnotations = route({
  name: 'listAnnotations',
  method: 'GET',
  path: '/api/communities/{communityId}/artifacts/{artifactId}/annotations',
  summary: 'Annotations of an artifact that has more than its page tells',
  access: readCommunity,
  shows: ['knowledge'],
  params: z.omit(params, { annotationId: true }),
  /** The last one of those that are known. */
  query: z.strictObject({ after: id }),
  body: none,
  reply: z.object({
    annotations: tolerantArray(annotation),
    /** After which annotation there are more; null for no more. */
    next: nullIfMissing(id),
  }),
});

export const annotate = route({
  name: 'annotate',
  method: 'PUT',
  path: '/api/communities/{communityId}/artifacts/{artifactId}/annotations/{annotationId}',
  summary: 'Annotate a passage of a published revision, or the artifact as a whole',
  access: writeKnowledge,
  touches: ['knowledge', 'home'],
  params,
  query: none,
  body: newAnnotation,
  reply: annotation,
  maxBytes: 16_384,
});

export const changeAnnotation = route({
  name: 'changeAnnotation',
  method: 'PATCH',
  path: '/api/communities/{communityId}/artifacts/{artifactId}/annotations/{annotationId}',
  summary: 'Change an annotation of mine while nobody has answered it',
  access: writeKnowledge,
  touches: ['knowledge', 'home'],
  params,
  query: none,
  body: annotationDraft,
  reply: annotation,
  versioned: true,
  maxBytes: 16_384,
});

export const removeAnnotation = route({
  name: 'removeAnnotation',
  method: 'DELETE',
  path: '/api/communities/{communityId}/artifacts/{artifactId}/annotations/{annotationId}',
  summary: 'Take an annotation of mine back while nobody has answered it',
  access: writeKnowledge,
  touches: ['knowledge', 'home'],
  params,
  query: none,
  body: none,
  reply: z.object({ removed: z.boolean() }),
  versioned: true,
});

export const answerAnnotation = route({
  name: 'answerAnnotation',
  method: 'PUT',
  path: '/api/communities/{communityId}/artifacts/{artifactId}/annotations/{annotationId}/answers/{answerId}',
  summary: 'Answer an annotation',
  access: writeKnowledge,
  touches: ['knowledge'],
  params: z.extend(params, { answerId: id }),
  query: none,
  body: z.strictObject({ words: prose(1_000, 1) }),
  reply: annotationAnswer,
  maxBytes: 16_384,
});

export const placeAnnotation = route({
  name: 'placeAnnotation',
  method: 'POST',
  path: '/api/communities/{communityId}/artifacts/{artifactId}/annotations/{annotationId}/place',
  summary: 'Say which passage an annotation without a place belongs to',
  access: writeKnowledge,
  touches: ['knowledge', 'home'],
  params,
  query: none,
  body: z.strictObject({ revision: newAnnotation.shape.revision, anchor }),
  reply: annotation,
  versioned: true,
});

export const declineAnnotation = route({
  name: 'declineAnnotation',
  method: 'POST',
  path: '/api/communities/{communityId}/artifacts/{artifactId}/annotations/{annotationId}/decline',
  summary:
    'Decline an annotation, or let one go whose passage is gone, with a reason that its author is told',
  access: writeKnowledge,
  touches: ['knowledge', 'home'],
  params,
  query: none,
  body: z.strictObject({ reason: line(500) }),
  reply: annotation,
  versioned: true,
});
