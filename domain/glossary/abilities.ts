import type { Ability } from '../community/policy.ts';

/** Propose terms and changes of them, and say what one thinks of a proposal. */
export const shapeGlossary: Ability = { name: 'shapeGlossary', roles: ['organiser', 'member', 'mentor'] };
