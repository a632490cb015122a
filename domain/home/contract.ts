import * as z from 'zod/mini';
import { role } from '../community/community.ts';
import { welcome } from '../community/welcome.ts';
import { myRequest } from '../inclusion/joining.ts';
import { inviteTry } from '../sessions/invite-problem.ts';
import { mySession, rsvp, session } from '../sessions/session.ts';
import { id, personRef } from '../shared/ids.ts';
import { mineItem } from '../shared/mine.ts';
import { newsItem } from '../shared/news.ts';
import { none, route } from '../shared/route.ts';
import { date, instant } from '../shared/time.ts';
import { nullIfMissing, nullIfUnreadable, tolerantArray } from '../shared/tolerant.ts';

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
    /** `backOn`: the first day on which I am there again; null unless I have paused or am away there today. */
    communities: tolerantArray(z.object({ id, name: z.string(), role, backOn: nullIfMissing(date) })),
    next: nullIfUnreadable(
      z.object({ session, myAnswer: rsvp.shape.response, inviteTry: nullIfMissing(inviteTry) }),
    ),
    /** Communities that I was added to and have not looked at yet, each with the next session that I may open. */
    welcomes: nullIfMissing(tolerantArray(z.extend(welcome, { next: nullIfUnreadable(mySession) }))),
    /** Communities that I have asked to join, until I belong to them or have taken note of a no. */
    asked: nullIfMissing(tolerantArray(myRequest)),
    /** Sessions to come that I facilitate. */
    turns: tolerantArray(mySession),
    /** Sessions that are over and that I should close, oldest first. */
    toClose: tolerantArray(mySession),
    /** What else is mine to do, soonest due first. */
    mine: tolerantArray(mineItem),
    /** What I alone am told, such as what became of something that I wrote; the newest first. */
    told: nullIfMissing(tolerantArray(newsItem)),
    news: tolerantArray(newsItem),
  }),
});
