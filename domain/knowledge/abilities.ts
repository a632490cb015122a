import type { Ability } from '../community/policy.ts';

export const writeKnowledge: Ability = { name: 'writeKnowledge', roles: ['organiser', 'member', 'mentor'] };
