import type { Ability } from '../community/policy.ts';

/** Find one's way into a community during the first weeks, and be somebody's buddy in theirs. */
export const beOnboarded: Ability = { name: 'beOnboarded', roles: ['organiser', 'member', 'mentor'] };
