import type { Ability } from '../community/policy.ts';

/** Propose changes of the charter, object to them, and accept what was adopted. */
export const shapeCharter: Ability = { name: 'shapeCharter', roles: ['organiser', 'member', 'mentor'] };
