import type { Ability } from '../community/policy.ts';

/** Nominate for roles, and say what one thinks of a proposal. */
export const electRoles: Ability = { name: 'electRoles', roles: ['organiser', 'member', 'mentor'] };
