import type { Ability } from '../community/policy.ts';

/** Be asked after sessions how they were, and answer. */
export const answerPulses: Ability = { name: 'answerPulses', roles: ['organiser', 'member', 'mentor'] };

/** Ask somebody for help, and be asked. */
export const askForHelp: Ability = { name: 'askForHelp', roles: ['organiser', 'member', 'mentor'] };
