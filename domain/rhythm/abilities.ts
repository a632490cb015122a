import type { Ability } from '../community/policy.ts';

/** Be asked between sessions what one has tried, and answer. */
export const answerPrompts: Ability = { name: 'answerPrompts', roles: ['organiser', 'member', 'mentor'] };
