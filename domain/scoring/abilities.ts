import type { Ability } from '../community/policy.ts';

/** Begin rounds of scoring, score in them, and see what they come to. */
export const scoreRubrics: Ability = { name: 'scoreRubrics', roles: ['organiser', 'member', 'mentor'] };
