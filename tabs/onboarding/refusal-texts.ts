import type { onboardingRefusals } from '../../domain/onboarding/refusals.ts';
import { said, type Wording } from '../api/wording.ts';

export const refusalTexts: Wording<typeof onboardingRefusals> = {
  'no-newcomer': said(
    'You have been here for more than 30 days',
    'Buddies are for newcomers. Ask anybody: they were new once.',
  ),
  'not-offered': said('They cannot be asked at present', 'Ask somebody else, or try again in a few days.'),
  'buddy-full': said('They have three newcomers already', 'Somebody was faster. Ask somebody else.'),
  'other-buddy': said('You have asked somebody else already', 'Take that back first, or do without them.'),
  'not-asked': said('They do not ask you any more', 'They have taken it back, or asked somebody else.'),
};
