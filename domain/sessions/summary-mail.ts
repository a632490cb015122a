import * as z from 'zod/mini';
import { readCommunity } from '../community/abilities.ts';
import { entraId, id, personRef } from '../shared/ids.ts';
import { mailAccess, mailProblem, mailState, RECIPIENTS_MAX } from '../shared/mail.ts';
import { inSession, none, route } from '../shared/route.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing, nullIfUnreadable, tolerantArray } from '../shared/tolerant.ts';
import { takePart } from './abilities.ts';

// In a file of their own, because only closed sessions need these routes.

const aMail = z.strictObject({ communityId: id, sessionId: id, mailId: id });

/** Whom a summary goes to: everybody who was invited, or those of them who did not come. */
export const summaryAudience = z.enum(['invited', 'absent']);
export type SummaryAudience = z.infer<typeof summaryAudience>;

/** A summary that was sent, or is to be. */
export const summaryMail = z.object({
  id,
  to: summaryAudience,
  by: personRef,
  at: instant,
  people: z.int(),
  state: mailState,
  problem: nullIfUnreadable(mailProblem),
  sentAt: nullIfMissing(instant),
});
export type SummaryMail = z.infer<typeof summaryMail>;

const notePoint = z.object({ text: z.string(), aside: z.string(), done: z.nullable(z.boolean()) });

export const openSummaryMail = route({
  name: 'openSummaryMail',
  method: 'GET',
  path: '/api/communities/{communityId}/sessions/{sessionId}/summary-mail',
  summary: 'To whom a closed session’s summary was sent; to whoever led it, to whom it can be sent now',
  access: readCommunity,
  shows: ['mails', 'sessions', 'notes'],
  params: inSession,
  query: none,
  body: none,
  reply: z.object({
    /** The latest first. */
    mails: tolerantArray(summaryMail),
    /** What has changed since it was sent last; null where nothing has, or it was not sent. */
    changes: nullIfUnreadable(
      z.object({ added: tolerantArray(notePoint), changed: tolerantArray(notePoint), removed: z.int() }),
    ),
    /** null to those who may not send it, and before it is closed. */
    offer: nullIfUnreadable(
      z.object({
        access: mailAccess,
        /** Whose mailbox it goes out from. */
        from: personRef,
        /** Who gets the answers to it, where that is not the same person. */
        replyTo: nullIfMissing(personRef),
        /** Whether those who get it do not see each other. */
        hidden: z.boolean(),
        /** Who can get it: was invited, still belongs, may read it, and has not got it as it is now. */
        invited: tolerantArray(personRef),
        /** Those of them who did not come. */
        absent: tolerantArray(entraId),
        absentBasis: z.enum(['answers', 'attendance']),
        /** How many have it already as it is now. */
        have: z.int(),
      }),
    ),
  }),
});

export const sendSummary = route({
  name: 'sendSummary',
  method: 'PUT',
  path: '/api/communities/{communityId}/sessions/{sessionId}/summary-mail/{mailId}',
  summary: 'Send a closed session’s summary by mail from its host’s mailbox, to exactly these people',
  access: takePart,
  touches: ['mails'],
  params: aMail,
  query: none,
  body: z.strictObject({
    to: summaryAudience,
    /** Who was shown before it was confirmed. Whoever cannot get it any more is left out. */
    people: z
      .array(entraId)
      .check(z.minLength(1, 'somebody'), z.maxLength(RECIPIENTS_MAX, 'at most 500 people')),
  }),
  reply: summaryMail,
  maxBytes: 65_536,
});

export const retrySummary = route({
  name: 'retrySummary',
  method: 'POST',
  path: '/api/communities/{communityId}/sessions/{sessionId}/summary-mail/{mailId}/retry',
  summary: 'Try again to send a summary that could not be sent',
  access: takePart,
  touches: ['mails'],
  params: aMail,
  query: none,
  body: none,
  reply: summaryMail,
});
