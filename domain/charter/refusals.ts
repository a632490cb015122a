import type { Refusals } from '../shared/refusals.ts';

export const charterRefusals = {
  'charter-decides': [409, 'The charter says this, and changes by a proposal'],
  'no-charter': [409, 'There is no charter yet'],
  'nothing-changes': [409, 'The proposal says what the charter says'],
  'nudged-lately': [409, 'Everybody was asked less than a week ago'],
} as const satisfies Refusals;
