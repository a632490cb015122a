import type { communityRefusals } from '../../domain/community/refusals.ts';
import { KEPT, said, type Wording } from '../api/wording.ts';

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
  'proposal-open': said(
    'Something is proposed already',
    `${KEPT} One change is decided at a time: look at that one first, and object if yours would be better.`,
  ),
  'proposal-adopted': said(
    'This has been adopted meanwhile',
    `${KEPT} Its time was over and nobody objected any more. You can propose to change it.`,
  ),
  'proposal-withdrawn': said('This proposal was withdrawn', 'There is nothing to answer any more.'),
  'proposal-changed': said(
    'The proposal was changed meanwhile',
    `${KEPT} Read what it says now; everybody is asked again.`,
  ),
  'proposal-not-yours': said(
    'Only whoever made this proposal can do this',
    'Object with a reason: they can change it.',
  ),
  'own-proposal': said(
    'This proposal is yours',
    `${KEPT} Another organiser can set the objection aside. You can change the proposal.`,
  ),
  'still-open': said('There is still time to meet this objection', `${KEPT} Wait for the proposal’s end.`),
};
