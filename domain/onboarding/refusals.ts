import type { Refusals } from '../shared/refusals.ts';

export const onboardingRefusals = {
  'no-newcomer': [409, 'You have been here for more than 30 days'],
  'not-offered': [409, 'They do not offer to be a buddy at present'],
  'buddy-full': [409, 'They have three newcomers already'],
  'other-buddy': [409, 'You have asked somebody else already'],
  'not-asked': [403, 'They have not asked you, or do not any more'],
} as const satisfies Refusals;
