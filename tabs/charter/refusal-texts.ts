import type { charterRefusals } from '../../domain/charter/refusals.ts';
import { KEPT, said, type Wording } from '../api/wording.ts';

export const refusalTexts: Wording<typeof charterRefusals> = {
  'charter-decides': said(
    'The charter says this',
    `${KEPT} Purpose, north star and norms change by a proposal on the charter’s page, which everybody may object to.`,
  ),
  'no-charter': said('There is no charter yet', 'Propose a first version on its page.'),
  'nothing-changes': said(
    'This says what the charter says already',
    `${KEPT} Change something, or leave it as it is.`,
  ),
  'nudged-lately': said(
    'They were asked less than a week ago',
    'It stands on their Home until they have accepted. Ask again in a few days.',
  ),
};
