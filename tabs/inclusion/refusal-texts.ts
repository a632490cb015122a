import type { inclusionRefusals } from '../../domain/inclusion/refusals.ts';
import { KEPT, said, type Wording } from '../api/wording.ts';

export const refusalTexts: Wording<typeof inclusionRefusals> = {
  'member-already': said('They belong to the community already', 'They are among its people.'),
  'proposed-already': said('Already proposed', 'Somebody else has proposed them. An organiser decides.'),
  'asked-lately': said(
    'An organiser has said no lately',
    `${KEPT} Speak with them, or ask again a month after their answer.`,
  ),
  'too-many-asked': said(
    'Too many wait for an answer already',
    `${KEPT} Ask the organisers to answer those first.`,
  ),
  'asked-no-more': said(
    'This does not wait for an answer any more',
    'Another organiser has answered it, or it was taken back.',
  ),
};
