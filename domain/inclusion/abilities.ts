import type { Ability } from '../community/policy.ts';

/** Say of oneself at which level and in which discipline one works. */
export const describeOneself: Ability = {
  name: 'describeOneself',
  roles: ['organiser', 'member', 'mentor', 'sponsor'],
};

/** Propose somebody of the organisation, whom an organiser then adds or not. */
export const proposeMembers: Ability = {
  name: 'proposeMembers',
  roles: ['organiser', 'member', 'mentor', 'sponsor'],
};
