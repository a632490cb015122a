import type { Ability } from '../community/policy.ts';

/** Begin pilots of one's own, join others', check in and report. */
export const runPilots: Ability = { name: 'runPilots', roles: ['organiser', 'member', 'mentor'] };

/** See pilots that have not been reported yet. Sponsors see published reports. */
export const followPilots: Ability = { name: 'followPilots', roles: ['organiser', 'member', 'mentor'] };
