import type { Ability } from './policy.ts';

/** See the community's name and outlines of sessions. Guests see only showcases, which `mayOpenSession` checks. */
export const visit: Ability = {
  name: 'visit',
  roles: ['organiser', 'member', 'mentor', 'sponsor', 'guest'],
};

/** See who belongs, what is planned, noted and known. */
export const readCommunity: Ability = {
  name: 'readCommunity',
  roles: ['organiser', 'member', 'mentor', 'sponsor'],
};

export const runCommunity: Ability = { name: 'runCommunity', roles: ['organiser'] };
