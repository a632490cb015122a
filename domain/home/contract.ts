import * as z from 'zod/mini';
import { role } from '../community/community.ts';
import { openAction } from '../sessions/note.ts';
import { mySession, rsvp, session } from '../sessions/session.ts';
import { id, personRef } from '../shared/ids.ts';
import { none, route } from '../shared/route.ts';
import { instant } from '../shared/time.ts';
import { nullIfUnreadable, tolerantArray } from '../shared/tolerant.ts';

/** Something that happened in a community and is worth a line on Home. */
export const news = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('published'),
    at: instant,
    by: personRef,
    communityId: id,
    artifactId: id,
    title: z.string(),
    revision: z.int(),
    changeNote: z.string(),
  }),
  z.object({
    kind: z.literal('closed'),
    at: instant,
    by: personRef,
    communityId: id,
    sessionId: id,
    topic: z.string(),
    decisions: z.int(),
    actions: z.int(),
    failures: z.int(),
  }),
  z.object({
    kind: z.enum(['planned', 'cancelled']),
    at: instant,
    by: personRef,
    communityId: id,
    sessionId: id,
    topic: z.string(),
  }),
]);
export type News = z.infer<typeof news>;

export const openHome = route({
  name: 'openHome',
  method: 'GET',
  path: '/api/home',
  summary: 'What I do next: my next session, what is mine, what is new',
  access: 'signed-in',
  shows: ['home'],
  params: none,
  query: none,
  body: none,
  reply: z.object({
    now: instant,
    me: personRef,
    communities: tolerantArray(z.object({ id, name: z.string(), role })),
    next: nullIfUnreadable(z.object({ session, myAnswer: rsvp.shape.response })),
    /** Sessions to come that I facilitate. */
    turns: tolerantArray(mySession),
    /** Sessions that are over and that it is mine to close, longest ago first. */
    toClose: tolerantArray(mySession),
    actions: tolerantArray(openAction),
    news: tolerantArray(news),
  }),
});
