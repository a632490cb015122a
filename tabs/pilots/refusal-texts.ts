import type { pilotRefusals } from '../../domain/pilots/refusals.ts';
import { KEPT, said, type Wording } from '../api/wording.ts';

export const refusalTexts: Wording<typeof pilotRefusals> = {
  'pilot-not-yours': said('Only those who run this pilot can do this', 'Ask to join it, or ask its owner.'),
  'pilot-locked': said(
    'The prediction, the aim and the days are locked since the pilot has started',
    `${KEPT} Amend the prediction or the last day on the pilot’s page, with a reason.`,
  ),
  'pilot-not-running': said(
    'This pilot does not run',
    `${KEPT} One checks in from its first day until it is reported.`,
  ),
  'pilot-over': said('This pilot has ended', `${KEPT} Its page shows what came of it.`),
  'asker-left': said(
    'They do not take part in the community any more',
    'Whoever comes back can ask to join once more.',
  ),
  'pilot-not-reported': said('This pilot has no published report', 'Its page shows where it stands.'),
};
