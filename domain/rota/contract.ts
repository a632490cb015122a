import * as z from 'zod/mini';
import { readCommunity } from '../community/abilities.ts';
import { absence, member } from '../community/community.ts';
import { standing } from '../community/rota.ts';
import { planSessions } from '../sessions/abilities.ts';
import { session } from '../sessions/session.ts';
import { entraId, id, personRef } from '../shared/ids.ts';
import { inCommunity, inSession, none, route } from '../shared/route.ts';
import { prose } from '../shared/text.ts';
import { date, instant, zone } from '../shared/time.ts';
import { nullIfMissing, nullIfUnreadable, tolerantArray } from '../shared/tolerant.ts';
import { pause, takeTurns } from './abilities.ts';
import { rotaEvent } from './history.ts';
import { agreement, rotaReason, swap, turnSkip } from './turn.ts';

const REASON_MAX = 300;
const reason = prose(REASON_MAX, 1);
const permission = z.string();

export { type RotaReason, rotaReason } from './turn.ts';

/** Why a planned turn may find nobody to lead it. */
export const turnRisk = z.enum(['paused', 'away', 'left', 'nobody-volunteers']);
export type TurnRisk = z.infer<typeof turnRisk>;

/** A turn to come as the rota shows it. Its id is that of its session, which may not be planned yet. */
export const rotaTurn = z.object({
  id,
  date,
  startsAt: instant,
  zone,
  /** null while its session is not planned. */
  topic: nullIfMissing(session.shape.topic),
  person: nullIfMissing(personRef),
  how: z.enum(['planned', 'agreed', 'proposed']),
  agreed: nullIfUnreadable(agreement),
  reason: rotaReason,
  skips: tolerantArray(turnSkip),
  swap: nullIfUnreadable(swap),
  /** The swap is asked of me: when they would lead for it, and what I would be owed; null if it is not. */
  swapAsked: nullIfMissing(z.object({ myDate: nullIfMissing(date), owed: z.int() })),
  /** `asked` is who is asked now to take it; null if nobody is left. */
  givenBack: nullIfUnreadable(
    z.object({ by: personRef, reason: z.string(), at: instant, asked: nullIfMissing(personRef) }),
  ),
  coFacilitator: nullIfMissing(personRef),
  shadow: nullIfMissing(personRef),
  risk: nullIfUnreadable(turnRisk),
  /** What I may do with it: `yes`, or the refusal that the API would give. */
  may: z.object({
    accept: permission,
    skip: permission,
    swap: permission,
    giveBack: permission,
    volunteer: permission,
    choose: permission,
    coFacilitate: permission,
    shadow: permission,
  }),
});
export type RotaTurn = z.infer<typeof rotaTurn>;

/** How somebody stands. `why` says why they are not proposed at present; null if they are. */
export const rotaAccount = z.object({
  person: personRef,
  ...standing.shape,
  why: nullIfMissing(z.string()),
  pausedUntil: nullIfMissing(date),
});
export type RotaAccount = z.infer<typeof rotaAccount>;

/** My settings: whether I take turns, until when I pause, and when I am away. */
export const myTurns = z.pick(member, { facilitates: true, pausedUntil: true, away: true, etag: true });

export const openRota = route({
  name: 'openRota',
  method: 'GET',
  path: '/api/communities/{communityId}/rota',
  summary: 'The next turns with the reason for each, everybody’s account, and what I may do',
  access: readCommunity,
  shows: ['rota', 'sessions', 'members', 'community'],
  params: inCommunity,
  query: none,
  body: none,
  reply: z.object({
    turns: tolerantArray(rotaTurn),
    accounts: tolerantArray(rotaAccount),
    me: entraId,
    mine: myTurns,
    /** Today in the community’s zone. */
    today: date,
  }),
});

export const listRotaHistory = route({
  name: 'listRotaHistory',
  method: 'GET',
  path: '/api/communities/{communityId}/rota/history',
  summary: 'What was done in the rota and why, the latest first; nobody can change it',
  access: readCommunity,
  shows: ['rota'],
  params: inCommunity,
  query: z.strictObject({ after: z.optional(z.string().check(z.regex(/^\d{13}\|[0-9a-f-]{36}$/))) }),
  body: none,
  reply: z.object({ events: tolerantArray(rotaEvent), next: nullIfMissing(z.string()) }),
});

/** Every change of a turn answers which one was changed. */
const changed = z.object({ turnId: id });
const touches = ['rota', 'sessions', 'home'] as const;
const inTurn = '/api/communities/{communityId}/rota/turns/{sessionId}';

export const acceptTurn = route({
  name: 'acceptTurn',
  method: 'POST',
  path: `${inTurn}/accept`,
  summary: 'Accept a turn that is proposed to me, or keep one that I have given back',
  access: takeTurns,
  touches,
  params: inSession,
  query: none,
  body: none,
  reply: changed,
});

export const skipTurn = route({
  name: 'skipTurn',
  method: 'POST',
  path: `${inTurn}/skip`,
  summary: 'Skip a turn, with a reason, or be there after all; that costs no place and wins none',
  access: takeTurns,
  touches,
  params: inSession,
  query: none,
  body: z.strictObject({ skips: z.boolean(), reason: prose(REASON_MAX) }),
  reply: changed,
});

/** What a swap with somebody would come to. */
export const swapChoice = z.object({
  person: personRef,
  /** Their turn that I would lead; null if they have none to give. */
  turnId: nullIfMissing(id),
  date: nullIfMissing(date),
  /** What I would be owed, and what they would, after the later of the two turns. */
  owed: z.int(),
  theirs: z.int(),
});
export type SwapChoice = z.infer<typeof swapChoice>;

export const listSwaps = route({
  name: 'listSwaps',
  method: 'GET',
  path: `${inTurn}/swaps`,
  summary: 'With whom I could swap my turn, when I would lead instead, and what I would be owed',
  access: takeTurns,
  shows: ['rota'],
  params: inSession,
  query: none,
  body: none,
  reply: z.object({ choices: tolerantArray(swapChoice) }),
});

export const askForSwap = route({
  name: 'askForSwap',
  method: 'PUT',
  path: `${inTurn}/swap`,
  summary: 'Ask one or several people to swap a turn of mine; the first who agrees has it',
  access: takeTurns,
  touches,
  params: inSession,
  query: none,
  body: z.strictObject({
    swapId: id,
    people: z.array(entraId).check(
      z.minLength(1, 'at least one person'),
      z.maxLength(6, 'at most 6 people'),
      z.refine((ids) => new Set(ids).size === ids.length, 'different people'),
    ),
    word: prose(REASON_MAX),
  }),
  reply: changed,
});

export const answerSwap = route({
  name: 'answerSwap',
  method: 'POST',
  path: `${inTurn}/swap/answer`,
  summary: 'Agree to a swap that is asked of me, or decline it',
  access: takeTurns,
  touches,
  params: inSession,
  query: none,
  body: z.strictObject({ swapId: id, agrees: z.boolean(), word: prose(REASON_MAX) }),
  reply: changed,
});

export const withdrawSwap = route({
  name: 'withdrawSwap',
  method: 'POST',
  path: `${inTurn}/swap/withdraw`,
  summary: 'Take back a swap that I have asked for',
  access: takeTurns,
  touches,
  params: inSession,
  query: none,
  body: z.strictObject({ swapId: id }),
  reply: changed,
});

export const giveTurnBack = route({
  name: 'giveTurnBack',
  method: 'POST',
  path: `${inTurn}/give-back`,
  summary: 'Give back a turn of mine, with a reason; volunteers are asked in the order of the rota',
  access: takeTurns,
  touches,
  params: inSession,
  query: none,
  body: z.strictObject({ reason }),
  reply: changed,
});

export const volunteerForTurn = route({
  name: 'volunteerForTurn',
  method: 'POST',
  path: `${inTurn}/volunteer`,
  summary: 'Take a turn that was given back or that nobody has accepted, or decline it when asked',
  access: takeTurns,
  touches,
  params: inSession,
  query: none,
  body: z.strictObject({ takes: z.boolean(), word: prose(REASON_MAX) }),
  reply: changed,
});

export const joinTurn = route({
  name: 'joinTurn',
  method: 'POST',
  path: `${inTurn}/join`,
  summary: 'Facilitate a turn with whoever leads it, or shadow it before a first turn; null takes it back',
  access: takeTurns,
  touches: ['rota', 'home'],
  params: inSession,
  query: none,
  body: z.strictObject({ as: z.enum(['coFacilitator', 'shadow']), personId: z.nullable(entraId) }),
  reply: changed,
});

export const chooseFacilitator = route({
  name: 'chooseFacilitator',
  method: 'POST',
  path: `${inTurn}/choose`,
  summary: 'Choose who leads a turn other than the rota proposes, with a reason; the account knows',
  access: planSessions,
  touches,
  params: inSession,
  query: none,
  body: z.strictObject({ personId: entraId, reason }),
  reply: changed,
});

/** Of how many days away to come. */
export const AWAY_MAX = 20;
const absences = z
  .array(z.strictObject(absence.shape).check(z.refine(({ from, to }) => from <= to, 'from before to')))
  .check(z.maxLength(AWAY_MAX, `at most ${AWAY_MAX} absences`));

export const changeMyTurns = route({
  name: 'changeMyTurns',
  method: 'PATCH',
  path: '/api/communities/{communityId}/rota/me',
  summary: 'Take turns or not, pause until a day, resume, and say when I am away; what is left out stays',
  access: pause,
  touches: ['rota', 'members', 'home'],
  params: inCommunity,
  query: none,
  body: z.strictObject({
    facilitates: z.optional(z.boolean()),
    pausedUntil: z.optional(z.nullable(date)),
    /** Days that are added and taken back, so that those of another page stay. */
    away: z.optional(z.strictObject({ add: absences, remove: absences })),
    reason: prose(REASON_MAX),
  }),
  reply: myTurns,
});
