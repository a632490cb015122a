import type { Refusals } from '../shared/refusals.ts';

export const inclusionRefusals = {
  'member-already': [409, 'This person belongs to the community already'],
  'proposed-already': [409, 'Somebody else has proposed this person already'],
  'asked-lately': [409, 'An organiser has declined this lately'],
  'too-many-asked': [409, 'Too many wait for an answer already'],
  'asked-no-more': [409, 'This does not wait for an answer any more'],
} as const satisfies Refusals;
