import type { Ability } from '../community/policy.ts';

/** Accept, skip, swap and give back turns, and volunteer for others'. */
export const takeTurns: Ability = { name: 'takeTurns', roles: ['organiser', 'member', 'mentor'] };

/** Pause, and say when one is away. */
export const pause: Ability = { name: 'pause', roles: ['organiser', 'member', 'mentor', 'sponsor'] };
