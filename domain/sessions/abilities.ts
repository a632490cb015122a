import type { Ability } from '../community/policy.ts';

export const planSessions: Ability = { name: 'planSessions', roles: ['organiser'] };

/** Capture notes, tick checklists, own actions. */
export const takePart: Ability = { name: 'takePart', roles: ['organiser', 'member', 'mentor', 'sponsor'] };

/** Propose topics for sessions and vote for them. */
export const voteForTopics: Ability = { name: 'voteForTopics', roles: ['organiser', 'member', 'mentor'] };

/** Be named as the facilitator of a session; whose role changes later keeps what is planned. */
export const facilitate: Ability = { name: 'facilitate', roles: ['organiser', 'member', 'mentor'] };
