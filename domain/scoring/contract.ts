import * as z from 'zod/mini';
import { id, personRef } from '../shared/ids.ts';
import { none, route } from '../shared/route.ts';
import { prose } from '../shared/text.ts';
import { date, instant } from '../shared/time.ts';
import { nullIfMissing, tolerantArray } from '../shared/tolerant.ts';
import { scoreRubrics } from './abilities.ts';
import { dot, PASSES_MAX, roundDraft, roundOutline, score, scoredRubric, scoresDraft } from './round.ts';

const ofRubric = z.strictObject({ communityId: id, artifactId: id });
const aRound = z.extend(ofRubric, { roundId: id });
const permission = z.string();
const aPass = z.int().check(z.minimum(1), z.maximum(PASSES_MAX));

const AT = '/api/communities/{communityId}/artifacts/{artifactId}/rounds';
const CHANGES = ['scoring', 'home'] as const;

export const listRounds = route({
  name: 'listRounds',
  method: 'GET',
  path: AT,
  summary: 'The rounds of scoring by a rubric, the latest first',
  access: scoreRubrics,
  shows: ['scoring'],
  params: ofRubric,
  query: none,
  body: none,
  reply: z.object({ rounds: tolerantArray(roundOutline) }),
});

export const beginRound = route({
  name: 'beginRound',
  method: 'PUT',
  path: `${AT}/{roundId}`,
  summary: 'Begin to score one thing by a revision of a rubric',
  access: scoreRubrics,
  touches: CHANGES,
  params: aRound,
  query: none,
  body: roundDraft,
  reply: roundOutline,
});

export const roundPage = z.object({
  now: instant,
  round: roundOutline,
  rubric: scoredRubric,
  /** My scores of this pass, and of the one before; null if there are none. */
  mine: nullIfMissing(z.array(score)),
  mineBefore: nullIfMissing(z.array(score)),
  /** How many have scored in this pass. */
  scored: z.int(),
  /** Who is asked and has not scored yet; empty once it is revealed. */
  awaited: tolerantArray(personRef),
  /** The passes that were revealed, the first one first: the dots of each criterion. */
  passes: tolerantArray(
    z.object({
      pass: z.int(),
      revealedAt: instant,
      people: z.int(),
      criteria: z.array(tolerantArray(dot)),
    }),
  ),
  /** Whether my dots have my name. */
  named: z._default(z.boolean(), false),
  abilities: z.object({
    score: permission,
    reveal: permission,
    /** Score again after talking. */
    again: permission,
    /** Show my name beside my dots. */
    show: permission,
    close: permission,
    /** Score it again in a round of its own, after some time. */
    follow: permission,
    remove: permission,
  }),
});
export type RoundPage = z.infer<typeof roundPage>;

export const openRound = route({
  name: 'openRound',
  method: 'GET',
  path: `${AT}/{roundId}`,
  summary: 'A round of scoring: my scores, who is awaited, and once it is revealed the spread',
  access: scoreRubrics,
  shows: ['scoring'],
  params: aRound,
  query: none,
  body: none,
  reply: roundPage,
});

export const scoreRound = route({
  name: 'scoreRound',
  method: 'PUT',
  path: `${AT}/{roundId}/score`,
  summary: 'Score, or change my scores; nobody else sees them before all are revealed',
  access: scoreRubrics,
  touches: CHANGES,
  params: aRound,
  query: none,
  body: z.strictObject({ pass: aPass, scores: scoresDraft }),
  reply: z.object({ pass: z.int(), scores: z.array(score) }),
});

export const revealRound = route({
  name: 'revealRound',
  method: 'POST',
  path: `${AT}/{roundId}/reveal`,
  summary: 'Reveal the scores of a pass to all who score',
  access: scoreRubrics,
  touches: CHANGES,
  params: aRound,
  query: none,
  body: z.strictObject({ pass: aPass }),
  reply: roundOutline,
});

export const scoreAgain = route({
  name: 'scoreAgain',
  method: 'POST',
  path: `${AT}/{roundId}/again`,
  summary: 'Score once more after talking; the passes before are kept',
  access: scoreRubrics,
  touches: CHANGES,
  params: aRound,
  query: none,
  /** The pass that was revealed. */
  body: z.strictObject({ pass: aPass }),
  reply: roundOutline,
});

export const showMyScores = route({
  name: 'showMyScores',
  method: 'PUT',
  path: `${AT}/{roundId}/name`,
  summary: 'Show my name beside my dots in a round, or hide it again',
  access: scoreRubrics,
  touches: ['scoring'],
  params: aRound,
  query: none,
  body: z.strictObject({ shown: z.boolean() }),
  reply: z.object({ shown: z.boolean() }),
});

export const closeRound = route({
  name: 'closeRound',
  method: 'POST',
  path: `${AT}/{roundId}/close`,
  summary:
    'End a round with what was decided, and say when it is scored again; once it is closed, change either',
  access: scoreRubrics,
  touches: CHANGES,
  params: aRound,
  query: none,
  body: z.strictObject({ word: prose(300), again: z.nullable(date) }),
  reply: roundOutline,
  versioned: true,
});

export const removeRound = route({
  name: 'removeRound',
  method: 'DELETE',
  path: `${AT}/{roundId}`,
  summary: 'Remove a round with everything that was scored in it',
  access: scoreRubrics,
  touches: CHANGES,
  params: aRound,
  query: none,
  body: none,
  reply: z.object({ removed: z.boolean() }),
});
