import * as z from 'zod/mini';
import { id, personRef } from '../shared/ids.ts';
import { mailAccess, mailProblem } from '../shared/mail.ts';
import { inCommunity, none, route } from '../shared/route.ts';
import { instant } from '../shared/time.ts';
import { nullIfUnreadable, tolerantArray } from '../shared/tolerant.ts';
import { runCommunity, visit } from './abilities.ts';

/** What somebody who was added to a community finds on Home, until they have read it. */
export const welcome = z.object({
  communityId: id,
  name: z.string(),
  addedBy: personRef,
  organisers: tolerantArray(personRef),
  /** Whether they are shown how to find their way in. */
  onboarding: z._default(z.boolean(), false),
});
export type Welcome = z.infer<typeof welcome>;

export const dismissWelcome = route({
  name: 'dismissWelcome',
  method: 'POST',
  path: '/api/communities/{communityId}/welcome/dismiss',
  summary: 'Say that I have read the welcome, so that Home does not show it again, on any device',
  access: visit,
  touches: ['home'],
  params: inCommunity,
  query: none,
  body: none,
  reply: z.object({ communityId: id }),
});

export const openWelcomeMail = route({
  name: 'openWelcomeMail',
  method: 'GET',
  path: '/api/communities/{communityId}/welcome-mail',
  summary:
    'Whether those who are added can be told by mail from my mailbox, and who could not be told lately',
  access: runCommunity,
  shows: ['mails', 'members'],
  params: inCommunity,
  query: none,
  body: none,
  reply: z.object({
    access: mailAccess,
    failed: tolerantArray(
      z.object({
        id: z.string(),
        by: personRef,
        at: instant,
        /** Who was to be told and still belongs. */
        people: tolerantArray(personRef),
        problem: nullIfUnreadable(mailProblem),
      }),
    ),
  }),
});

export const retryWelcomeMail = route({
  name: 'retryWelcomeMail',
  method: 'POST',
  path: '/api/communities/{communityId}/welcome-mail/retry',
  summary: 'Try again to tell those by mail who were added and could not be told',
  access: runCommunity,
  touches: ['mails'],
  params: inCommunity,
  query: none,
  body: none,
  /** How many mails are tried again. */
  reply: z.object({ retried: z.int() }),
});
