import type { rolesRefusals } from '../../domain/roles/refusals.ts';
import { KEPT, said, type Wording } from '../api/wording.ts';

export const refusalTexts: Wording<typeof rolesRefusals> = {
  'nominations-shown': said(
    'Nominations are shown already',
    `${KEPT} Whoever would be right and was not nominated can be named in an objection.`,
  ),
  'nominations-unseen': said(
    'Nominations are still gathered',
    'Nobody sees them before their day. Come back then.',
  ),
  'shown-on-their-day': said(
    'Nominations are shown on their day',
    'People were told when, and some nominate on the last evening.',
  ),
  'nominee-paused': said(
    'They have paused or are away',
    `${KEPT} Whoever has paused is asked for nothing. Nominate somebody else, or ask an organiser for more time.`,
  ),
  'nominee-left': said(
    'They do not take part in the community any more',
    `${KEPT} Propose somebody else of those who were nominated.`,
  ),
  'nominee-not-willing': said(
    'They have not said that they would',
    `${KEPT} Only somebody who was nominated and has said yes can be proposed. Ask them.`,
  ),
  'not-nominated': said('You are not nominated for this role', 'There is nothing to answer.'),
  'holder-proposed': said(
    'Somebody has been proposed already',
    'Answers are taken until somebody is. If the proposal is withdrawn, you can answer again.',
  ),
  'has-a-term': said(
    'They have rights by another role until its end',
    `${KEPT} End that role first, or propose somebody else.`,
  ),
  'role-over': said('This role is over', 'Its page shows what came of it. It can be opened anew.'),
};
