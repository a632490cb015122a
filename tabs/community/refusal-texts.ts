import type { communityRefusals } from '../../domain/community/refusals.ts';
import { said, type Wording } from '../api/wording.ts';

export const refusalTexts: Wording<typeof communityRefusals> = {
  'not-a-member': said('You are not a member of this community', 'Ask one of its organisers to add you.'),
  'former-member': said(
    'You are no longer a member of this community',
    'Ask one of its organisers if you would like to come back.',
  ),
  'role-may-not': said(
    'Your role does not include this',
    'An organiser of the community can do it, or change your role.',
  ),
  'last-organiser': said('A community needs an organiser', 'Make somebody else an organiser first.'),
  'import-has-problems': said(
    'Some rows cannot be imported',
    'Nothing has been added. Correct those rows, or leave them out.',
  ),
};
