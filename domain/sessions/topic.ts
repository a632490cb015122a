import * as z from 'zod/mini';
import type { Role } from '../community/community.ts';
import { type Permission, permission } from '../community/policy.ts';
import { taxonomy } from '../knowledge/taxonomy.ts';
import { etag, id, personRef } from '../shared/ids.ts';
import { line, prose } from '../shared/text.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing, nullIfUnreadable } from '../shared/tolerant.ts';
import { voteForTopics } from './abilities.ts';
import { authorKey } from './note.ts';

/** For so many open topics a person can vote at once. */
export const VOTES_EACH = 3;

const origins = {
  note: { kind: z.literal('note'), sessionId: id, authorKey, noteId: id },
  pilot: { kind: z.literal('pilot'), pilotId: id },
  annotation: { kind: z.literal('annotation'), artifactId: id, annotationId: id },
};
const newTopicOrigin = z.discriminatedUnion('kind', [
  z.strictObject(origins.note),
  z.strictObject(origins.pilot),
  z.strictObject(origins.annotation),
]);
export type NewTopicOrigin = z.infer<typeof newTopicOrigin>;

/** What that was called from which the topic grew: a note's session, a pilot, an annotation's artifact. */
const label = z.string();
/** What a topic grew from. It names no author: a note may be without a name. */
const topicOrigin = z.discriminatedUnion('kind', [
  z.object({ ...origins.note, label }),
  z.object({ ...origins.pilot, label }),
  z.object({ ...origins.annotation, label }),
]);
export type TopicOrigin = z.infer<typeof topicOrigin>;

/** What a person decides about a topic. */
export const topicDraft = z.strictObject({
  title: line(120),
  /** Why it is worth a session. */
  why: prose(600),
  taxonomy: z.nullable(taxonomy),
});
export type TopicDraft = z.infer<typeof topicDraft>;

export const newTopicDraft = z.extend(topicDraft, { from: z.nullable(newTopicOrigin) });
export type NewTopicDraft = z.infer<typeof newTopicDraft>;

/** open: waits for its session. planned: has become a session. closed: let go. */
export const TOPIC_STATES = ['open', 'planned', 'closed'] as const;
export const topicState = z.enum(TOPIC_STATES);
export type TopicState = z.infer<typeof topicState>;

/** A topic that was proposed for a session. */
export const topic = z.object({
  id,
  title: z.string(),
  why: z.string(),
  taxonomy: nullIfMissing(taxonomy),
  by: personRef,
  at: instant,
  /** null for nothing, and for what this version does not know. */
  from: nullIfUnreadable(topicOrigin),
  state: topicState,
  votes: z.int(),
  /** Who planned its last session, when, and how many had voted for it by then; null while it is not planned. */
  planned: nullIfMissing(z.object({ by: personRef, at: instant, votes: z.int() })),
  /** Who let it go, when and why; null if nobody has. */
  closed: nullIfMissing(z.object({ by: personRef, at: instant, word: z.string() })),
  etag,
});
export type Topic = z.infer<typeof topic>;

interface Me {
  readonly id: string;
  readonly role: Role;
}

export function mayVote(me: Me, { state }: Pick<Topic, 'state'>): Permission {
  const may = permission(me.role, voteForTopics);
  return may === 'yes' && state !== 'open' ? 'topic-not-open' : may;
}

/** Changing its words and letting it go: whoever added it, and organisers. */
export function mayChangeTopic(me: Me, { by, state }: Pick<Topic, 'by' | 'state'>): Permission {
  const may = permission(me.role, voteForTopics);
  if (may !== 'yes') return may;
  if (me.role !== 'organiser' && by.id !== me.id) return 'topic-not-yours';
  return state === 'open' ? 'yes' : 'topic-not-open';
}
