import * as z from 'zod/mini';
import { readCommunity } from '../community/abilities.ts';
import { entraId, id, personRef } from '../shared/ids.ts';
import { inCommunity, inSession, none, route } from '../shared/route.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing, tolerantArray } from '../shared/tolerant.ts';
import { answerPulses, askForHelp as mayAsk } from './abilities.ts';
import {
  exchange,
  exchangeOutline,
  exchangeState,
  helper,
  helpOffer,
  helpWords,
  storedOffer,
  suggestion,
} from './help.ts';
import { pulseAnswers, pulsePoint } from './pulse.ts';

const hex = z.string().check(z.regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits'));

export const takePass = route({
  name: 'takePass',
  method: 'POST',
  path: '/api/communities/{communityId}/sessions/{sessionId}/pulse/passes',
  summary: 'Get the pass with which one answers once; it does not tell who has it',
  access: answerPulses,
  touches: [],
  params: inSession,
  query: none,
  /** A point that the browser has hidden, see blind-pass.ts. The same one may be sent again. */
  body: z.strictObject({ blinded: hex }),
  /** null: the one pass of this person is on another device, or in another app on this one. */
  reply: z.object({ signed: nullIfMissing(hex) }),
});

export const answerPulse = route({
  name: 'answerPulse',
  method: 'POST',
  path: '/api/communities/{communityId}/sessions/{sessionId}/pulse/answers',
  summary: 'Answer the three questions about a session with a pass; who sends it is not kept',
  access: answerPulses,
  touches: [],
  params: inSession,
  query: none,
  body: z.strictObject({ serial: hex, pass: hex, answers: pulseAnswers }),
  reply: z.object({ kept: z.boolean() }),
});

export const pulseTrend = route({
  name: 'pulseTrend',
  method: 'GET',
  path: '/api/communities/{communityId}/pulse',
  summary: 'How the last sessions were, where five or more have answered',
  access: readCommunity,
  shows: ['pulse'],
  params: inCommunity,
  query: none,
  body: none,
  /** The latest session first; only those about which nobody is asked any more. */
  reply: z.object({ points: tolerantArray(pulsePoint) }),
});

const anExchange = z.strictObject({ communityId: id, helpId: id });

export const listHelp = route({
  name: 'listHelp',
  method: 'GET',
  path: '/api/communities/{communityId}/help',
  summary: 'Whom I may ask for help, and what I have asked and been asked; nobody else can read that',
  access: mayAsk,
  shows: ['help', 'members'],
  params: inCommunity,
  query: none,
  body: none,
  reply: z.object({
    exchanges: tolerantArray(exchangeOutline),
    /** Mentors and whoever else offers to be asked, without me. */
    helpers: tolerantArray(helper),
    /** What I offer myself. */
    offer: storedOffer,
  }),
});

export const askForHelp = route({
  name: 'askForHelp',
  method: 'PUT',
  path: '/api/communities/{communityId}/help/{helpId}',
  summary: 'Ask one person for help; only the two of us can read it',
  access: mayAsk,
  touches: ['help', 'home'],
  params: anExchange,
  query: none,
  body: z.strictObject({ askedId: entraId, words: helpWords }),
  reply: exchange,
});

export const openHelp = route({
  name: 'openHelp',
  method: 'GET',
  path: '/api/communities/{communityId}/help/{helpId}',
  summary: 'What the two of us have said',
  access: mayAsk,
  // Not what deleting it touches: whoever deletes it leaves its page.
  shows: ['help-exchange'],
  params: anExchange,
  query: none,
  body: none,
  reply: z.object({
    exchange,
    me: personRef,
    /** Whether the other one can still read and answer it. */
    otherIsThere: z.boolean(),
    now: instant,
  }),
});

export const sayInHelp = route({
  name: 'sayInHelp',
  method: 'PUT',
  path: '/api/communities/{communityId}/help/{helpId}/messages/{messageId}',
  summary: 'Say something, suggest a time, or say that now is no good time',
  access: mayAsk,
  touches: ['help', 'help-exchange', 'home'],
  params: z.strictObject({ communityId: id, helpId: id, messageId: id }),
  query: none,
  body: suggestion,
  reply: exchange,
});

export const settleHelp = route({
  name: 'settleHelp',
  method: 'PUT',
  path: '/api/communities/{communityId}/help/{helpId}/state',
  summary: 'Say that it is done, or go on with it; what was said stays',
  access: mayAsk,
  touches: ['help', 'help-exchange', 'home'],
  params: anExchange,
  query: none,
  body: z.strictObject({ state: exchangeState }),
  reply: exchange,
});

export const deleteHelp = route({
  name: 'deleteHelp',
  method: 'DELETE',
  path: '/api/communities/{communityId}/help/{helpId}',
  summary: 'Delete it for both of us; it cannot be taken back',
  access: mayAsk,
  touches: ['help', 'home'],
  params: anExchange,
  query: none,
  body: none,
  reply: z.object({ deleted: z.boolean() }),
});

export const offerHelp = route({
  name: 'offerHelp',
  method: 'PUT',
  path: '/api/communities/{communityId}/help-offers/mine',
  summary: 'Say whether I may be asked for help, and about what',
  access: mayAsk,
  touches: ['help'],
  params: inCommunity,
  query: none,
  body: helpOffer,
  reply: storedOffer,
});

export type HelpList = z.infer<(typeof listHelp)['reply']>;
export type OpenHelp = z.infer<(typeof openHelp)['reply']>;
