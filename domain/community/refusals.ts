import type { Refusals } from '../shared/refusals.ts';

export const communityRefusals = {
  'not-a-member': [403, 'You are not a member of this community'],
  'former-member': [403, 'You are no longer a member of this community'],
  'role-may-not': [403, 'Your role does not allow this'],
  'last-organiser': [409, 'A community needs an organiser'],
  'import-has-problems': [409, 'Some rows cannot be imported'],
  'proposal-open': [409, 'There is an open proposal already'],
  'proposal-adopted': [409, 'The proposal is adopted'],
  'proposal-withdrawn': [409, 'The proposal was withdrawn'],
  'proposal-changed': [409, 'The proposal was changed meanwhile'],
  'proposal-not-yours': [403, 'Only whoever made this proposal may do this'],
  'own-proposal': [403, 'Another organiser sets aside what is said against your proposal'],
  'still-open': [409, 'Objections are set aside only when the time of the proposal is over'],
} as const satisfies Refusals;
