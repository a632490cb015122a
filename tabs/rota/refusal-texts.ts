import type { rotaRefusals } from '../../domain/rota/refusals.ts';
import { KEPT, said, type Wording } from '../api/wording.ts';

export const refusalTexts: Wording<typeof rotaRefusals> = {
  'turn-gone': said(
    'This turn is not among the next ones any more',
    'It has begun, was moved, or the rhythm of the community has changed. The rota shows what stands.',
  ),
  'not-your-turn': said('This turn is somebody else’s by now', 'The rota shows whose it is, and why.'),
  'turn-planned': said(
    'The session of this turn is planned',
    'Give the turn back, so that others are asked, or ask somebody to swap.',
  ),
  'turn-taken': said('Somebody has this already', 'The rota shows who leads it.'),
  'turn-agreed': said(
    'Something else is agreed for this turn by now',
    `${KEPT} Whoever was to lead it has swapped or skipped it, or somebody else has taken it. Take who leads it now, or say why you choose somebody else.`,
  ),
  'swap-over': said(
    'This swap is not asked any more',
    'Somebody else was first, it was taken back, or the turns have changed.',
  ),
  'cannot-lead': said(
    'They cannot lead on that day',
    `${KEPT} They have paused, are away, or do not facilitate.`,
  ),
  'has-led-before': said(
    'Shadowing is for those who have not led yet',
    'You can facilitate with them instead.',
  ),
};
